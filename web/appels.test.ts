import { describe, expect, it } from 'vitest'
import { noterAppel } from '../domain/noterAppel.ts'
import { HEURE, MATIN, MINUTE, texteDe, unBureau } from '../test/bureau.ts'
import { unAppel, uneAntenne } from '../test/constructeurs.ts'
import { unCompte } from '../test/extranet.ts'

async function unBureauAppele() {
  const bureau = await unBureau()
  const { db, awa } = bureau
  const appeler = async (instant: number, numero = '+33142999999', intervenantId: number | null = awa.id) => {
    await noterAppel(db, unAppel(instant, { numero, presentation: 'fournie' }), {
      resultat: 'beneficiaire_inconnu',
      etape: 'beneficiaire',
      saisies: ['42714', '111111'],
      identification: 'aucune',
      beneficiaireId: null,
      intervenantId,
    })
    const { id } = await db.selectFrom('appel').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
    return id
  }
  const interventions = () => db.selectFrom('intervention').selectAll().orderBy('id').execute()
  return { ...bureau, appeler, interventions }
}

describe('calls of nobody known', () => {
  it('of one number stand together, and the planned home is one click away, the number remembered', async () => {
    const { db, appeler, page, envoyer, prevoit, interventions, lieu } = await unBureauAppele()
    await prevoit(MATIN - 2 * HEURE, MATIN - HEURE)
    const arrivee = await appeler(MATIN - 2 * HEURE)
    const depart = await appeler(MATIN - HEURE)
    const texte = await page('/appels/non-identifies')
    expect(texte).toContain('01 42 99 99 99')
    expect(texte).toContain('2 appels en 30 jours')
    expect(texte.match(/action="\/appels\/\d+\/rejeter"/g)).toHaveLength(1)
    expect(texte).toContain('Chez Mme Odette Bleuet, prévue à 8 h 00, et retenir le 01 42 99 99 99')
    const champs: [string, string][] = [
      ['geste', `retenir-${lieu.id}`],
      ['appels', String(depart)],
      ['appels', String(arrivee)],
    ]
    const reponse = await envoyer(`/appels/${depart}/rattacher`, champs)
    expect(reponse.headers.get('location')).toBe('/appels/non-identifies?fait=rattache')
    expect(await interventions()).toMatchObject([{ debut: MATIN - 2 * HEURE, fin: MATIN - HEURE }])
    const ligne = await db.selectFrom('numero').selectAll().where('numero', '=', '+33142999999').execute()
    expect(ligne).toMatchObject([{ beneficiaire_id: lieu.id, manuel: 1 }])
    expect(await page('/appels/non-identifies')).toContain('Aucun appel n’attend')
    const traites = await page('/appels/non-identifies?etat=traites')
    expect(traites).toContain('Rattaché chez Mme Odette Bleuet')
    expect(traites).toContain('par Marie Lefèvre')
    // Sent twice, nothing happens twice.
    expect((await envoyer(`/appels/${depart}/rattacher`, champs)).status).toBe(422)
    expect(await interventions()).toHaveLength(1)
  })

  it('is linked by a name, only the calls that are ticked', async () => {
    const { appeler, envoyer, interventions, lieu } = await unBureauAppele()
    const ancien = await appeler(MATIN - 26 * HEURE)
    const id = await appeler(MATIN - 30 * MINUTE)
    const sansNom = await envoyer(`/appels/${id}/rattacher`, {
      beneficiaire: 'inconnue',
      appels: String(id),
      note: 'vu',
    })
    expect(sansNom.status).toBe(422)
    const texte = await texteDe(sansNom)
    expect(texte).toContain('Aucun bénéficiaire de votre antenne ne répond')
    expect(texte).toContain('value="inconnue"')
    expect(texte).toMatch(new RegExp(`value="${id}" checked`))
    expect(texte).not.toMatch(new RegExp(`type="checkbox" name="appels" value="${ancien}" checked`))
    const bon = { beneficiaire: lieu.identifiant, appels: String(id) }
    expect((await envoyer(`/appels/${id}/rattacher`, bon)).status).toBe(303)
    expect(await interventions()).toMatchObject([{ debut: MATIN - 30 * MINUTE, beneficiaire_id: lieu.id }])
  })

  it('is set aside with a reason, kept, and may be taken up again', async () => {
    const { appeler, envoyer, page } = await unBureauAppele()
    const id = await appeler(MATIN - HEURE)
    expect((await envoyer(`/appels/${id}/rejeter`, { raison: ' ' })).status).toBe(422)
    expect((await envoyer(`/appels/${id}/rejeter`, { raison: 'démarchage' })).status).toBe(303)
    expect(await page('/appels/non-identifies')).toContain('Aucun appel n’attend')
    expect(await page('/appels/non-identifies?etat=traites')).toContain('« démarchage »')
    expect((await envoyer(`/appels/${id}/rouvrir`)).status).toBe(303)
    expect(await page('/appels/non-identifies')).toContain('01 42 99 99 99')
  })

  it('of another antenne answers like a call that does not exist', async () => {
    const { db, appeler, envoyer, cookieDe } = await unBureauAppele()
    const id = await appeler(MATIN - HEURE)
    const biscuit = await cookieDe(await unCompte(db, 'gestionnaire', await uneAntenne(db)))
    for (const acte of ['rattacher', 'rejeter', 'rouvrir']) {
      const champs = { raison: 'x', beneficiaire: 'x' }
      const foreign = await envoyer(`/appels/${id}/${acte}`, champs, biscuit)
      const absent = await envoyer(`/appels/987654/${acte}`, champs, biscuit)
      expect([foreign.status, absent.status]).toEqual([404, 404])
      expect(await foreign.text()).toBe(await absent.text())
    }
    expect(
      (
        await envoyer(
          `/appels/${id}/rejeter`,
          { raison: 'x' },
          await cookieDe(await unCompte(db, 'auditeur')),
        )
      ).status,
    ).toBe(403)
  })
})
