import { expect, it } from 'vitest'
import type { Portee } from '../domain/regles/portee.ts'
import { supprimerIntervention } from '../domain/corrections/supprimer.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import { a, acteSur, MAINTENANT, pointe, unBureau } from '../test/corrections.ts'
import { appelVisible } from './appels.ts'
import { intervenantAffectable } from './intervenants.ts'
import { ligneVisible } from './interventions.ts'
import { revisionsDe, revisionVisible } from './revisions.ts'

const rien = (lu: unknown) => lu === undefined || (Array.isArray(lu) && lu.length === 0)

it('what a correction reads stays within the scope', async () => {
  const b = await unBureau()
  await pointe(b, a('09:00'))
  await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'SUP'), MAINTENANT)
  const autre = await uneAntenne(b.db)
  const lectures = {
    ligneVisible: async (p: Portee) => ligneVisible(b.db, p, 1),
    appelVisible: async (p: Portee) => appelVisible(b.db, p, 1),
    revisionsDe: async (p: Portee) => revisionsDe(b.db, p, 1),
    revisionVisible: async (p: Portee) => revisionVisible(b.db, p, 1),
    intervenantAffectable: async (p: Portee) => intervenantAffectable(b.db, p, b.intervenantId),
  }
  for (const [nom, lire] of Object.entries(lectures)) {
    expect(rien(await lire('toutes')), `${nom}, toutes`).toBe(false)
    expect(rien(await lire([b.antenneId])), `${nom}, la sienne`).toBe(false)
    expect(rien(await lire([])), `${nom}, aucune`).toBe(true)
    expect(rien(await lire([autre])), `${nom}, une autre`).toBe(true)
  }
})

it('a carer lent to a home of the scope may be named there, by no third antenne', async () => {
  const b = await unBureau()
  const preteuse = await unBureau(b.db)
  const troisieme = await uneAntenne(b.db)
  const lire = async (portee: Portee) => intervenantAffectable(b.db, portee, preteuse.intervenantId)
  expect(await lire([b.antenneId])).toBeUndefined()
  await pointe({ ...b, intervenantId: preteuse.intervenantId }, a('09:00'))
  expect(await lire([b.antenneId])).toMatchObject({ id: preteuse.intervenantId })
  expect(await lire([troisieme])).toBeUndefined()
})
