import { describe, expect, it } from 'vitest'
import { alerter } from '../domain/alerter.ts'
import { avancerEcheances } from '../domain/avancerEcheances.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { MATIN, unCompte, unExtranet } from '../test/extranet.ts'
import { recalculerLesMarques, unePriseEnCharge } from '../test/recalculs.ts'

const MINUTE = 60_000

async function unBureau() {
  const extranet = await unExtranet()
  const { db, app, horloge } = extranet
  await avancerEcheances(db, MATIN - 120 * MINUTE)
  const [antenne_id, ailleurs] = [await uneAntenne(db, { nom: 'Est' }), await uneAntenne(db)]
  const biscuit = await extranet.cookie(await unCompte(db, 'gestionnaire', antenne_id))
  const etranger = await extranet.cookie(await unCompte(db, 'gestionnaire', ailleurs))
  const lieu = await unBeneficiaire(db, { antenne_id, nom: 'Bleuet' })
  const awa = await unIntervenant(db, { antenne_id, nom: 'Diallo' })
  await unePriseEnCharge(db, lieu.id, { date_fin: '2026-12-24' })
  const debut = MATIN - 60 * MINUTE
  const visite = { beneficiaire_id: lieu.id, intervenant_id: awa.id, debut, fin: MATIN, prestation: 'AIDE' }
  await db
    .insertInto('visite')
    .values({ ...visite, jour: jourDe(debut) })
    .execute()
  await avancerEcheances(db, MATIN)
  await recalculerLesMarques(db, MATIN)
  await alerter(db, MATIN)
  const lire = async (chemin: string, qui = biscuit) =>
    (await (await extranet.lire(chemin, qui)).text()).replaceAll('\u00A0', ' ')
  const envoyer = async (champs: [string, string][], qui = biscuit) =>
    app.request('/alertes/traiter', {
      method: 'POST',
      headers: {
        cookie: qui,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(champs).toString(),
    })
  return { db, lire, envoyer, etranger, horloge, cookie: extranet.cookie, antenne_id }
}

describe('the dashboard', () => {
  it('counts the alerts of each kind, the four of every antenne even at zero', async () => {
    const { lire, etranger } = await unBureau()
    const page = await lire('/')
    expect(page).toMatch(/<h2 id="titre-alertes">Alertes<\/h2><span class="compte">2<\/span>/)
    for (const [nombre, noms] of [
      ['0', 'Appels incomplets du mois'],
      ['0', 'Nouveaux bénéficiaires avec aide du Département'],
      ['0', 'Nouveaux bénéficiaires sans aide du Département'],
      ['1', 'Prises en charge bientôt terminées'],
      ['1', 'Visites prévues non pointées'],
    ]) {
      expect(page).toMatch(new RegExp(`<b class="[^"]*">${nombre}</b> ${noms}`))
    }
    expect(page).toContain('Rien n’était pointé à 9 h 30, le 23/11/2026.')
    expect(page).toContain('APA : fin le 24/12/2026.')
    const autre = await lire('/', etranger)
    expect(autre).toMatch(/<h2 id="titre-alertes">Alertes<\/h2><span class="compte">0<\/span>/)
    expect(autre).not.toContain('Bleuet')
  })
})

describe('the list of alerts', () => {
  it('is handled one by one, says who and when, and comes back to where one was', async () => {
    const { db, lire, envoyer, horloge } = await unBureau()
    const manquee = await db
      .selectFrom('alerte')
      .select('id')
      .where('genre', '=', 'visite_manquee')
      .executeTakeFirstOrThrow()
    horloge.maintenant = MATIN + 5 * MINUTE
    const reponse = await envoyer([
      ['retour', '/alertes?genre=visite_manquee'],
      ['note', 'Fils venu'],
      ['id', String(manquee.id)],
    ])
    expect(reponse.status).toBe(303)
    expect(reponse.headers.get('location')).toBe('/alertes?genre=visite_manquee&fait=traitee')
    expect(await lire('/alertes?genre=visite_manquee&fait=traitee')).toContain('Alerte traitée.')
    const restantes = await lire('/alertes')
    expect(restantes).not.toContain('Rien n’était pointé')
    expect(restantes).toContain('fin le 24/12/2026')
    const traitees = await lire('/alertes?etat=traitees')
    expect(traitees).toContain('Traitée par Marie Lefèvre le 23/11/2026 à 10 h 05 : Fils venu')
  })

  it('is handled several at once; nothing chosen says so, handled twice says so', async () => {
    const { db, lire, envoyer } = await unBureau()
    const ids = (await db.selectFrom('alerte').select('id').execute()).map(({ id }) => String(id))
    const champs = (choisis: string[]): [string, string][] => [
      ['retour', '/alertes'],
      ...choisis.map((id): [string, string] => ['ids', id]),
    ]
    expect((await envoyer(champs([]))).headers.get('location')).toBe('/alertes?fait=aucune')
    expect((await envoyer(champs(ids))).headers.get('location')).toBe('/alertes?fait=traitees')
    expect((await envoyer(champs(ids))).headers.get('location')).toBe('/alertes?fait=deja')
    expect(await lire('/alertes')).toContain('Rien n’attend votre antenne.')
  })

  it('another antenne’s alert answers like one that does not exist, and nobody is sent elsewhere', async () => {
    const { db, envoyer, etranger } = await unBureau()
    for (const [id, qui] of [
      ['1', etranger],
      ['99', etranger],
      ['99', undefined],
      ['un', undefined],
    ] as const) {
      expect((await envoyer([['id', id]], qui)).status).toBe(404)
    }
    expect(await db.selectFrom('alerte').select('id').where('traitee_le', 'is not', null).execute()).toEqual(
      [],
    )
    const ailleurs = await envoyer([
      ['id', '1'],
      ['retour', '//ailleurs.example'],
    ])
    expect(ailleurs.headers.get('location')).toBe('/?fait=traitee')
  })

  it('goes in a spreadsheet, within the scope', async () => {
    const { lire, etranger } = await unBureau()
    const lignes = (await lire('/alertes?genre=visite_manquee&format=csv')).trim().split('\r\n')
    expect(lignes).toHaveLength(2)
    expect(lignes[1]).toContain('Visite manquée;23/11/2026 9 h 30;')
    expect((await lire('/alertes?format=csv', etranger)).trim().split('\r\n')).toHaveLength(1)
  })

  it('headquarters sees every antenne and says whose alert it is', async () => {
    const { db, lire, cookie } = await unBureau()
    const siege = await cookie(await unCompte(db, 'siege'))
    expect(await lire('/alertes', siege)).toMatch(/<td class="entier discret apres-tout">Est<\/td>/)
  })
})
