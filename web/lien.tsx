import type { Context } from 'hono'
import { z } from 'zod'
import { lireLien, utiliserLien } from '../domain/liens.ts'
import type { Route, Services } from './acces.ts'
import { adresseDuClient } from './auteur.ts'
import { poserAppareil, retirerJeton } from './cookies.ts'
import { Fautes } from './formulaire.tsx'
import { NouveauMotDePasse } from './motDePasseVue.tsx'
import { Seuil } from './seuil.tsx'

/** The page of a one-time link: she chooses her password. Looking at it uses nothing up. */
export function lienRoutes(services: Services): Route[] {
  const { db, maintenant } = services
  return [
    {
      methode: 'get',
      chemin: '/lien/:jeton',
      politique: 'publique',
      async repondre(c) {
        const lien = await lireLien(db, c.req.param('jeton') ?? '', maintenant())
        return lien === undefined ? perime(c) : choisir(c, lien)
      },
    },
    { methode: 'post', chemin: '/lien/:jeton', politique: 'publique', repondre: (c) => poser(c, services) },
  ]
}

const FORME = z.object({ motdepasse: z.string().max(1000), confirmation: z.string().max(1000) })

async function poser(c: Context, { db, direct, origine, maintenant }: Services): Promise<Response> {
  const jeton = c.req.param('jeton') ?? ''
  const lien = await lireLien(db, jeton, maintenant())
  if (lien === undefined) return perime(c)
  // Read as typed: a password may begin or end with a space.
  const lu = FORME.safeParse(await c.req.parseBody())
  if (!lu.success) return choisir(c, lien, { motdepasse: 'Écrivez le mot de passe deux fois.' })
  const { motdepasse, confirmation } = lu.data
  if (motdepasse !== confirmation) return choisir(c, lien, { confirmation: PAS_LE_MEME })
  const pose = await utiliserLien(
    db,
    { jeton, motDePasse: motdepasse, adresse: adresseDuClient(c) },
    maintenant(),
  )
  if (pose.type === 'perime') return perime(c)
  if (pose.type === 'refuse') return choisir(c, lien, { motdepasse: pose.raison })
  direct.fermerSessions(pose.sessions)
  retirerJeton(c, origine)
  // Whoever holds the link is its addressee: strangers' guesses must not keep her out now.
  poserAppareil(c, origine, pose.appareil)
  return c.redirect('/connexion?avis=choisi', 303)
}

export const PAS_LE_MEME = 'Ce n’est pas le même mot de passe que ci-dessus.'

function choisir(
  c: Context,
  { genre, prenom, courriel }: { genre: 'invitation' | 'mot_de_passe'; prenom: string; courriel: string },
  fautes: Record<string, string> = {},
) {
  return c.html(
    <Seuil titre="Choisir un mot de passe">
      <form class="formulaire" method="post">
        <h1>{genre === 'invitation' ? `Bienvenue ${prenom}` : 'Nouveau mot de passe'}</h1>
        <p>
          Choisissez le mot de passe du compte <strong>{courriel}</strong>.
        </p>
        <Fautes fautes={fautes} />
        <NouveauMotDePasse courriel={courriel} fautes={fautes} />
        <button class="bouton plein" type="submit">
          Enregistrer ce mot de passe
        </button>
      </form>
    </Seuil>,
    Object.keys(fautes).length === 0 ? 200 : 422,
  )
}

// The same answer whatever the reason, and whoever it was for.
function perime(c: Context) {
  return c.html(
    <Seuil titre="Lien périmé">
      <div class="formulaire">
        <h1>Ce lien ne sert plus</h1>
        <p>
          Il a déjà servi, il a été remplacé par un autre, ou son délai est passé. Demandez-en un nouveau à
          l’administrateur de votre service.
        </p>
        <p>
          <a class="bouton" href="/connexion">
            Aller à la connexion
          </a>
        </p>
      </div>
    </Seuil>,
    404,
  )
}
