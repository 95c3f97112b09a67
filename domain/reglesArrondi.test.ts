import fc from 'fast-check'
import { expect, it } from 'vitest'
import { reglesArrondi } from '../db/reglesArrondi.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unCompte, unPointage } from '../test/extranet.ts'
import { recalculerLesMarques } from '../test/recalculs.ts'
import { ajouterFinanceur } from './financeurs.ts'
import {
  ajouterRegleArrondi,
  empreinteDesRegles,
  finirRegleArrondi,
  type RegleVoulue,
} from './reglesArrondi.ts'
import { arrondiDuJour } from './regles/arrondi.ts'
import { jourSuivant } from './regles/jours.ts'

const MAINTENANT = Date.parse('2026-11-23T10:00:00+01:00')
const AUTEUR = { utilisateurId: 1, portee: 'toutes', adresse: null } as const
const PAR_QUINZE: Omit<RegleVoulue, 'vu'> = {
  ...{ financeurId: null, prestation: null, mode: 'superieur' as const, pasMin: 15, toleranceMin: null },
  ...{ plafondPrevu: false, du: '2026-11-10', confirme: true },
}

async function uneBase() {
  const db = await baseDeTest()
  await unCompte(db, 'siege')
  const financeur = { libelle: 'APA', genre: 'departement', abattementCouple: false } as const
  await ajouterFinanceur(db, AUTEUR, { code: 'APA', ...financeur }, MAINTENANT)
  const ajouter = async (regle: Omit<RegleVoulue, 'vu'>) => {
    const vu = empreinteDesRegles(await reglesArrondi(db))
    return ajouterRegleArrondi(db, AUTEUR, { ...regle, vu }, MAINTENANT)
  }
  const finir = async (id: number, apartir: string) => {
    const vu = empreinteDesRegles(await reglesArrondi(db))
    return finirRegleArrondi(db, AUTEUR, { id, vu, apartir }, MAINTENANT)
  }
  return { db, ajouter, finir }
}

it('past visits are retained by the new rule from its day on, others are left alone', async () => {
  const { db, ajouter, finir } = await uneBase()
  const lieu = await unBeneficiaire(db, { numeros: ['+33142000001'] })
  const { id: aide } = await unIntervenant(db)
  for (const jour of ['2026-11-09', '2026-11-10', '2026-11-23']) {
    await unPointage(db, aide, lieu, Date.parse(`${jour}T08:00:00Z`))
    await unPointage(db, aide, lieu, Date.parse(`${jour}T08:46:00Z`))
  }
  const retenus = async () => {
    await recalculerLesMarques(db, MAINTENANT)
    const lignes = await db.selectFrom('intervention').select('retenu_min').orderBy('jour').execute()
    return lignes.map(({ retenu_min }) => retenu_min)
  }
  expect(await retenus()).toEqual([46, 46, 46])
  expect(await ajouter({ ...PAR_QUINZE, confirme: false })).toMatchObject({ type: 'a_confirmer' })
  expect(await retenus()).toEqual([46, 46, 46])
  expect(await ajouter(PAR_QUINZE)).toEqual({ type: 'fait' })
  expect(await retenus()).toEqual([46, 60, 60])
  expect(await finir(1, '2026-11-22')).toMatchObject({ type: 'refusee' })
  expect(await finir(1, '2026-11-23')).toEqual({ type: 'fait' })
  expect(await retenus()).toEqual([46, 60, 46])
})

it('a rule to come that ends before it began is gone', async () => {
  const { db, ajouter, finir } = await uneBase()
  await ajouter({ ...PAR_QUINZE, du: '2026-12-01' })
  expect(await finir(1, '2026-12-01')).toEqual({ type: 'fait' })
  expect(await reglesArrondi(db)).toEqual([])
  expect(await finir(1, '2026-12-01')).toEqual({ type: 'introuvable' })
})

it('of two people who add a rule at once, one is told', async () => {
  const { db } = await uneBase()
  const vu = empreinteDesRegles([])
  const demandes = [15, 30].map((pasMin) => ({ ...PAR_QUINZE, pasMin, vu }))
  const reponses = await Promise.all(
    demandes.map(async (demande) => ajouterRegleArrondi(db, AUTEUR, demande, MAINTENANT)),
  )
  expect(reponses.map(({ type }) => type).toSorted()).toEqual(['fait', 'perimee'])
})

it('whatever is added or ended, no day before its date is rounded otherwise', async () => {
  const { db, ajouter, finir } = await uneBase()
  const jours = Array.from({ length: 30 }, (_, n) => jourSuivant('2026-11-23', n - 15))
  const acte = fc.record({
    finir: fc.boolean(),
    rang: fc.nat(5),
    jour: fc.constantFrom(...jours),
    financeurId: fc.constantFrom(null, 1),
    prestation: fc.constantFrom(null, 'AIDE_VIE'),
    pasMin: fc.constantFrom(1, 5, 15),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(acte, { maxLength: 8 }), async (actes) => {
      await db.deleteFrom('regle_arrondi').execute()
      for (const { finir: fini, rang, jour, ...pour } of actes) {
        const avant = await reglesArrondi(db)
        await (fini ? finir(avant[rang]?.id ?? 0, jour) : ajouter({ ...PAR_QUINZE, ...pour, du: jour }))
        const apres = await reglesArrondi(db)
        for (const autre of jours.filter((j) => j < jour)) {
          for (const [financeur, prestation] of [
            [1, 'AIDE_VIE'],
            [1, 'ENTRETIEN'],
            [null, 'AIDE_VIE'],
            [null, null],
          ] as const) {
            const [vaut, valait] = [apres, avant].map((r) => arrondiDuJour(r, autre, financeur, prestation))
            expect([vaut?.mode, vaut?.pasMin]).toEqual([valait?.mode, valait?.pasMin])
          }
        }
      }
    }),
    { numRuns: 60 },
  )
})
