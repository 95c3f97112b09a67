import type { Context } from 'hono'
import { fermerSession, ouvrirSession, type Ouverture } from '../domain/connexion.ts'
import type { Route, Services } from './acces.ts'
import { cheminLocal } from './adresse.ts'
import { formulaire, type Saisie } from './connexionVue.tsx'
import { heure } from './formats.ts'
import { poserJeton, retirerJeton } from './session.ts'

/** Signing in and out. */
export function connexionRoutes({ db, direct, origine, maintenant }: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/connexion',
      politique: 'publique',
      repondre: (c) => formulaire(c, 200, { suite: cheminLocal(c.req.query('suite'), origine) }),
    },
    {
      methode: 'post',
      chemin: '/connexion',
      politique: 'publique',
      async repondre(c) {
        const champs = await c.req.parseBody()
        const [courriel, motDePasse, suite] = ['courriel', 'motdepasse', 'suite'].map((nom) =>
          texte(champs[nom]),
        )
        const ouverture = await ouvrirSession(db, {
          courriel: (courriel ?? '').slice(0, 254),
          motDePasse: (motDePasse ?? '').slice(0, 1000),
          adresse: adresseDuClient(c),
          navigateur: c.req.header('user-agent') ?? '',
          maintenant: maintenant(),
        })
        const vers = cheminLocal(suite, origine)
        if (ouverture.type !== 'ouverte') return refuser(c, ouverture, { suite: vers, courriel })
        poserJeton(c, origine, ouverture.jeton)
        return c.redirect(vers, 303)
      },
    },
    {
      methode: 'post',
      chemin: '/deconnexion',
      politique: 'connecte',
      async repondre(c, { jeton }) {
        await fermerSession(db, jeton)
        direct.fermer(jeton)
        retirerJeton(c, origine)
        if (origine.startsWith('https:')) c.header('Clear-Site-Data', '"cookies", "storage"')
        return c.redirect('/connexion', 303)
      },
    },
  ]
}

function texte(champ: unknown): string | undefined {
  return typeof champ === 'string' ? champ : undefined
}

// Caddy alone reaches this process, and writes the client's address last.
function adresseDuClient(c: Context): string {
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 45) ?? ''
}

function refuser(c: Context, ouverture: Exclude<Ouverture, { type: 'ouverte' }>, saisie: Saisie) {
  if (ouverture.type === 'refusee') {
    const faute = 'Adresse ou mot de passe incorrect. Vérifiez les majuscules, puis réessayez.'
    return formulaire(c, 422, { ...saisie, faute })
  }
  const faute = `Trop d’essais pour cette adresse. Réessayez à partir de ${heure(ouverture.jusque + 60_000)}.`
  return formulaire(c, 429, { ...saisie, faute })
}
