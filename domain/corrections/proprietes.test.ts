import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Db } from '../../db/index.ts'
import { unBeneficiaire, unIntervenant } from '../../test/constructeurs.ts'
import {
  a,
  acteSur,
  etats,
  laLigne,
  lignes,
  MAINTENANT,
  pointe,
  unBureau,
  type Bureau,
} from '../../test/corrections.ts'
import type { Corrige } from '../correction.ts'
import type { Lieu } from '../identifier.ts'
import { verifier } from '../verifier.ts'
import { annulerRevision } from './annuler.ts'
import { creerIntervention } from './creer.ts'
import { deplacerIntervention } from './deplacer.ts'
import { fusionnerInterventions } from './fusionner.ts'
import { inverserIntervention } from './inverser.ts'
import { changerMinutes } from './minutes.ts'
import { reaffecterIntervention } from './reaffecter.ts'
import { scinderIntervention } from './scinder.ts'
import { supprimerIntervention } from './supprimer.ts'

const MINUTE = 60_000
/** Many more by hand: TIRAGES=1000. */
const TIRAGES = Number(process.env['TIRAGES'] ?? 20)
const PATIENCE_MS = TIRAGES * 20_000
const DEBUT = a('00:00', '2026-11-22')

/** A manager's gesture: the numbers choose among what is there. */
interface Geste {
  acte:
    | 'deplacer'
    | 'inverser'
    | 'fusionner'
    | 'scinder'
    | 'reaffecter'
    | 'supprimer'
    | 'minutes'
    | 'creer'
    | 'annuler'
  choix: readonly [number, number, number]
}

interface Appel {
  minute: number
  lieu: 0 | 1
  intervenant: 0 | 1
  sens: 'depart' | null
}

const ACTES = [
  'deplacer',
  'inverser',
  'fusionner',
  'scinder',
  'reaffecter',
  'supprimer',
  'minutes',
  'creer',
  'annuler',
] as const
const minute = fc.integer({ min: 0, max: 40 }).map((pas) => pas * 31)
const unAppelTire = fc.record<Appel>({
  minute,
  lieu: fc.constantFrom<0 | 1>(0, 0, 0, 1),
  intervenant: fc.constantFrom<0 | 1>(0, 0, 0, 1),
  sens: fc.constantFrom<'depart' | null>(null, null, null, 'depart'),
})
const appels = (max: number) =>
  fc.uniqueArray(unAppelTire, {
    maxLength: max,
    selector: (appel) => `${appel.minute} ${appel.lieu} ${appel.intervenant}`,
  })
const gestes = (max: number, actes: readonly Geste['acte'][] = ACTES) =>
  fc.array(
    fc.record<Geste>({
      acte: fc.constantFrom(...actes),
      choix: fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)),
    }),
    { maxLength: max },
  )

interface Maison extends Bureau {
  lieux: readonly [Lieu, Lieu]
  intervenants: readonly [number, number]
  /** The instants that a person gave. */
  donnes: Set<number>
}

async function uneMaison(db?: Db): Promise<Maison> {
  const bureau = await unBureau(db)
  const { db: base, antenneId } = bureau
  return {
    ...bureau,
    lieux: [bureau.lieu, await unBeneficiaire(base, { antenne_id: antenneId })],
    intervenants: [bureau.intervenantId, (await unIntervenant(base, { antenne_id: antenneId })).id],
    donnes: new Set(),
  }
}

async function appeler({ db, lieux, intervenants }: Maison, { minute, lieu, intervenant, sens }: Appel) {
  await pointe(
    { db, lieu: lieux[lieu], intervenantId: intervenants[intervenant] },
    DEBUT + minute * MINUTE,
    sens,
  )
}

function parmi<T>(valeurs: readonly T[], choix: number): T | undefined {
  return valeurs[choix % Math.max(1, valeurs.length)]
}

async function faire(m: Maison, { acte, choix: [un, deux, trois] }: Geste): Promise<Corrige | undefined> {
  const { db, auteur, lieux, intervenants, donnes } = m
  const instant = (n: number) => DEBUT + (n % 1300) * MINUTE + 7000
  const donne = (n: number) => {
    donnes.add(instant(n))
    return instant(n)
  }
  if (acte === 'creer') {
    const { motifId } = await acteVide(db)
    const qui = {
      beneficiaireId: (parmi(lieux, un) ?? lieux[0]).id,
      intervenantId: parmi(intervenants, un) ?? 0,
    }
    const [debut, fin] = [donne(Math.min(deux, trois)), donne(Math.max(deux, trois))]
    return creerIntervention(
      db,
      auteur,
      { ...qui, debut, fin, prestation: null, motifId, note: '' },
      MAINTENANT,
    )
  }
  if (acte === 'annuler') {
    const revision = parmi(
      await db.selectFrom('revision').select(['id', 'intervention_id']).orderBy('id').execute(),
      un,
    )
    if (revision === undefined) return undefined
    const { version } = await laLigne(db, revision.intervention_id)
    return annulerRevision(db, auteur, { revisionId: revision.id, version, note: '' }, MAINTENANT)
  }
  const toutes = await lignes(db)
  const ligne = parmi(toutes, un)
  const autre = parmi(toutes, deux)
  if (ligne === undefined || autre === undefined) return undefined
  const { id } = ligne
  switch (acte) {
    case 'deplacer': {
      const debut = trois % 3 === 0 ? ligne.debut : donne(Math.min(deux, trois))
      const fin = trois % 3 === 1 ? ligne.fin : trois % 7 === 0 ? null : donne(Math.max(deux, trois))
      const famille = debut === ligne.debut ? 'COD' : fin === ligne.fin ? 'COA' : 'CO2'
      return deplacerIntervention(db, auteur, { ...(await acteSur(db, id, famille)), debut, fin }, MAINTENANT)
    }
    case 'inverser':
      return inverserIntervention(db, auteur, await acteSur(db, id, 'CO2'), MAINTENANT)
    case 'fusionner': {
      const avec = { avecId: autre.id, avecVersion: autre.version }
      return fusionnerInterventions(db, auteur, { ...(await acteSur(db, id, 'CO2')), ...avec }, MAINTENANT)
    }
    case 'scinder': {
      const [debut, duree] = [ligne.debut ?? DEBUT, (ligne.fin ?? DEBUT) - (ligne.debut ?? DEBUT)]
      const [un, autre] = [deux, trois].map((n) => debut + Math.floor((duree * (n % 100)) / 100))
      const heures = {
        finPremiere: Math.min(un ?? 0, autre ?? 0),
        debutSeconde: Math.max(un ?? 0, autre ?? 0),
      }
      for (const heure of Object.values(heures)) donnes.add(heure)
      return scinderIntervention(db, auteur, { ...(await acteSur(db, id, 'CO2')), ...heures }, MAINTENANT)
    }
    case 'reaffecter': {
      const qui = {
        beneficiaireId: lieux[deux % 2 === 0 ? 0 : 1].id,
        intervenantId: intervenants[trois % 2 === 0 ? 0 : 1],
      }
      return reaffecterIntervention(
        db,
        auteur,
        { ...(await acteSur(db, id, 'MDT')), ...qui, prestation: null },
        MAINTENANT,
      )
    }
    case 'supprimer':
      return supprimerIntervention(db, auteur, await acteSur(db, id, 'SUP'), MAINTENANT)
    case 'minutes':
      break
  }
  const minutes = (deux % 60) - 20
  return changerMinutes(db, auteur, { ...(await acteSur(db, id, 'MDT')), minutes }, MAINTENANT)
}

async function acteVide(db: Db) {
  const { id: motifId } = await db
    .selectFrom('motif')
    .select('id')
    .where('famille', '=', 'CRE')
    .executeTakeFirstOrThrow()
  return { motifId }
}

/** What counts, without numbers: those of the interventions that the pairing makes may differ. */
async function bilan(db: Db): Promise<string[]> {
  return (await etats(db))
    .filter(({ corrigee, supprimee_le }) => corrigee === 1 || supprimee_le === null)
    .map(({ id: _id, ...etat }) => JSON.stringify(etat))
    .toSorted()
}

async function fautes(db: Db): Promise<string[]> {
  const trouvees: string[] = []
  for await (const { quoi, fautes } of verifier(db))
    trouvees.push(...fautes.map((faute) => `${quoi} : ${faute}`))
  return trouvees
}

it(
  'every random day holds: calls unchanged, no instant invented, the base verified',
  async () => {
    const faits = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(appels(8), gestes(8), appels(4), gestes(4), async (avant, actes, tardifs, suite) => {
        const m = await uneMaison()
        for (const appel of avant) await appeler(m, appel)
        const recus = await m.db.selectFrom('appel').selectAll().execute()
        for (const geste of actes) compter(faits, geste, await faire(m, geste))
        for (const appel of tardifs) await appeler(m, appel)
        for (const geste of suite) compter(faits, geste, await faire(m, geste))
        expect(await fautes(m.db)).toEqual([])
        const stamps = await m.db.selectFrom('pointage').select('instant').execute()
        const connus = new Set([...stamps.map(({ instant }) => instant), ...m.donnes])
        for (const { debut, fin } of await lignes(m.db)) {
          if (debut !== null) expect(connus).toContain(debut)
          if (fin !== null) expect(connus).toContain(fin)
        }
        const apres = await m.db.selectFrom('appel').selectAll().execute()
        expect(apres.slice(0, recus.length)).toEqual(recus)
        await m.db.destroy()
      }),
      { numRuns: TIRAGES },
    )
    for (const acte of ACTES) expect(faits.get(acte) ?? 0, acte).toBeGreaterThan(0)
  },
  PATIENCE_MS,
)

it(
  'any sequence of acts, undone in reverse, leaves the first day',
  async () => {
    await fc.assert(
      fc.asyncProperty(appels(8), gestes(8), async (recus, actes) => {
        const m = await uneMaison()
        for (const appel of recus) await appeler(m, appel)
        const avant = await bilan(m.db)
        const faites: number[] = []
        for (const geste of actes) {
          const fait = await faire(m, geste)
          if (fait?.type === 'fait') faites.push(fait.revisionId)
        }
        for (const revisionId of faites.toReversed()) {
          const { intervention_id } = await m.db
            .selectFrom('revision')
            .select('intervention_id')
            .where('id', '=', revisionId)
            .executeTakeFirstOrThrow()
          const { version } = await laLigne(m.db, intervention_id)
          expect(
            await annulerRevision(m.db, m.auteur, { revisionId, version, note: '' }, MAINTENANT),
          ).toMatchObject({
            type: 'fait',
          })
        }
        expect(await bilan(m.db)).toEqual(avant)
        expect(await fautes(m.db)).toEqual([])
        await m.db.destroy()
      }),
      { numRuns: TIRAGES },
    )
  },
  PATIENCE_MS,
)

it(
  'late calls around corrections make the same day in whatever order they come',
  async () => {
    const melange = appels(7).chain((tardifs) =>
      fc.tuple(fc.constant(tardifs), fc.shuffledSubarray(tardifs, { minLength: tardifs.length })),
    )
    await fc.assert(
      fc.asyncProperty(appels(6), gestes(5), melange, async (avant, actes, ordres) => {
        const bilans = []
        for (const ordre of ordres) {
          const m = await uneMaison()
          for (const appel of avant) await appeler(m, appel)
          for (const geste of actes) await faire(m, geste)
          for (const appel of ordre) await appeler(m, appel)
          bilans.push(sansNumeros(await lignes(m.db)))
          await m.db.destroy()
        }
        expect(bilans[1]).toEqual(bilans[0])
      }),
      { numRuns: TIRAGES },
    )
  },
  PATIENCE_MS,
)

function compter(faits: Map<string, number>, { acte }: Geste, corrige: Corrige | undefined): void {
  if (corrige?.type === 'fait') faits.set(acte, (faits.get(acte) ?? 0) + 1)
}

// The numbers of late stamps follow the order of the calls.
function sansNumeros(toutes: Awaited<ReturnType<typeof lignes>>): string[] {
  return toutes
    .filter(({ corrigee, supprimee_le }) => corrigee === 1 || supprimee_le === null)
    .map(({ debut, fin, debut_brut, fin_brut, corrigee, supprimee_le, famille, jour, prestation }) =>
      JSON.stringify([debut, fin, debut_brut, fin_brut, corrigee, supprimee_le, famille, jour, prestation]),
    )
    .toSorted()
}
