import { beforeEach, describe, expect, it } from 'vitest'
import {
  a,
  acteSur,
  lignes,
  MAINTENANT,
  pointe,
  unAuteur,
  unBureau,
  type Bureau,
} from '../test/corrections.ts'
import { unAppel, unBeneficiaire, uneLigne, unIntervenant } from '../test/constructeurs.ts'
import { annulerRevision } from './corrections/annuler.ts'
import { supprimerIntervention } from './corrections/supprimer.ts'
import { lieuxDeLaLigne } from './identifier.ts'
import { noterAppel, type IssueSansPointage } from './noterAppel.ts'
import { rattacherAppel, type DemandeDeRattachement } from './rattacherAppel.ts'
import { rejeterAppel } from './rejeterAppel.ts'
import { rouvrirAppel } from './rouvrirAppel.ts'
import { verifier } from './verifier.ts'

const NUMERO = '+33142000009'

let b: Bureau
let siege: Bureau['auteur']
beforeEach(async () => {
  b = await unBureau()
  siege = await unAuteur(b.db, 'toutes')
})

async function appelRecu(
  instant: number,
  issue: Partial<IssueSansPointage> = {},
  numero: string | null = NUMERO,
) {
  const presentation = numero === null ? 'masquee' : 'fournie'
  const appel = unAppel(instant, { numero, presentation })
  const rien = {
    etape: 'beneficiaire',
    saisies: ['1', '2', '3'],
    identification: 'aucune',
    beneficiaireId: null,
  }
  await noterAppel(b.db, appel, {
    resultat: 'beneficiaire_inconnu',
    ...rien,
    identification: 'aucune',
    intervenantId: b.intervenantId,
    ...issue,
  })
  const { id } = await b.db
    .selectFrom('appel')
    .select('id')
    .where('uniqueid', '=', appel.uniqueid)
    .executeTakeFirstOrThrow()
  return id
}

async function rattacher(appelId: number, demande: Partial<DemandeDeRattachement> = {}, auteur = b.auteur) {
  const base = { appelId, beneficiaireId: b.lieu.id, retenirNumero: false, note: 'elle l’a confirmé' }
  return rattacherAppel(b.db, auteur, { ...base, ...demande }, MAINTENANT)
}

async function fautes(): Promise<string[]> {
  const trouvees: string[] = []
  for await (const { fautes } of verifier(b.db)) trouvees.push(...fautes)
  return trouvees
}

const dit = (texte: string) => ({ type: 'refusee', raison: expect.stringContaining(texte) as string })

describe('rattacherAppel', () => {
  it('makes the stamp of that call, at its own instant, and pairs that day again', async () => {
    await pointe(b, a('10:00'))
    const appelId = await appelRecu(a('09:00'))
    const avant = await b.db.selectFrom('appel').selectAll().execute()
    expect(await rattacher(appelId)).toEqual({ type: 'fait', interventionIds: [1], numeroRetenu: false })
    expect(await lignes(b.db)).toMatchObject([{ debut: a('09:00'), fin: a('10:00'), corrigee: 0 }])
    expect(await b.db.selectFrom('appel').selectAll().execute()).toEqual(avant)
    expect(await b.db.selectFrom('appel_traite').selectAll().execute()).toMatchObject([
      { appel_id: appelId, sort: 'rattache', beneficiaire_id: b.lieu.id, note: 'elle l’a confirmé' },
    ])
    expect(await b.db.selectFrom('journal').select(['action', 'objet_id']).execute()).toContainEqual({
      action: 'appel rattaché',
      objet_id: String(appelId),
    })
    expect(await fautes()).toEqual([])
    expect(await rattacher(appelId)).toMatchObject(dit('déjà rattaché'))
  })

  it('links several calls of a number at once, not of two numbers', async () => {
    const arrivee = await appelRecu(a('09:00'))
    const depart = await appelRecu(a('10:00'))
    const ailleurs = await appelRecu(a('11:00'), {}, '+33142000008')
    expect(await rattacher(arrivee, { autres: [ailleurs] })).toMatchObject(dit('du même numéro'))
    expect(await rattacher(arrivee, { autres: [depart] })).toMatchObject({
      type: 'fait',
      interventionIds: [1],
    })
    expect(await lignes(b.db)).toMatchObject([{ debut: a('09:00'), fin: a('10:00') }])
    const masques = [await appelRecu(a('12:00'), {}, null), await appelRecu(a('13:00'), {}, null)] as const
    expect(await rattacher(masques[0], { autres: [masques[1]] })).toMatchObject(dit('du même numéro'))
  })

  it('asks for whom the call does not tell', async () => {
    const inconnu = await appelRecu(a('09:00'), { intervenantId: null })
    // Of no antenne: headquarters hand it on.
    expect(await rattacher(inconnu)).toEqual({ type: 'introuvable' })
    expect(await rattacher(inconnu, {}, siege)).toMatchObject(dit('Choisissez l’intervenant'))
    expect(await rattacher(inconnu, { beneficiaireId: undefined }, siege)).toMatchObject(dit('bénéficiaire'))
    expect(await rattacher(inconnu, { intervenantId: b.intervenantId }, siege)).toMatchObject({
      type: 'fait',
    })
  })

  it('knows neither the homes nor the calls of another antenne', async () => {
    const autre = await unBureau(b.db)
    const appelId = await appelRecu(a('09:00'))
    expect(await rattacher(appelId, {}, autre.auteur)).toEqual({ type: 'introuvable' })
    expect(await rattacher(appelId, { beneficiaireId: autre.lieu.id })).toEqual({ type: 'introuvable' })
    expect(await rattacher(appelId, { intervenantId: autre.intervenantId })).toEqual({ type: 'introuvable' })
    expect(await rattacher(9999)).toEqual({ type: 'introuvable' })
  })

  it('refuses a call that was recognised', async () => {
    await pointe(b, a('09:00'))
    expect(await rattacher(1)).toMatchObject(dit('a été reconnu'))
  })

  it('leaves a corrected intervention alone: the call makes its own', async () => {
    for (const heure of ['09:00', '10:00']) await pointe(b, a(heure))
    await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'SUP'), MAINTENANT)
    await rattacher(await appelRecu(a('09:30')))
    expect(await lignes(b.db)).toMatchObject([
      { id: 1, supprimee_le: MAINTENANT },
      { debut: a('09:30'), fin: null, corrigee: 0 },
    ])
  })

  describe('keeping the number', () => {
    it('lets the next call be recognised', async () => {
      const retenu = await rattacher(await appelRecu(a('09:00')), { retenirNumero: true })
      expect(retenu).toMatchObject({ type: 'fait', numeroRetenu: true })
      expect(await lieuxDeLaLigne(b.db, NUMERO, '2026-11-23')).toMatchObject([{ id: b.lieu.id }])
      expect(await lieuxDeLaLigne(b.db, NUMERO, '2026-11-22')).toEqual([])
      expect(await b.db.selectFrom('numero').select(['manuel', 'pointage', 'genre']).execute()).toEqual([
        { manuel: 1, pointage: 1, genre: 'fixe' },
      ])
      // A second time, it is there already.
      await rattacher(await appelRecu(a('12:00')), { retenirNumero: true })
      expect(await b.db.selectFrom('numero').selectAll().execute()).toHaveLength(1)
    })

    it('not when it is somebody else’s, but of a couple', async () => {
      const voisine = await unBeneficiaire(b.db, { antenne_id: b.antenneId, nom: 'Voisin' })
      await uneLigne(b.db, voisine.id, NUMERO)
      const appelId = await appelRecu(a('09:00'))
      expect(await rattacher(appelId, { retenirNumero: true })).toMatchObject(dit('Voisin'))
      expect(await b.db.selectFrom('pointage').selectAll().execute()).toEqual([])
      await b.db.updateTable('beneficiaire').set({ foyer: 'f1' }).execute()
      expect(await rattacher(appelId, { retenirNumero: true })).toMatchObject({ numeroRetenu: true })
    })

    it('does not name who has it in another antenne', async () => {
      const autre = await unBeneficiaire(b.db, { nom: 'Secrète' })
      await uneLigne(b.db, autre.id, NUMERO)
      const refus = await rattacher(await appelRecu(a('09:00')), { retenirNumero: true })
      expect(refus).toMatchObject(dit('un autre dossier'))
      expect(JSON.stringify(refus)).not.toContain('Secrète')
    })

    it('not when it is withheld, nor a carer’s own', async () => {
      expect(await rattacher(await appelRecu(a('09:00'), {}, null), { retenirNumero: true })).toMatchObject(
        dit('masqué'),
      )
      await unIntervenant(b.db, { telephone: NUMERO })
      expect(await rattacher(await appelRecu(a('09:00')), { retenirNumero: true })).toMatchObject(
        dit('intervenant'),
      )
    })
  })
})

describe('rejeterAppel, rouvrirAppel', () => {
  it('sets a call aside with a reason, and takes it up again', async () => {
    const appelId = await appelRecu(a('09:00'))
    const rejeter = async (raison: string) => rejeterAppel(b.db, b.auteur, { appelId, raison }, MAINTENANT)
    expect(await rejeter('  ')).toMatchObject(dit('Dites pourquoi'))
    expect(await rejeter('faux numéro')).toEqual({ type: 'fait' })
    expect(await rejeter('faux numéro')).toMatchObject(dit('déjà écarté'))
    expect(await b.db.selectFrom('appel_traite').select(['sort', 'note']).execute()).toEqual([
      { sort: 'rejete', note: 'faux numéro' },
    ])
    expect(await rouvrirAppel(b.db, b.auteur, { appelId }, MAINTENANT)).toEqual({ type: 'fait' })
    expect(await b.db.selectFrom('appel_traite').selectAll().execute()).toEqual([])
    expect(await rouvrirAppel(b.db, b.auteur, { appelId }, MAINTENANT)).toMatchObject(dit('pas encore'))
    const actions = await b.db.selectFrom('journal').select('action').execute()
    expect(actions.map(({ action }) => action)).toEqual(['appel écarté', 'appel repris'])
  })

  it('links a rejected call after all', async () => {
    const appelId = await appelRecu(a('09:00'))
    await rejeterAppel(b.db, b.auteur, { appelId, raison: 'inconnu' }, MAINTENANT)
    expect(await rattacher(appelId)).toMatchObject({ type: 'fait' })
    expect(await fautes()).toEqual([])
  })

  it('takes a wrong link back, stamp and all', async () => {
    await pointe(b, a('10:00'))
    const appelId = await appelRecu(a('09:00'))
    await rattacher(appelId)
    expect(await rouvrirAppel(b.db, b.auteur, { appelId }, MAINTENANT)).toEqual({ type: 'fait' })
    expect(await lignes(b.db)).toMatchObject([{ debut: a('10:00'), fin: null }])
    expect(await b.db.selectFrom('pointage').selectAll().execute()).toHaveLength(1)
    expect(await fautes()).toEqual([])
  })

  it('leaves the history of what had been corrected, then was not', async () => {
    const appelId = await appelRecu(a('09:00'))
    await rattacher(appelId)
    await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'SUP'), MAINTENANT)
    await annulerRevision(b.db, b.auteur, { revisionId: 1, version: 2, note: '' }, MAINTENANT)
    expect(await rouvrirAppel(b.db, b.auteur, { appelId }, MAINTENANT)).toEqual({ type: 'fait' })
    expect(await lignes(b.db)).toMatchObject([{ supprimee_le: MAINTENANT, arrivee_id: null, corrigee: 0 }])
    expect(await fautes()).toEqual([])
  })

  it('not once a correction relies on it', async () => {
    const appelId = await appelRecu(a('09:00'))
    await rattacher(appelId)
    await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'SUP'), MAINTENANT)
    expect(await rouvrirAppel(b.db, b.auteur, { appelId }, MAINTENANT)).toMatchObject(dit('annulez d’abord'))
  })

  it('knows no call of another antenne', async () => {
    const appelId = await appelRecu(a('09:00'))
    const { auteur } = await unBureau(b.db)
    expect(await rejeterAppel(b.db, auteur, { appelId, raison: 'x' }, MAINTENANT)).toEqual({
      type: 'introuvable',
    })
    expect(await rouvrirAppel(b.db, auteur, { appelId }, MAINTENANT)).toEqual({ type: 'introuvable' })
  })
})
