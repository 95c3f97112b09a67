import { expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { ligneMotif } from '../db/listeMotifs.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unCompte } from '../test/extranet.ts'
import { empreinte } from './empreinte.ts'
import { ajouterMotif, finirMotif, modifierMotif } from './motifs.ts'

const MAINTENANT = Date.parse('2026-11-23T10:00:00+01:00')
const AUTEUR = { utilisateurId: 1, portee: 'toutes', adresse: null } as const
const NOUVEAU = {
  famille: 'SUP',
  libelle: 'Visite refusée',
  noteObligatoire: true,
  du: '2026-11-23',
} as const

async function uneBase() {
  const db = await baseDeTest()
  await unCompte(db, 'siege')
  await ajouterMotif(db, AUTEUR, NOUVEAU, MAINTENANT)
  const { id } = await db
    .selectFrom('motif')
    .select('id')
    .where('libelle', '=', NOUVEAU.libelle)
    .executeTakeFirstOrThrow()
  const vu = async (de = id) => empreinte(await ligneMotif(db, de))
  return { db, id, vu }
}

/** A correction that names this motif. */
async function servir(db: Db, motifId: number) {
  const lieu = await unBeneficiaire(db)
  const { id: intervenant_id } = await unIntervenant(db)
  const { id: intervention_id } = await db
    .insertInto('intervention')
    .values({
      ...{ beneficiaire_id: lieu.id, intervenant_id, antenne_id: lieu.antenneId, jour: '2026-11-20' },
      ...{ debut_brut: 1, fin_brut: 2, debut: 1, fin: 2, origine: 'telephone', modifie_le: 0 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('revision')
    .values({
      ...{ intervention_id, utilisateur_id: 1, instant: 0, acte: 'supprimer', motif_id: motifId, note: '' },
      ...{ avant: '{}', apres: '{}', groupe: 'g' },
    })
    .execute()
}

it('adds a motif, journaled', async () => {
  const { db, id } = await uneBase()
  expect(await ligneMotif(db, id)).toMatchObject({ famille: 'SUP', note_obligatoire: 1, au: null })
  expect(await db.selectFrom('journal').select(['action', 'objet_id']).execute()).toEqual([
    { action: 'motif ajouté', objet_id: String(id) },
  ])
})

it.each([
  [{ libelle: '' }, 'libelle'],
  [{ libelle: 'visite  REFUSEE' }, 'libelle'],
  [{ libelle: 'Autre', du: '2026-11-22' }, 'du'],
])('refuses to add %j', async (faute, champ) => {
  const { db } = await uneBase()
  const reponse = await ajouterMotif(db, AUTEUR, { ...NOUVEAU, ...faute }, MAINTENANT)
  expect(reponse).toMatchObject({ type: 'refusee', champ })
})

it('rewords in place a motif that never served', async () => {
  const { db, id, vu } = await uneBase()
  const mots = { id, vu: await vu(), libelle: 'Refus de visite', noteObligatoire: false, du: '2026-12-01' }
  expect(await modifierMotif(db, AUTEUR, mots, MAINTENANT)).toEqual({ type: 'fait' })
  expect(await ligneMotif(db, id)).toMatchObject({ libelle: 'Refus de visite', du: '2026-11-23', au: null })
})

it('a motif that served keeps the words the corrections were made with', async () => {
  const { db, id, vu } = await uneBase()
  await servir(db, id)
  const mots = { id, vu: await vu(), libelle: 'Refus de visite', noteObligatoire: true, du: '2026-12-01' }
  expect(await modifierMotif(db, AUTEUR, { ...mots, du: '2026-11-23' }, MAINTENANT)).toMatchObject({
    type: 'refusee',
    champ: 'du',
  })
  expect(await modifierMotif(db, AUTEUR, mots, MAINTENANT)).toEqual({ type: 'fait' })
  expect(await ligneMotif(db, id)).toMatchObject({ libelle: 'Visite refusée', au: '2026-11-30' })
  const suite = await db.selectFrom('motif').selectAll().where('libelle', '=', 'Refus de visite').execute()
  expect(suite).toMatchObject([{ famille: 'SUP', du: '2026-12-01', au: null }])
})

it('is offered no more from a day on, and again without end', async () => {
  const { db, id, vu } = await uneBase()
  const finir = async (au: string | null) => finirMotif(db, AUTEUR, { id, vu: await vu(), au }, MAINTENANT)
  expect(await finir('2026-11-21')).toMatchObject({ type: 'refusee', champ: 'au' })
  expect(await finir('2026-11-22')).toEqual({ type: 'fait' })
  expect(await finir(null)).toEqual({ type: 'fait' })
  expect(await ligneMotif(db, id)).toMatchObject({ au: null })
})

it('a family keeps one motif', async () => {
  const { db } = await uneBase()
  const siens = await db.selectFrom('motif').selectAll().where('famille', '=', 'SUP').execute()
  const reponses = []
  for (const motif of siens) {
    const demande = { id: motif.id, vu: empreinte(motif), au: '2026-12-31' }
    reponses.push((await finirMotif(db, AUTEUR, demande, MAINTENANT)).type)
  }
  expect(reponses).toEqual([...siens.slice(1).map(() => 'fait'), 'refusee'])
})

it('does not write over what somebody else changed', async () => {
  const { db, id, vu } = await uneBase()
  const lu = await vu()
  await finirMotif(db, AUTEUR, { id, vu: lu, au: '2026-12-31' }, MAINTENANT)
  const mots = { id, vu: lu, libelle: 'Autre', noteObligatoire: false, du: '2026-12-01' }
  expect(await modifierMotif(db, AUTEUR, mots, MAINTENANT)).toEqual({ type: 'perimee' })
  expect(await finirMotif(db, AUTEUR, { id, vu: lu, au: null }, MAINTENANT)).toEqual({ type: 'perimee' })
  expect(await finirMotif(db, AUTEUR, { id: 999, vu: lu, au: null }, MAINTENANT)).toEqual({
    type: 'introuvable',
  })
})
