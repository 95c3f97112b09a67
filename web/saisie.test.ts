import { describe, expect, it } from 'vitest'
import { texteDe, unBureau } from '../test/bureau.ts'
import { unBeneficiaire, uneAntenne } from '../test/constructeurs.ts'
import { unCompte } from '../test/extranet.ts'

const JOUR = '2026-11-22'
const a = (heure: string, jour = JOUR) => Date.parse(`${jour}T${heure}:00+01:00`)

function feuille(...lignes: Record<string, string>[]): Record<string, string> {
  return Object.fromEntries(
    lignes.flatMap((ligne, rang) =>
      Object.entries({ jour: JOUR, ...ligne }).map(([champ, valeur]) => [`${champ}-${rang}`, valeur]),
    ),
  )
}

describe('a paper sheet', () => {
  it('is recorded line by line; sent twice, it is recorded once', async () => {
    const { db, envoyer, lieu, awa, page } = await unBureau()
    const sienne = { intervenant: awa.code, beneficiaire: lieu.identifiant }
    const champs = feuille(
      { ...sienne, arrivee: '8:00', depart: '9h05' },
      // Her again, at the same home, past midnight.
      { beneficiaire: 'bleuet', arrivee: '2230', depart: '0:15' },
      {},
    )
    const [premiere, seconde] = await Promise.all([envoyer('/saisie', champs), envoyer('/saisie', champs)])
    expect([premiere.status, seconde.status]).toEqual([303, 303])
    expect(premiere.headers.get('location')).toBe('/saisie?fait=enregistrees')
    const interventions = await db.selectFrom('intervention').selectAll().orderBy('debut').execute()
    expect(interventions.map(({ debut, fin }) => [debut, fin])).toEqual([
      [a('08:00'), a('09:05')],
      [a('22:30'), a('00:15', '2026-11-23')],
    ])
    expect(interventions[0]).toMatchObject({ origine: 'manuel', famille: 'CRE', intervenant_id: awa.id })
    const apres = await page('/saisie?fait=enregistrees')
    expect(apres).toContain('Toutes les lignes sont enregistrées.')
    expect(apres).toContain('8 h 00 – 9 h 05')
  })

  it('gives the wrong lines back as they were written, each with its fault; the right ones are kept', async () => {
    const { db, envoyer, lieu, awa } = await unBureau()
    const sienne = { intervenant: awa.identifiant, beneficiaire: lieu.identifiant }
    const champs = feuille(
      { ...sienne, arrivee: '8:00', depart: '9:00' },
      { ...sienne, arrivee: '10:00', depart: '' },
      { beneficiaire: 'personne', arrivee: '25:00', depart: '11:00' },
      { ...sienne, arrivee: '9:30', depart: '9:45', jour: '2026-12-24' },
    )
    const reponse = await envoyer('/saisie', champs)
    expect(reponse.status).toBe(422)
    const texte = await texteDe(reponse)
    expect(texte).toContain('1 ligne enregistrée')
    expect(texte).toContain('3 lignes restent à corriger')
    expect(texte).toContain('Écrivez l’heure de départ.')
    expect(texte).toContain('Aucun bénéficiaire de votre antenne ne répond')
    expect(texte).toContain('value="25:00"')
    // The carer of the line above, which is not shown any more.
    expect(texte).toMatch(new RegExp(`id="intervenant-1"[^>]* value="[^"]*\\(${awa.identifiant}\\)"`))
    expect(texte).toContain('dans l’avenir')
    expect(await db.selectFrom('intervention').select('id').execute()).toHaveLength(1)
  })

  it('asks which of the two hours of the autumn night it was', async () => {
    const { db, envoyer, lieu, awa } = await unBureau()
    const sienne = { intervenant: awa.code, beneficiaire: lieu.code, jour: '2026-10-25', arrivee: '1:00' }
    const doute = await envoyer('/saisie', feuille({ ...sienne, depart: '2:30' }))
    expect(doute.status).toBe(422)
    expect(await texteDe(doute)).toContain('« 2:30 hiver » pour la seconde')
    expect((await envoyer('/saisie', feuille({ ...sienne, depart: '2:30 hiver' }))).status).toBe(303)
    const { debut, fin } = await db.selectFrom('intervention').selectAll().executeTakeFirstOrThrow()
    expect(((fin ?? 0) - (debut ?? 0)) / 60_000).toBe(150)
  })

  it('is of her antenne only, and an empty one says so', async () => {
    const { db, envoyer, awa, cookieDe } = await unBureau()
    const autre = await unBeneficiaire(db, { antenne_id: await uneAntenne(db), nom: 'Serin' })
    const champs = feuille({
      intervenant: awa.code,
      beneficiaire: autre.identifiant,
      arrivee: '8:00',
      depart: '9:00',
    })
    const reponse = await envoyer('/saisie', { ...champs, 'beneficiaire-0-choisi': String(autre.id) })
    expect(reponse.status).toBe(422)
    expect(await texteDe(reponse)).not.toContain('Serin')
    expect(await texteDe(await envoyer('/saisie', feuille({})))).toContain('Aucune ligne n’est remplie.')
    expect(
      (await envoyer('/saisie', champs, await cookieDe(await unCompte(db, 'informatique')))).status,
    ).toBe(403)
    expect(await db.selectFrom('intervention').select('id').execute()).toHaveLength(0)
  })

  it('is printed blank, for an antenne and a day', async () => {
    const { page } = await unBureau()
    const texte = await page('/saisie/feuille?jour=2026-11-25')
    expect(texte).toContain('Paris domicile Est')
    expect(texte).toContain('mercredi 25 novembre 2026')
    expect(texte.match(/<tr><td><\/td>/g)).toHaveLength(14)
  })
})
