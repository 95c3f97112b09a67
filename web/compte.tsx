import type { Context } from 'hono'
import { z } from 'zod'
import {
  activerMonSecondFacteur,
  changerMonMotDePasse,
  fermerMesSessions,
  preparerMonSecondFacteur,
  refaireMesCodes,
  retirerMonSecondFacteur,
  type Change,
  type Refus,
} from '../domain/monCompte.ts'
import { secondFacteurObligatoire } from '../domain/secondFacteur.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresseDuClient } from './auteur.ts'
import { direDAttendre } from './connexion.tsx'
import { pageDuCompte } from './compteVue.tsx'
import { poserJeton } from './cookies.ts'
import { lireFormulaire, versPage } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { PAS_LE_MEME } from './lien.tsx'
import { CodesDeSecours } from './secondFacteurVue.tsx'

const MOT_DE_PASSE = z.object({
  ancien: z.string().max(1000),
  motdepasse: z.string().max(1000),
  confirmation: z.string().max(1000),
})
const ACTUEL = z.object({ actuel: z.string().max(1000) })
const CODE = z.object({ code: z.string().max(60) })
const SESSION = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) })

/** One's own account: password, second factor, open sessions. */
export function compteRoutes(services: Services): Route[] {
  const { db, maintenant } = services
  const poster = (chemin: string, repondre: (c: Context, acces: Acces) => Promise<Response>): Route => ({
    methode: 'post',
    chemin,
    politique: 'connecte',
    repondre,
  })
  return [
    {
      methode: 'get',
      chemin: '/compte',
      politique: 'connecte',
      repondre: (c, acces) => pageDuCompte(c, acces, services),
    },
    poster('/compte/mot-de-passe', async (c, acces) => {
      // Read as typed: a password may begin or end with a space.
      const lu = MOT_DE_PASSE.safeParse(await c.req.parseBody())
      if (!lu.success)
        return pageDuCompte(c, acces, services, { ancien: 'Donnez votre mot de passe actuel.' })
      const { ancien, motdepasse: nouveau, confirmation } = lu.data
      if (nouveau !== confirmation) return pageDuCompte(c, acces, services, { confirmation: PAS_LE_MEME })
      const change = await changerMonMotDePasse(db, titulaire(c, acces), { ancien, nouveau }, maintenant())
      return change.type === 'fait'
        ? achever(c, acces, services, change, 'mot-de-passe')
        : pageDuCompte(c, acces, services, fautesDe(change))
    }),
    poster('/compte/second-facteur', async (c, acces) => {
      const lu = ACTUEL.safeParse(await c.req.parseBody())
      const actuel = lu.success ? lu.data.actuel : ''
      const prepare = await preparerMonSecondFacteur(db, titulaire(c, acces), actuel, maintenant())
      return prepare.type === 'fait'
        ? versPage(c, '/compte#second-facteur')
        : pageDuCompte(c, acces, services, fautesDe(prepare))
    }),
    poster('/compte/second-facteur/activer', async (c, acces) => {
      const code = await lireCode(c)
      const active = await activerMonSecondFacteur(db, titulaire(c, acces), code, maintenant())
      if (active.type !== 'fait') return pageDuCompte(c, acces, services, fautesDe(active))
      return montrerLesCodes(c, acces, services, active)
    }),
    poster('/compte/second-facteur/codes', async (c, acces) => {
      const refaits = await refaireMesCodes(db, titulaire(c, acces), await lireCode(c), maintenant())
      if (refaits.type !== 'fait') return pageDuCompte(c, acces, services, fautesDe(refaits, 'codeCodes'))
      return montrerLesCodes(c, acces, services, refaits)
    }),
    poster('/compte/second-facteur/retirer', async (c, acces) => {
      const retire = await retirerMonSecondFacteur(db, titulaire(c, acces), await lireCode(c), maintenant())
      if (retire.type !== 'fait') return pageDuCompte(c, acces, services, fautesDe(retire, 'codeRetrait'))
      achever(c, acces, services, retire, 'retire')
      // Whoever must have one signs in again, and chooses it there.
      return secondFacteurObligatoire(acces.utilisateur)
        ? c.redirect('/connexion?avis=retire', 303)
        : versPage(c, '/compte', 'retire')
    }),
    poster('/compte/sessions/fermer', async (c, acces) => {
      const lu = await lireFormulaire(c, SESSION)
      if (!lu.bon) return versPage(c, '/compte')
      return fermer(c, acces, services, lu.valeurs.session)
    }),
    poster('/compte/sessions/fermer-les-autres', (c, acces) => fermer(c, acces, services, undefined)),
  ]
}

function titulaire(c: Context, { utilisateur, jeton }: Acces) {
  return { utilisateurId: utilisateur.id, jeton, adresse: adresseDuClient(c) }
}

async function lireCode(c: Context): Promise<string> {
  const lu = CODE.safeParse(await c.req.parseBody())
  return lu.success ? lu.data.code : ''
}

function fautesDe(refus: Refus, champ?: string): Record<string, string> {
  if (refus.type === 'attendre') return { '': direDAttendre(refus.jusque) }
  return { [champ ?? refus.champ]: refus.raison }
}

// The token has changed: the browser gets the new one, and what was open elsewhere closes.
function achever(
  c: Context,
  { jeton }: Acces,
  { origine, direct }: Services,
  change: Change,
  fait: string,
): Response {
  poserJeton(c, origine, change.jeton)
  direct.fermer(jeton)
  direct.fermerSessions(change.sessions)
  return versPage(c, '/compte', fait)
}

async function montrerLesCodes(
  c: Context,
  acces: Acces,
  services: Services,
  change: Change & { codes: string[] },
): Promise<Response> {
  achever(c, acces, services, change, '')
  return page(
    c,
    acces,
    { titre: 'Codes de secours' },
    <div class="panneau etroit">
      <div class="dedans pile">
        <h1>Codes de secours</h1>
        <CodesDeSecours codes={change.codes} />
        <p>
          <a class="bouton plein" href="/compte">
            C’est noté
          </a>
        </p>
      </div>
    </div>,
  )
}

async function fermer(
  c: Context,
  acces: Acces,
  { db, direct, maintenant }: Services,
  empreinte: string | undefined,
): Promise<Response> {
  const fermees = await fermerMesSessions(db, titulaire(c, acces), empreinte, maintenant())
  direct.fermerSessions(fermees)
  return versPage(c, '/compte', 'sessions')
}
