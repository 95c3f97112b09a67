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
import { ACCEPTES } from './autorisation/acceptes.ts'
import { attendu } from './autorisation/attendus.ts'
import { unEnqueteur } from './autorisation/compteur.ts'
import { formulaires } from './autorisation/formulaires.ts'
import { demander, unMonde, type Demandeur, type Monde, type Reponse } from './autorisation/monde.ts'
import { effacerAntenne, QUESTIONS } from './autorisation/effacer.ts'
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
        for (const formulaire of offerts) {
          const { action } = formulaire
          for (const attaque of formulaire.champs.flatMap((_, i) => attaques(formulaire, i, monde))) {
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

describe('her own rows', () => {
  it('are changed by the very forms that a stranger’s row is refused in', async () => {
    const monde = await unMonde()
    const enqueteur = unEnqueteur(monde)
    const fautes: string[] = []
    for (const { qui, page, action, envoie, ecrit = {} } of ACCEPTES) {
      const elle = parNom(monde, qui)
      const { corps } = await enqueteur.demander(elle, 'get', page(monde.a.lignes))
      const offert = formulaires(corps).find(
        (formulaire) =>
          action.test(formulaire.action) &&
          (envoie === undefined ||
            formulaire.champs.some(([nom, valeur]) => nom === envoie[0] && envoie[1].test(valeur))),
      )
      const quoi = `${qui} ${page(monde.a.lignes)} ${String(action)}`
      if (offert === undefined) {
        fautes.push(`${quoi} n’est pas offert`)
        continue
      }
      const avant = await releve(monde.db)
      const champs = offert.champs.map(([nom, valeur]) => [nom, ecrit[nom] ?? valeur] as const)
      const { statut, corps: retour } = await enqueteur.demander(elle, 'post', offert.action, champs)
      const change = (await releve(monde.db)) !== avant
      if (statut !== 303 || !change)
        fautes.push(
          `${quoi} ${statut} ${change} ${JSON.stringify(champs)} ${retour.match(/faute[^<]*<[^<]*/g)?.join() ?? ''}`,
        )
    }
    expect(fautes).toEqual([])
  })
})

describe('another office may as well not be', () => {
  it(
    'every page reads the same, to the byte, once all its rows are gone',
    async () => {
      const monde = await unMonde()
      const enqueteur = unEnqueteur(monde)
      const pages = routesDe(monde).filter(({ methode }) => methode === 'get')
      const lire = async () => {
        const lues = new Map<string, Reponse>()
        for (const nom of ['gestionnaire', 'coordonnateur']) {
          const qui = parNom(monde, nom)
          // A stream; her own sessions; and a card, whose reading is written in the journal.
          const siennes = pages.filter(({ methode, chemin }) => attendu(methode, chemin, qui) === true)
          for (const { chemin } of siennes.filter(
            (route) => !/^.(direct|compte|cartes|intervenants.:id.carte)/.test(route.chemin),
          )) {
            for (const adresse of new Set(adresses(chemin, monde.a.lignes))) {
              for (const question of QUESTIONS)
                lues.set(
                  `${nom} ${adresse}${question}`,
                  await enqueteur.demander(qui, 'get', adresse + question),
                )
            }
          }
        }
        return lues
      }
      // The first reading of the manual is remembered.
      await lire()
      const avec = await lire()
      await effacerAntenne(monde)
      const fautes: string[] = []
      for (const [adresse, { statut, corps }] of await lire()) {
        const avant = avec.get(adresse)
        const difference = ecart(`${avant?.statut} ${avant?.corps}`, `${statut} ${corps}`)
        if (difference !== null) fautes.push(`${adresse}\n${difference}`)
      }
      expect(fautes).toEqual([])
      expect(avec.size).toBeGreaterThan(100)
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
