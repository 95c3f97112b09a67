import { describe, expect, it } from 'vitest'
import { HEURE, MATIN, MINUTE, texteDe, unBureau } from '../test/bureau.ts'
import { unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { unCompte } from '../test/extranet.ts'

const ACTES = ['heures', 'inverser', 'fusionner', 'scinder', 'personnes', 'minutes', 'supprimer', 'annuler']

describe('hours corrected on the page of an intervention', () => {
  it('one hour typed is a correction: the stamp stays beside it, and the revision says who and why', async () => {
    const { pointe, envoyer, page, intervention } = await unBureau()
    const id = await pointe(MATIN - 2 * HEURE + 10_000)
    const reponse = await envoyer(`/interventions/${id}/heures`, { version: '1', debut: '8:00', fin: '9h15' })
    expect(reponse.status).toBe(303)
    expect(reponse.headers.get('location')).toBe(`/interventions/${id}?fait=heures`)
    expect(await intervention(id)).toMatchObject({
      debut: MATIN - 2 * HEURE + 10_000,
      fin: MATIN - 45 * MINUTE,
      fin_brut: null,
      famille: 'COD',
      version: 2,
    })
    const texte = await page(`/interventions/${id}?fait=heures`)
    expect(texte).toContain('Les heures sont corrigées.')
    expect(texte).toContain('8 h 00 – ?</span> → 8 h 00 – 9 h 15')
    expect(texte).toContain('par Marie Lefèvre')
    expect(texte).toContain('Oubli d’appel au départ')
  })

  it('an hour that is none comes back as it was typed, with its fault', async () => {
    const { pointe, envoyer, intervention } = await unBureau()
    const id = await pointe(MATIN - 2 * HEURE)
    const champs = { version: '1', debut: '8:00', fin: '9h75', note: 'vu <avec> elle' }
    const reponse = await envoyer(`/interventions/${id}/heures`, champs)
    expect(reponse.status).toBe(422)
    const texte = await texteDe(reponse)
    expect(texte).toContain('value="9h75"')
    expect(texte).toContain('Écrivez l’heure ainsi')
    expect(texte).toContain('value="vu &lt;avec&gt; elle"')
    expect((await intervention(id)).version).toBe(1)
  })

  it('the second of two managers is told what the first did, and keeps what she typed', async () => {
    const { pointe, envoyer, intervention } = await unBureau()
    const id = await pointe(MATIN - 2 * HEURE)
    const champs = { version: '1', debut: '8:00', fin: '9:15' }
    expect((await envoyer(`/interventions/${id}/heures`, champs)).status).toBe(303)
    const reponse = await envoyer(`/interventions/${id}/heures`, {
      ...champs,
      fin: '9:30',
      note: 'la mienne',
    })
    expect(reponse.status).toBe(409)
    const texte = await texteDe(reponse)
    expect(texte).toContain('entre-temps, Marie Lefèvre a changé cette intervention à 10 h 00')
    expect(texte).toContain('value="9:30"')
    expect(texte).toContain('value="la mienne"')
    expect(texte).toContain('name="version" value="2"')
    expect((await intervention(id)).fin).toBe(MATIN - 45 * MINUTE)
  })

  it('comes back to the list it was made from, and nowhere else', async () => {
    const { pointe, envoyer } = await unBureau()
    const id = await pointe(MATIN - 2 * HEURE)
    const corriger = async (version: string, fin: string, retour: string) =>
      (await envoyer(`/interventions/${id}/heures`, { version, debut: '8:00', fin, retour })).headers.get(
        'location',
      )
    expect(await corriger('1', '9:00', `/interventions?etat=a_verifier#i${id}`)).toBe(
      `/interventions?etat=a_verifier&fait=heures#i${id}`,
    )
    expect(await corriger('2', '9:05', 'https://ailleurs.test/')).toBe('/?fait=heures')
  })
})

describe('the other acts', () => {
  it('minutes, deletion and its undoing, each kept as a revision', async () => {
    const { pointe, envoyer, page, intervention } = await unBureau()
    const id = await pointe(MATIN - 2 * HEURE, MATIN - HEURE)
    const versions = async () => String((await intervention(id)).version)
    const sansNote = await envoyer(`/interventions/${id}/minutes`, {
      version: await versions(),
      minutes: '15',
    })
    expect(sansNote.status).toBe(422)
    expect(await texteDe(sansNote)).toContain('demande une note')
    const avecNote = { version: await versions(), minutes: '15', note: 'courses' }
    expect((await envoyer(`/interventions/${id}/minutes`, avecNote)).status).toBe(303)
    expect((await intervention(id)).minutes_complementaires).toBe(15)
    expect((await envoyer(`/interventions/${id}/minutes`, { version: '2', minutes: 'dix' })).status).toBe(422)

    expect((await envoyer(`/interventions/${id}/supprimer`, { version: await versions() })).status).toBe(303)
    const supprimee = await page(`/interventions/${id}`)
    expect(supprimee).toContain('Intervention supprimée')
    expect(supprimee).toContain('par Marie Lefèvre')
    expect(supprimee).not.toContain(`action="/interventions/${id}/heures"`)
    const revision = /name="revision" value="(\d+)"/.exec(supprimee)?.[1] ?? ''
    const retablir = await envoyer(`/interventions/${id}/annuler`, { version: await versions(), revision })
    expect(retablir.status).toBe(303)
    expect((await intervention(id)).supprimee_le).toBeNull()
    expect(await page('/interventions')).toContain(`/interventions/${id}`)
  })

  it('two halves merge, a whole one splits, an arrival becomes a departure', async () => {
    const { db, pointe, envoyer, intervention, page } = await unBureau()
    const id = await pointe(MATIN - 5 * HEURE)
    expect((await envoyer(`/interventions/${id}/inverser`, { version: '1' })).status).toBe(303)
    expect(await intervention(id)).toMatchObject({ debut: null, fin: MATIN - 5 * HEURE })
    const annexe = await pointe(MATIN - 2 * HEURE, MATIN - HEURE)
    const scinder = { version: '2', finPremiere: '8:20', debutSeconde: '8:40' }
    expect(
      (await envoyer(`/interventions/${annexe}/scinder`, { ...scinder, finPremiere: '25:00' })).status,
    ).toBe(422)
    expect(
      (await envoyer(`/interventions/${annexe}/scinder`, { ...scinder, note: 'deux visites' })).status,
    ).toBe(303)
    const moities = await db
      .selectFrom('intervention')
      .selectAll()
      .where('debut', '>=', MATIN - 2 * HEURE)
      .orderBy('debut')
      .execute()
    expect(moities.map(({ debut, fin }) => [debut, fin])).toEqual([
      [MATIN - 2 * HEURE, MATIN - 100 * MINUTE],
      [MATIN - 80 * MINUTE, MATIN - HEURE],
    ])
    const seconde = moities[1]?.id ?? 0
    expect(await page(`/interventions/${annexe}`)).toContain(`value="${seconde}-1"`)
    const fusionner = { version: '3', avec: `${seconde}-1` }
    expect((await envoyer(`/interventions/${annexe}/fusionner`, fusionner)).status).toBe(303)
    expect(await intervention(annexe)).toMatchObject({ debut: MATIN - 2 * HEURE, fin: MATIN - HEURE })
  })

  it('a carer is named by her identifier, her code or her name; several answers are offered', async () => {
    const { db, antenne_id, pointe, envoyer, intervention } = await unBureau()
    const id = await pointe(MATIN - 2 * HEURE, MATIN - HEURE)
    const lea = await unIntervenant(db, { antenne_id, nom: 'Petit', prenom: 'Léa' })
    const autre = await unIntervenant(db, { antenne_id, nom: 'Petit', prenom: 'Luc' })
    const changer = async (champs: Record<string, string>) =>
      envoyer(`/interventions/${id}/personnes`, {
        version: String((await intervention(id)).version),
        ...champs,
      })
    const douteux = await changer({ intervenant: 'petit' })
    expect(douteux.status).toBe(422)
    const texte = await texteDe(douteux)
    expect(texte).toContain('Plusieurs personnes répondent')
    expect(texte).toContain(`<option value="${autre.id}">Mme Luc Petit`)
    expect((await changer({ intervenant: 'petit', 'intervenant-choisi': String(autre.id) })).status).toBe(303)
    expect((await intervention(id)).intervenant_id).toBe(autre.id)
    expect((await changer({ intervenant: lea.code })).status).toBe(303)
    expect((await intervention(id)).intervenant_id).toBe(lea.id)
    expect((await changer({ intervenant: `Mme Luc Petit (${autre.identifiant})` })).status).toBe(303)
    expect((await intervention(id)).intervenant_id).toBe(autre.id)
    expect(await texteDe(await changer({ intervenant: 'personne' }))).toContain('Aucun intervenant')
  })
})

describe('what is not of her antenne', () => {
  it('answers every act like what does not exist, to the byte, and no role without files may try', async () => {
    const bureau = await unBureau()
    const { db, pointe, envoyer, cookieDe, intervention } = bureau
    const id = await pointe(MATIN - 2 * HEURE)
    const ailleurs = await uneAntenne(db)
    const etrangere = await cookieDe(await unCompte(db, 'gestionnaire', ailleurs))
    for (const acte of ACTES) {
      const champs = { version: '1', debut: '8:00', fin: '9:00', revision: '1' }
      const foreign = await envoyer(`/interventions/${id}/${acte}`, champs, etrangere)
      const absente = await envoyer(`/interventions/987654/${acte}`, champs, etrangere)
      expect([foreign.status, absente.status]).toEqual([404, 404])
      expect(await foreign.text()).toBe(await absente.text())
    }
    for (const role of ['informatique', 'auditeur', 'administrateur'] as const) {
      const biscuit = await cookieDe(await unCompte(db, role))
      for (const acte of ACTES) {
        expect((await envoyer(`/interventions/${id}/${acte}`, { version: '1' }, biscuit)).status).toBe(403)
      }
    }
    expect((await intervention(id)).version).toBe(1)
  })

  it('is never offered, nor named, in a field of names or a history', async () => {
    const { db, pointe, envoyer, page, cookieDe } = await unBureau()
    const id = await pointe(MATIN - 2 * HEURE, MATIN - HEURE)
    const ailleurs = await uneAntenne(db)
    const secret = await unBeneficiaire(db, { antenne_id: ailleurs, nom: 'Serin' })
    expect(await page('/personnes/choix?genre=beneficiaire&beneficiaire=serin')).toBe('')
    const champs = { version: '2', beneficiaire: secret.identifiant }
    expect(await texteDe(await envoyer(`/interventions/${id}/personnes`, champs))).toContain(
      'Aucun bénéficiaire',
    )
    const choisi = { version: '2', beneficiaire: 'x', 'beneficiaire-choisi': String(secret.id) }
    expect((await envoyer(`/interventions/${id}/personnes`, choisi)).status).toBe(422)
    // Headquarters moves it there: its new antenne does not learn who it was thought to be of.
    const siege = await cookieDe(await unCompte(db, 'siege'))
    expect((await envoyer(`/interventions/${id}/personnes`, champs, siege)).status).toBe(303)
    const voisine = await cookieDe(await unCompte(db, 'gestionnaire', ailleurs))
    const histoire = await page(`/interventions/${id}`, voisine)
    expect(histoire).toContain('une personne d’une autre antenne')
    expect(histoire).not.toContain('Bleuet')
  })
})
