import { expect, it } from 'vitest'
import { nomsDe, personneChoisie } from '../../db/choixPersonne.ts'
import { intervenantAffectable } from '../../db/intervenants.ts'
import { ligneVisible } from '../../db/interventions.ts'
import { revisionsDuDossier } from '../../db/journalDossier.ts'
import { repartitionDeLIntervention } from '../../db/repartitions.ts'
import { designer, designerOuChoisir } from '../../web/choixPersonne.tsx'
import { effacerAntenne } from './effacer.ts'
import { unMonde } from './monde.ts'

// Readings that a page guards once more: they must hold by themselves.
it('what names a row of another office reads nothing, whoever asks before', async () => {
  const { db, a, b } = await unMonde()
  const [beneficiaire = 0] = b.lignes.beneficiaire
  const [intervenant = 0] = b.lignes.intervenant
  const [intervention = 0] = b.lignes.intervention
  const lire = async (portee: readonly number[]) => [
    await intervenantAffectable(db, portee, intervenant),
    await ligneVisible(db, portee, intervention),
    (await revisionsDuDossier(db, portee, 'beneficiaire', beneficiaire, '2026-01-01', 5))[0],
    (await repartitionDeLIntervention(db, portee, intervention))[0],
    await personneChoisie(db, portee, 'beneficiaire', beneficiaire),
    (await nomsDe(db, portee, 'intervenant', [intervenant])).get(intervenant),
  ]
  expect((await lire([b.antenneId])).every((lu) => lu !== undefined)).toBe(true)
  expect((await lire([a.antenneId])).every((lu) => lu === undefined)).toBe(true)
})

it('a number typed in the field of a person, or chosen in its list, says nothing of another office', async () => {
  const monde = await unMonde()
  const { db, a, b } = monde
  const portee = [a.antenneId]
  const codes = await db.selectFrom('code').select('code').execute()
  const demander = async () =>
    Promise.all(
      (['beneficiaire', 'intervenant'] as const).flatMap((genre) => [
        ...Array.from({ length: 60 }, async (_, n) => designer(db, portee, genre, String(n))),
        ...codes.map(async ({ code }) => designer(db, portee, genre, code)),
        ...b.lignes[genre].map(async (id) =>
          designerOuChoisir(db, portee, genre, { texte: 'canaria', choisi: String(id) }),
        ),
      ]),
    )
  const avec = await demander()
  await effacerAntenne(monde)
  expect(await demander()).toEqual(avec)
})
