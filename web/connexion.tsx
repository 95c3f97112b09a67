import type { Context } from 'hono'
import { z } from 'zod'
import { ouvrirSession, type Ouverte, type Ouverture } from '../domain/connexion.ts'
import { fermerSession, sessionEnAttente } from '../domain/sessions.ts'
import { oublierSaisie } from '../domain/saisieGardee.ts'
import type { Route, Services } from './acces.ts'
import { adresse, cheminLocal } from './adresse.ts'
import { adresseDuClient } from './auteur.ts'
import { formulaire, type Saisie } from './connexionVue.tsx'
import { lireJeton, poserAppareil, poserJeton, retirerJeton } from './cookies.ts'
import { heure } from './formats.ts'
import { provenance } from './provenance.ts'

/** Signing in and out. */
export function connexionRoutes(services: Services): Route[] {
  const { db, direct, origine, maintenant } = services
  return [
    {
      methode: 'get',
      chemin: '/connexion',
      politique: 'publique',
      async repondre(c) {
        const suite = cheminLocal(c.req.query('suite'), origine)
        const jeton = lireJeton(c, origine)
        // Half signed in: the next step is the code, not the password again.
        if (jeton !== undefined && (await sessionEnAttente(db, jeton, maintenant())) !== undefined) {
          return c.redirect(versSecondFacteur(suite), 303)
        }
        return formulaire(c, 200, { suite, avis: c.req.query('avis') })
      },
    },
    {
      methode: 'post',
      chemin: '/connexion',
      politique: 'publique',
      repondre: (c) => seConnecter(c, services),
    },
    {
      methode: 'post',
      chemin: '/deconnexion',
      politique: 'connecte',
      async repondre(c, { jeton, utilisateur }) {
        await oublierSaisie(db, utilisateur.id)
        await fermerSession(db, jeton, maintenant(), adresseDuClient(c))
        direct.fermer(jeton)
        retirerJeton(c, origine)
        // Not "cookies": the browser stays known, so that a stranger's guesses do not keep its owner out.
        if (origine.startsWith('https:')) c.header('Clear-Site-Data', '"storage"')
        return c.redirect('/connexion', 303)
      },
    },
  ]
}

// No limit on how a password is made here, only on what is worth hashing; it is never trimmed.
const CHAMPS = z.object({
  courriel: z
    .string()
    .catch('')
    .transform((texte) => texte.slice(0, 254)),
  motdepasse: z
    .string()
    .catch('')
    .transform((texte) => texte.slice(0, 1000)),
  suite: z.string().optional().catch(undefined),
})

async function seConnecter(c: Context, { db, direct, origine, maintenant }: Services): Promise<Response> {
  const { courriel, motdepasse: motDePasse, suite } = CHAMPS.parse(await c.req.parseBody())
  const demande = { courriel, motDePasse, ...provenance(c, origine), maintenant: maintenant() }
  const ouverture = await ouvrirSession(db, demande)
  const vers = cheminLocal(suite, origine)
  if (ouverture.type === 'refusee' || ouverture.type === 'attendre') {
    return refuser(c, ouverture, { suite: vers, courriel })
  }
  const ancien = lireJeton(c, origine)
  if (ancien !== undefined) {
    await fermerSession(db, ancien, maintenant(), demande.adresse, 'session remplacée')
    direct.fermer(ancien)
  }
  if (ouverture.type === 'ouverte') return entrer(c, origine, ouverture, vers)
  poserJeton(c, origine, ouverture.jeton)
  return c.redirect(versSecondFacteur(vers), 303)
}

/** Hands a browser the session just opened, and sends it to the page that was asked for. */
export function entrer(c: Context, origine: string, { jeton, appareil }: Ouverte, vers: string): Response {
  poserJeton(c, origine, jeton)
  poserAppareil(c, origine, appareil)
  return c.redirect(vers, 303)
}

function versSecondFacteur(suite: string): string {
  return adresse('/second-facteur', { suite: suite === '/' ? '' : suite })
}

/** What to say to somebody who guessed too often. */
export function direDAttendre(jusque: number): string {
  return `Trop d’essais pour cette adresse. Réessayez à partir de ${heure(jusque + 60_000)}.`
}

function refuser(
  c: Context,
  ouverture: Extract<Ouverture, { type: 'refusee' | 'attendre' }>,
  saisie: Saisie,
) {
  if (ouverture.type === 'attendre') {
    return formulaire(c, 429, { ...saisie, faute: direDAttendre(ouverture.jusque) })
  }
  const faute = 'Adresse ou mot de passe incorrect. Vérifiez les majuscules, puis réessayez.'
  return formulaire(c, 422, { ...saisie, faute })
}
