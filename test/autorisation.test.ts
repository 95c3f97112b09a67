import { describe, expect, it } from 'vitest'
import { hasard } from '../jobs/demonstration/hasard.ts'
import {
  absente,
  adresseDuDemenage,
  adresses,
  attaques,
  auHasard,
  CHAMPS,
  formulairesOfferts,
  nommeUneLigne,
  questions,
  routesDe,
} from './autorisation/attaques.ts'
import { attendu } from './autorisation/attendus.ts'
import { unEnqueteur } from './autorisation/compteur.ts'
import { demander, unMonde, type Demandeur, type Monde, type Reponse } from './autorisation/monde.ts'
import { releve } from './autorisation/releve.ts'

// `bin/bench autorisations` asks for many more.
const PATIENCE_MS = 180_000
const REPONSES = Number(process.env.SONNETTE_REPONSES ?? 0)

const parNom = (monde: Monde, nom: string): Demandeur => {
  const trouve = monde.demandeurs.find((d) => d.nom === nom)
  if (trouve === undefined) throw new Error(nom)
  return trouve
}

/** An answer without what was typed in the field that was attacked: it comes back there. */
function sans({ statut, entetes, corps }: Reponse, nom: string, tape: string): string {
  const champ = new RegExp(`(name="${nom}"[^>]*? value=)"${tape}"`, 'g')
  return [`«\u00A0${tape}\u00A0»`, `« ${tape} »`].reduce(
    (texte, echo) => texte.replaceAll(echo, '…'),
    `${statut}\n${entetes}\n${corps.replaceAll(champ, '$1…')}`,
  )
}

/** Where two answers begin to differ; null: nowhere. */
function ecart(une: string, autre: string): string | null {
  if (une === autre) return null
  const ici = Array.from({ length: une.length }).findIndex((_, i) => une[i] !== autre[i])
  const autour = (texte: string) => texte.slice(Math.max(0, ici - 60), ici + 60)
  return `${autour(une)}\n${autour(autre)}`
}

/** An act may end sessions: they are put back before the next one. */
async function garderLesSessions(monde: Monde) {
  const sessions = await monde.db.selectFrom('session').selectAll().execute()
  return async () => {
    await monde.db.deleteFrom('session').execute()
    await monde.db.insertInto('session').values(sessions).execute()
  }
}

describe('who may ask for what', () => {
  it(
    'every route is in the table of rights, and answers each account as it says',
    async () => {
      const monde = await unMonde()
      const enqueteur = unEnqueteur(monde)
      const remettre = await garderLesSessions(monde)
      const oublies: string[] = []
      const fautes: string[] = []
      for (const { methode, chemin } of routesDe(monde)) {
        const vers = absente(chemin)
        const anonyme = await demander(monde, methode, vers)
        const ouverte = attendu(methode, chemin, undefined)
        if (ouverte === undefined) oublies.push(`${methode} ${chemin}`)
        const renvoyee = anonyme.statut === 303 || anonyme.statut === 302 || anonyme.statut === 401
        if (ouverte === false && !renvoyee) fautes.push(`personne ${methode} ${chemin} ${anonyme.statut}`)
        if (chemin.startsWith('/connexion') || chemin === '/deconnexion') continue
        for (const qui of monde.demandeurs) {
          const avant = methode === 'post' ? await releve(monde.db) : ''
          const reponse = await enqueteur.demander(qui, methode, vers)
          const permis = attendu(methode, chemin, qui)
          const refuse = reponse.statut === 403
          if (permis === refuse) fautes.push(`${qui.nom} ${methode} ${chemin} ${reponse.statut}`)
          if (methode === 'post' && refuse && (await releve(monde.db)) !== avant)
            fautes.push(`${qui.nom} ${methode} ${chemin} a changé la base`)
          if (methode === 'post') await remettre()
        }
      }
      expect(oublies).toEqual([])
      expect(fautes).toEqual([])
    },
    PATIENCE_MS,
  )
})

describe('a foreign row is an absent one', () => {
  it(
    'to the byte, for every address that names one, read or written',
    async () => {
      const monde = await unMonde()
      const enqueteur = unEnqueteur(monde)
      const remettre = await garderLesSessions(monde)
      const avant = await releve(monde.db)
      let comparees = 0
      for (const { methode, chemin } of routesDe(monde).filter((r) => nommeUneLigne(r.chemin))) {
        for (const nom of ['gestionnaire', 'coordonnateur', 'gestionnaire et administrateur']) {
          const qui = parNom(monde, nom)
          const temoin = await enqueteur.demander(qui, methode, absente(chemin), CHAMPS)
          if (methode === 'get' && attendu(methode, chemin, qui) === true)
            expect(temoin.statut, chemin).toBe(404)
          for (const vers of [...adresses(chemin, monde.b.lignes), ...adresseDuDemenage(chemin, monde)]) {
            const etrangere = await enqueteur.demander(qui, methode, vers, CHAMPS)
            expect(etrangere, `${nom} ${methode} ${vers}`).toEqual(temoin)
            comparees += 1
          }
          if (methode === 'post') await remettre()
        }
      }
      expect(comparees).toBeGreaterThan(100)
      expect(await releve(monde.db)).toBe(avant)
    },
    PATIENCE_MS,
  )

  it(
    'in every form a page of hers offers, whichever field names it',
    async () => {
      const monde = await unMonde()
      const enqueteur = unEnqueteur(monde)
      const remettre = await garderLesSessions(monde)
      let tentees = 0
      for (const nom of ['gestionnaire', 'coordonnateur']) {
        const qui = parNom(monde, nom)
        const offerts = await formulairesOfferts(enqueteur, qui)
        const avant = await releve(monde.db)
        for (const { action, champs } of offerts) {
          for (const attaque of champs.flatMap((_, i) => attaques(champs, i, monde))) {
            const recue = await enqueteur.demander(qui, 'post', action, attaque.hostile)
            const comme = await enqueteur.demander(qui, 'post', action, attaque.temoin)
            const { nom: champ, etranger, absent } = attaque
            const [une, autre] = [sans(recue, champ, etranger), sans(comme, champ, absent)]
            const ou = `${action} ${JSON.stringify(attaque.hostile)}`
            expect(ecart(une, autre), ou).toBeNull()
            expect(ecart(await releve(monde.db), avant), ou).toBeNull()
            tentees += 1
          }
          await remettre()
        }
      }
      expect(tentees).toBeGreaterThan(20)
    },
    PATIENCE_MS,
  )
})

describe('no marker of another scope', () => {
  it('in any page, list, export, search or refusal, whatever is asked', async () => {
    const monde = await unMonde()
    const enqueteur = unEnqueteur(monde)
    const pages = routesDe(monde).filter(({ methode }) => methode === 'get')
    let propres = 0
    for (const qui of monde.demandeurs) {
      for (const { chemin } of pages) {
        const vers = [monde.a, monde.b].flatMap(({ lignes }) => adresses(chemin, lignes))
        for (const adresse of new Set([...vers, absente(chemin)])) {
          for (const question of questions(monde)) {
            const { corps } = await enqueteur.demander(qui, 'get', adresse + question)
            if (/canaria/i.test(corps)) propres += 1
          }
        }
      }
    }
    expect(propres).toBeGreaterThan(200)
    expect(enqueteur.reponses).toBeGreaterThan(2000)
    const h = hasard(1)
    while (enqueteur.reponses < REPONSES) await auHasard(enqueteur, pages, h)
    console.log(`${enqueteur.reponses} réponses lues`)
  }, 3_600_000)
})
