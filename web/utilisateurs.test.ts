import { describe, expect, it } from 'vitest'
import { uneAntenne } from '../test/constructeurs.ts'
import { unCompte, unExtranet } from '../test/extranet.ts'

async function monde() {
  const extranet = await unExtranet()
  const antenne = await uneAntenne(extranet.db, { nom: 'Paris domicile Est' })
  const admin = await extranet.cookie(await unCompte(extranet.db, 'administrateur'))
  const poster = async (chemin: string, champs: Record<string, string> = {}, cookie = admin) =>
    extranet.app.request(chemin, {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        cookie,
      },
      body: new URLSearchParams(champs).toString(),
    })
  return { ...extranet, antenne, admin, poster }
}

const PERSONNE = { prenom: 'Inès', nom: 'Moreau', courriel: 'ines@exemple.fr' }

describe('opening an account', () => {
  it('shows a link once; its owner chooses her password with it and signs in', async () => {
    const m = await monde()
    const champs = { ...PERSONNE, role: 'coordonnateur', antenneId: String(m.antenne) }
    const page = await (await m.poster('/comptes/nouveau', champs)).text()
    const [lien = ''] = /(?<=value="https:\/\/sonnette\.test)\/lien\/[\w-]{43}(?=")/.exec(page) ?? []
    expect((await m.lire(lien)).status).toBe(200)
    const motdepasse = 'lune verte et marteau'
    const pose = await m.poster(lien, { motdepasse, confirmation: motdepasse }, '')
    expect(pose.headers.get('location')).toBe('/connexion?avis=choisi')
    const entree = await m.poster('/connexion', { courriel: PERSONNE.courriel, motdepasse }, '')
    expect(entree.headers.get('location')).toBe('/')
    const fiche = await (await m.lire('/comptes/2', m.admin)).text()
    expect(fiche).not.toContain('/lien/')
  })

  it.each([
    [{ courriel: 'pas une adresse' }, 'Ce n’est pas une adresse'],
    [{ courriel: 'administrateur@sonnette.test' }, 'a déjà un compte'],
    [{ nom: '' }, 'À remplir'],
    [{ role: 'gestionnaire' }, 'Choisissez l’antenne'],
    [{ antenneId: '1' }, 'n’est d’aucune antenne'],
    [{ antenneId: '999', role: 'gestionnaire' }, 'Choisissez une antenne de la liste'],
    [{ role: 'dieu' }, 'Choisissez un rôle'],
  ])('with %j says what is wrong and keeps what was typed', async (faute, raison) => {
    const m = await monde()
    const reponse = await m.poster('/comptes/nouveau', { ...PERSONNE, role: 'auditeur', ...faute })
    expect(reponse.status).toBe(422)
    const page = await reponse.text()
    expect(page).toContain(raison)
    expect(page).toContain('value="Inès"')
    expect(await m.db.selectFrom('utilisateur').select('id').execute()).toHaveLength(1)
  })
})

describe('a link', () => {
  it('used, expired, replaced, forged: the same page to the byte, and no word of whose it was', async () => {
    const m = await monde()
    await unCompte(m.db, 'auditeur')
    const donner = async () => {
      const page = await (await m.poster('/comptes/2/lien')).text()
      return /\/lien\/[\w-]{43}/.exec(page)?.[0] ?? ''
    }
    const remplace = await donner()
    const utilise = await donner()
    const motdepasse = 'lune verte et marteau'
    expect((await m.poster(utilise, { motdepasse, confirmation: motdepasse }, '')).status).toBe(303)
    const expire = await donner()
    m.horloge.maintenant += 3_600_000
    const forge = `/lien/${'A'.repeat(43)}`
    const pages = new Set<string>()
    for (const lien of [remplace, utilise, expire, forge, '/lien/x']) {
      for (const reponse of [
        await m.lire(lien),
        await m.poster(lien, { motdepasse, confirmation: motdepasse }, ''),
      ]) {
        expect([lien, reponse.status]).toEqual([lien, 404])
        pages.add(await reponse.text())
      }
    }
    expect(pages.size).toBe(1)
  })
})

describe('the rights of an account', () => {
  it('change at once for who is at work', async () => {
    const m = await monde()
    const elle = await m.cookie(await unCompte(m.db, 'gestionnaire', m.antenne))
    expect((await m.lire('/beneficiaires', elle)).status).toBe(200)
    const reponse = await m.poster('/comptes/2', { role: 'auditeur', antenneId: '' })
    expect(reponse.headers.get('location')).toBe('/comptes/2?fait=droits')
    expect((await m.lire('/beneficiaires', elle)).status).toBe(303)
    const encore = await m.cookie('gestionnaire1@sonnette.test')
    expect((await m.lire('/beneficiaires', encore)).status).toBe(403)
    expect((await m.lire('/journal', encore)).status).toBe(200)
  })

  it('of an account being closed end its live page at once', async () => {
    const m = await monde()
    const elle = await m.cookie(await unCompte(m.db, 'gestionnaire', m.antenne))
    const flux = (await m.lire('/direct', elle)).body?.getReader()
    await m.poster('/comptes/2/fermer')
    let texte = ''
    for (let fini = false; !fini;) {
      const lu = await flux?.read()
      fini = lu?.done ?? true
      texte += new TextDecoder().decode(lu?.value)
    }
    expect(texte).toContain('event: fin')
  })

  it('are for administrators alone, whatever the page', async () => {
    const m = await monde()
    const autres = [
      await m.cookie(await unCompte(m.db, 'siege')),
      await m.cookie(await unCompte(m.db, 'informatique')),
      await m.cookie(await unCompte(m.db, 'auditeur')),
      await m.cookie(await unCompte(m.db, 'coordonnateur', m.antenne)),
    ]
    const avant = await m.db.selectFrom('utilisateur').selectAll().execute()
    for (const cookie of autres) {
      for (const page of ['/comptes', '/comptes.csv', '/comptes/nouveau', '/comptes/1']) {
        expect([page, (await m.lire(page, cookie)).status]).toEqual([page, 403])
      }
      for (const acte of ['', '/lien', '/fermer', '/rouvrir', '/second-facteur', '/sessions']) {
        expect((await m.poster(`/comptes/1${acte}`, { role: 'auditeur' }, cookie)).status).toBe(403)
      }
    }
    expect(await m.db.selectFrom('utilisateur').selectAll().execute()).toEqual(avant)
  })

  it('an account that is not there is not found, whatever is asked of it', async () => {
    const m = await monde()
    for (const acte of ['', '/lien', '/fermer', '/rouvrir', '/second-facteur', '/sessions']) {
      expect((await m.poster(`/comptes/77${acte}`, { role: 'auditeur' })).status).toBe(404)
    }
    expect((await m.lire('/comptes/77', m.admin)).status).toBe(404)
    expect((await m.lire('/comptes/x', m.admin)).status).toBe(404)
  })
})

it('the list is filtered, sorted and exported', async () => {
  const m = await monde()
  await unCompte(m.db, 'gestionnaire', m.antenne)
  await unCompte(m.db, 'auditeur')
  await m.poster('/comptes/3/fermer')
  const adresses = async (demande: string) => [
    ...new Set((await (await m.lire(`/comptes${demande}`, m.admin)).text()).match(/\w+@sonnette\.test/g)),
  ]
  const tous = ['administrateur@sonnette.test', 'auditeur@sonnette.test', 'gestionnaire1@sonnette.test']
  expect(await adresses('?tri=courriel')).toEqual([tous[0], tous[2]])
  expect(await adresses('?etat=tous&tri=courriel&sens=desc')).toEqual(tous.toReversed())
  expect(await adresses('?etat=fermes')).toEqual([tous[1]])
  expect(await adresses(`?de=${m.antenne}`)).toEqual([tous[2]])
  expect(await adresses('?texte=gest%25')).toEqual([])
  expect(await adresses('?texte=gestionnaire')).toEqual([tous[2]])
  expect(await (await m.lire('/comptes.csv?etat=tous', m.admin)).text()).toContain('fermé')
})
