import { beforeEach, expect, it } from 'vitest'
import type { Role } from '../db/schema.ts'
import { unBeneficiaire, uneAntenne } from '../test/constructeurs.ts'
import { ORIGINE, unCompte, unExtranet, type Extranet } from '../test/extranet.ts'
import { SECTIONS } from './reglagesCadre.tsx'

let extranet: Extranet
let siege: string
beforeEach(async () => {
  extranet = await unExtranet()
  siege = await extranet.cookie(await unCompte(extranet.db, 'siege'))
})

async function envoyer(chemin: string, champs: Record<string, string>, cookie = siege) {
  return extranet.app.request(chemin, {
    method: 'POST',
    headers: { cookie, origin: ORIGINE, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(champs).toString(),
  })
}

const lirePage = async (chemin: string, cookie = siege) => (await extranet.lire(chemin, cookie)).text()

/** The hidden mark of what a form showed. */
async function vu(chemin: string, rang = 0): Promise<string> {
  return [...(await lirePage(chemin)).matchAll(/name="vu" value="([^"]*)"/g)][rang]?.[1] ?? ''
}

const REGLES = ['/reglages', '/reglages/regles', '/reglages/regles/ouverture']
const REFERENCES = [
  ...SECTIONS.filter(({ droit }) => droit === 'references').map(({ vers }) => vers),
  '/reglages/financeurs/nouveau',
  '/reglages/antennes/nouvelle',
  '/reglages/motifs/1',
]

const ENVOIS = [
  '/reglages/motifs',
  '/reglages/motifs/1',
  '/reglages/motifs/1/fin',
  '/reglages/financeurs/nouveau',
  '/reglages/financeurs/1',
  '/reglages/arrondis',
  '/reglages/arrondis/1',
  '/reglages/prestations',
  '/reglages/antennes/nouvelle',
  '/reglages/antennes/1',
  '/reglages/antennes/1/supprimer',
]

it.each(['gestionnaire', 'coordonnateur', 'informatique', 'administrateur', 'auditeur'] as const)(
  '%s opens only what the role may',
  async (role: Role) => {
    const antenne = role === 'gestionnaire' || role === 'coordonnateur' ? await uneAntenne(extranet.db) : null
    const cookie = await extranet.cookie(await unCompte(extranet.db, role, antenne))
    const attendu = role === 'administrateur' ? 200 : 403
    for (const chemin of REGLES) expect((await extranet.lire(chemin, cookie)).status).toBe(attendu)
    for (const chemin of REFERENCES) expect((await extranet.lire(chemin, cookie)).status).toBe(403)
    for (const chemin of ENVOIS) expect((await envoyer(chemin, {}, cookie)).status).toBe(403)
    if (role === 'administrateur') {
      expect(await lirePage('/reglages', cookie)).not.toContain('/reglages/motifs')
    } else {
      expect((await envoyer('/reglages/regles/ouverture', {}, cookie)).status).toBe(403)
    }
  },
)

it.each([...REGLES, ...REFERENCES])('headquarters opens %s', async (chemin) => {
  expect((await extranet.lire(chemin, siege)).status).toBe(200)
})

it.each([
  '/reglages/regles/inconnue',
  '/reglages/motifs/999',
  '/reglages/financeurs/999',
  '/reglages/antennes/999',
  '/reglages/arrondis/999',
])('%s is not there, whatever is sent to it', async (chemin) => {
  expect((await extranet.lire(chemin, siege)).status).toBe(404)
  const tout = { valeur: '7:00', du: '2026-12-01', vu: 'x', libelle: 'a', genre: 'autre', nom: 'n' }
  const reponse = await envoyer(chemin, { ...tout, adresse: 'a', codesPostaux: '', apartir: '2026-12-01' })
  expect(reponse.status).toBe(404)
})

it.each([
  ['motifs', 'COA;Arrivée corrigée;Oubli d’appel à l’arrivée;non;01/01/2000'],
  ['antennes', 'EST;Est;A'],
  ['financeurs', 'APA;APA;Le Département;non;0;0'],
  ['prestations', 'AIDE_VIE;Aide à la vie;0'],
])('exports %s, for headquarters only', async (nom, cellule) => {
  const { db } = extranet
  await db.insertInto('antenne').values({ code: 'EST', nom: 'Est', adresse: 'A' }).execute()
  await db.insertInto('financeur').values({ code: 'APA', libelle: 'APA', genre: 'departement' }).execute()
  await db.insertInto('prestation').values({ code: 'AIDE_VIE', libelle: 'Aide à la vie' }).execute()
  const chemin = `/reglages/${nom}.csv`
  const reponse = await extranet.lire(chemin, siege)
  expect(reponse.headers.get('content-disposition')).toContain(`${nom}-2026-11-23.csv`)
  expect(await reponse.text()).toContain(cellule)
  const cookie = await extranet.cookie(await unCompte(db, 'gestionnaire', 1))
  expect((await extranet.lire(chemin, cookie)).status).toBe(403)
})

it('a rule is changed once, however often the form is sent', async () => {
  const chemin = '/reglages/regles/ouverture'
  const champs = { valeur: '7:30', du: '2026-12-01', vu: await vu(chemin) }
  const reponse = await envoyer(chemin, champs)
  expect([reponse.status, reponse.headers.get('location')]).toEqual([303, `${chemin}?fait=change`])
  expect((await envoyer(chemin, champs)).status).toBe(422)
  expect(await extranet.db.selectFrom('parametre').select('du').execute()).toHaveLength(1)
  const page = await lirePage(`${chemin}?fait=change`)
  expect(page).toContain('Le changement est enregistré.')
  expect(page).toContain('7\u00A0h\u00A030')
  expect(await lirePage('/reglages/regles')).toContain('7\u00A0h\u00A030 le 01/12/2026')
})

it('a wrong rule comes back with what was typed and what to do', async () => {
  const chemin = '/reglages/regles/ouverture'
  const reponse = await envoyer(chemin, { valeur: 'tôt', du: '2026-12-01', vu: await vu(chemin) })
  const page = await reponse.text()
  expect(reponse.status).toBe(422)
  expect(page).toContain('value="tôt"')
  expect(page).toContain('value="2026-12-01"')
  expect(page).toContain('Il faut une heure, par exemple 8:30.')
})

it('a past date is confirmed in two steps, the form filled', async () => {
  const chemin = '/reglages/regles/ouverture'
  const champs = { valeur: '7:30', du: '2026-11-02', vu: await vu(chemin) }
  const page = await (await envoyer(chemin, champs)).text()
  expect(page).toContain('name="confirme"')
  expect(page).toContain('value="7:30"')
  expect((await envoyer(chemin, { ...champs, confirme: '1' })).status).toBe(303)
})

it('a planned change is given up from the page', async () => {
  const chemin = '/reglages/regles/fermeture'
  await envoyer(chemin, { valeur: '21:00', du: '2026-12-01', vu: await vu(chemin) })
  const retrait = /action="([^"]+\/retirer\/\d+)"/.exec(await lirePage(chemin))?.[1] ?? ''
  expect((await envoyer(retrait, {})).status).toBe(303)
  expect(await extranet.db.selectFrom('parametre').selectAll().execute()).toEqual([])
  expect((await envoyer(retrait, {})).status).toBe(404)
})

it('a motif is added once, reworded, ended', async () => {
  const chemin = '/reglages/motifs'
  const champs = { famille: 'COD', libelle: 'Ascenseur en panne', du: '2026-11-23', note: '1' }
  expect((await envoyer(chemin, champs)).status).toBe(303)
  const double = await envoyer(chemin, champs)
  expect(double.status).toBe(422)
  expect(await double.text()).toContain('value="Ascenseur en panne"')
  const { id } = await extranet.db
    .selectFrom('motif')
    .select('id')
    .where('libelle', '=', 'Ascenseur en panne')
    .executeTakeFirstOrThrow()
  const fiche = `${chemin}/${id}`
  expect((await envoyer(fiche, { libelle: '', du: '2026-12-01', vu: await vu(fiche) })).status).toBe(422)
  const mots = { libelle: 'Ascenseur bloqué', du: '2026-12-01', vu: await vu(fiche) }
  expect((await envoyer(fiche, mots)).status).toBe(303)
  expect((await envoyer(`${fiche}/fin`, { apartir: '2026-11-01', vu: await vu(fiche) })).status).toBe(422)
  expect((await envoyer(`${fiche}/fin`, { apartir: '2026-11-23', vu: await vu(fiche) })).status).toBe(303)
  expect(await lirePage(chemin)).not.toContain('Ascenseur bloqué')
  expect(await lirePage(`${chemin}?anciens=1`)).toContain('Ascenseur bloqué')
})

it('a funder is added, then named; its abatement asks first, then marks the homes it pays for', async () => {
  const chemin = '/reglages/financeurs'
  const champs = { code: 'asl_pa', libelle: 'ASL', genre: 'departement' }
  expect((await envoyer(`${chemin}/nouveau`, champs)).status).toBe(303)
  const double = await envoyer(`${chemin}/nouveau`, champs)
  expect([double.status, await double.text()]).toEqual([422, expect.stringContaining('porte déjà ce code')])
  expect((await envoyer(`${chemin}/nouveau`, { ...champs, genre: 'voisin' })).status).toBe(422)
  const lieu = await unBeneficiaire(extranet.db)
  await extranet.db
    .insertInto('prise_en_charge')
    .values({
      ...{ beneficiaire_id: lieu.id, financeur_id: 1, numero_pec: 'P', prestation: 'AIDE_VIE', rang: 1 },
      ...{ date_debut: '2026-01-01', date_fin: null, minutes_maximum: null, periode: null },
    })
    .execute()
  const fiche = `${chemin}/1`
  const coche = { libelle: 'ASL personnes âgées', genre: 'departement', abattementCouple: '1' }
  const page = await envoyer(fiche, { ...coche, vu: await vu(fiche) })
  expect([page.status, await page.text()]).toEqual([422, expect.stringContaining('passées comprises')])
  const lu = await vu(fiche)
  expect((await envoyer(fiche, { ...coche, vu: lu, confirme: '1' })).status).toBe(303)
  expect((await envoyer(fiche, { ...coche, vu: lu, confirme: '1' })).status).toBe(422)
  expect(await lirePage(chemin)).toContain('ASL personnes âgées')
})

it('a rounding is tried, then kept, then ended', async () => {
  const chemin = '/reglages/arrondis'
  const regle = { mode: 'plus_proche', pasMin: '15', toleranceMin: '5', plafondPrevu: '1' }
  const essai = new URLSearchParams({ ...regle, prevues: '60', faites: '46' })
  const page = await lirePage(`${chemin}?${essai.toString()}`)
  expect(page).toContain('Au plus proche, par 15\u00A0minutes')
  expect(page).toMatch(/0\u00A0h\u00A046<\/td><td class="n"><strong>0\u00A0h\u00A045/)
  expect(await extranet.db.selectFrom('regle_arrondi').selectAll().execute()).toEqual([])
  const voulue = { ...regle, financeurId: '', prestation: '', du: '2026-12-01' }
  expect((await envoyer(chemin, { ...voulue, pasMin: '0', vu: await vu(chemin) })).status).toBe(422)
  expect((await envoyer(chemin, { ...voulue, financeurId: '9', vu: await vu(chemin) })).status).toBe(422)
  const lu = await vu(chemin)
  expect((await envoyer(chemin, { ...voulue, vu: lu })).status).toBe(303)
  expect((await envoyer(chemin, { ...voulue, vu: lu })).status).toBe(422)
  const passee = await envoyer(chemin, { ...voulue, du: '2026-11-02', vu: await vu(chemin) })
  expect([passee.status, await passee.text()]).toEqual([422, expect.stringContaining('name="confirme"')])
  const fiche = `${chemin}/1`
  expect((await envoyer(fiche, { apartir: '2026-11-22', vu: await vu(fiche) })).status).toBe(422)
  expect((await envoyer(fiche, { apartir: '2027-01-01', vu: await vu(fiche) })).status).toBe(303)
  expect(await lirePage(chemin)).toContain('du 01/12/2026 au 31/12/2026')
})

it('a prestation seen in a feed waits for its name', async () => {
  const lieu = await unBeneficiaire(extranet.db)
  await extranet.db.insertInto('financeur').values({ code: 'APA', libelle: 'APA', genre: 'autre' }).execute()
  await extranet.db
    .insertInto('prise_en_charge')
    .values({
      ...{ beneficiaire_id: lieu.id, financeur_id: 1, numero_pec: 'P', prestation: 'AIDE_VIE', rang: 1 },
      ...{ date_debut: '2026-01-01', date_fin: null, minutes_maximum: null, periode: null },
    })
    .execute()
  const chemin = '/reglages/prestations'
  expect(await lirePage(chemin)).toContain('À nommer')
  expect((await envoyer(chemin, { code: 'AIDE_VIE', libelle: '', vu: '' })).status).toBe(422)
  const nom = { code: 'AIDE_VIE', libelle: 'Aide à la vie', vu: '' }
  expect((await envoyer(chemin, nom)).status).toBe(303)
  expect((await envoyer(chemin, nom)).status).toBe(303)
  const autre = await envoyer(chemin, { ...nom, libelle: 'Aide' })
  expect([autre.status, await autre.text()]).toEqual([422, expect.stringContaining('value="Aide"')])
  expect(await lirePage(chemin)).not.toContain('À nommer')
  const noms = extranet.db.selectFrom('journal').where('action', '=', 'prestation nommée')
  expect(await noms.select('id').execute()).toHaveLength(1)
})

it('an antenne is opened, changed, and removed while nothing names it', async () => {
  const chemin = '/reglages/antennes'
  const est = { code: 'est', nom: 'Est', adresse: '1 rue A', codesPostaux: '75011, 75012' }
  expect((await envoyer(`${chemin}/nouvelle`, est)).status).toBe(303)
  expect((await envoyer(`${chemin}/nouvelle`, est)).status).toBe(422)
  const sud = { ...est, code: 'SUD', codesPostaux: '75012' }
  const prise = await envoyer(`${chemin}/nouvelle`, sud)
  expect([prise.status, await prise.text()]).toEqual([422, expect.stringContaining('déjà celui de EST')])
  expect((await envoyer(`${chemin}/nouvelle`, { ...sud, codesPostaux: '7501' })).status).toBe(422)
  expect((await envoyer(`${chemin}/nouvelle`, { ...sud, codesPostaux: '75013' })).status).toBe(303)
  const lu = await vu(`${chemin}/1`)
  const change = { nom: 'Paris Est', adresse: '2 rue B', codesPostaux: '75020', vu: lu }
  expect((await envoyer(`${chemin}/1`, change)).status).toBe(303)
  expect((await envoyer(`${chemin}/1`, { ...change, nom: 'Autre' })).status).toBe(422)
  expect(await lirePage(chemin)).toContain('Paris Est')
  await unBeneficiaire(extranet.db, { antenne_id: 1 })
  expect((await envoyer(`${chemin}/1/supprimer`, { vu: await vu(`${chemin}/1`) })).status).toBe(422)
  expect((await envoyer(`${chemin}/2/supprimer`, { vu: await vu(`${chemin}/2`) })).status).toBe(303)
  expect(await extranet.db.selectFrom('antenne').select('code').execute()).toEqual([{ code: 'EST' }])
})
