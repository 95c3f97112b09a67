import { expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { financeursEtPrises, ligneFinanceur } from '../db/financeurs.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unCompte, unPointage } from '../test/extranet.ts'
import { recalculerLesMarques } from '../test/recalculs.ts'
import { empreinte } from './empreinte.ts'
import { ajouterFinanceur, modifierFinanceur } from './financeurs.ts'

const MAINTENANT = Date.parse('2026-11-23T10:00:00+01:00')
const AUTEUR = { utilisateurId: 1, portee: 'toutes', adresse: null } as const
const ASL = { libelle: 'ASL', genre: 'departement', abattementCouple: false } as const

async function uneBase() {
  const db = await baseDeTest()
  await unCompte(db, 'siege')
  await ajouterFinanceur(db, AUTEUR, { code: 'ASL', ...ASL }, MAINTENANT)
  await ajouterFinanceur(db, AUTEUR, { code: 'CNAV', ...ASL, genre: 'caisse' }, MAINTENANT)
  return db
}

async function unePrise(
  db: Db,
  beneficiaire_id: number,
  financeur_id: number,
  date_fin: string | null = null,
) {
  await db
    .insertInto('prise_en_charge')
    .values({
      ...{ beneficiaire_id, financeur_id, numero_pec: 'P', prestation: 'AIDE_VIE', rang: 1, date_fin },
      ...{ date_debut: '2026-01-01', minutes_maximum: 600, periode: 'M' },
    })
    .execute()
}

it('counts the prises en charge of each, those in force apart', async () => {
  const db = await uneBase()
  const lieu = await unBeneficiaire(db)
  await unePrise(db, lieu.id, 1)
  await unePrise(db, (await unBeneficiaire(db)).id, 1, '2026-11-22')
  expect(await financeursEtPrises(db, '2026-11-23')).toMatchObject([
    { code: 'ASL', prises: 2, enCours: 1 },
    { code: 'CNAV', prises: 0, enCours: 0 },
  ])
})

it.each([
  [{ code: 'as l' }, 'code'],
  [{ code: 'ASL' }, 'code'],
  [{ code: 'NEUF', libelle: '' }, 'libelle'],
])('refuses to add %j', async (faute, champ) => {
  const db = await uneBase()
  const reponse = await ajouterFinanceur(db, AUTEUR, { ...ASL, ...faute }, MAINTENANT)
  expect(reponse).toMatchObject({ type: 'refusee', champ })
})

it('an abatement marks the homes it pays for and those who live with them, no other', async () => {
  const db = await uneBase()
  const numeros = ['+33142000001']
  const [paye, conjoint, voisin] = [
    await unBeneficiaire(db, { foyer: 'f', numeros }),
    await unBeneficiaire(db, { foyer: 'f' }),
    await unBeneficiaire(db, { foyer: 'autre' }),
  ]
  await unePrise(db, paye.id, 1)
  await unePrise(db, voisin.id, 2)
  const { id: aide } = await unIntervenant(db)
  for (const lieu of [paye, conjoint, voisin]) {
    await unPointage(db, aide, lieu, Date.parse('2026-11-10T09:00:00Z') + lieu.id * 7_200_000)
  }
  await recalculerLesMarques(db, MAINTENANT)
  const vu = empreinte(await ligneFinanceur(db, 1))
  const demande = { id: 1, vu, ...ASL, abattementCouple: true, confirme: false }
  expect(await modifierFinanceur(db, AUTEUR, demande, MAINTENANT)).toMatchObject({
    type: 'a_confirmer',
    consequences: [expect.any(String), expect.stringContaining('2 jours')],
  })
  const confirmee = await modifierFinanceur(db, AUTEUR, { ...demande, confirme: true }, MAINTENANT)
  expect(confirmee).toEqual({ type: 'fait' })
  const marques = await db.selectFrom('recalcul').select('beneficiaire_id').execute()
  expect(marques.map(({ beneficiaire_id }) => beneficiaire_id)).toEqual([paye.id, conjoint.id])
})

it('a new name marks nothing; what somebody else changed is not written over', async () => {
  const db = await uneBase()
  await unePrise(db, (await unBeneficiaire(db)).id, 1)
  const demande = { id: 1, vu: empreinte(await ligneFinanceur(db, 1)), ...ASL, confirme: false }
  const nommer = async (libelle: string) => modifierFinanceur(db, AUTEUR, { ...demande, libelle }, MAINTENANT)
  expect(await nommer('ASL personnes âgées')).toEqual({ type: 'fait' })
  expect(await nommer('Autre')).toEqual({ type: 'perimee' })
  expect(await db.selectFrom('recalcul').select('id').execute()).toEqual([])
})
