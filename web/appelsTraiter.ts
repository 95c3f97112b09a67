import type { Context } from 'hono'
import { appelVisible } from '../db/appels.ts'
import type { Ligne } from '../db/schema.ts'
import { rattacherAppel } from '../domain/rattacherAppel.ts'
import { rejeterAppel } from '../domain/rejeterAppel.ts'
import { rouvrirAppel } from '../domain/rouvrirAppel.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { gestesDeLAppel } from './anomaliesAppel.ts'
import { lireDemandeAppels } from './appelsDemande.ts'
import { enAnomalie } from './appelsGroupes.ts'
import { auteurDe } from './auteur.ts'
import { designerOuChoisir, type Designee } from './choixPersonne.tsx'
import { introuvable } from './erreurs.tsx'
import { versPage } from './formulaire.tsx'

/** A call that was not dealt with: why, and what was typed. */
export interface RefusAppel {
  appelId: number
  acte: 'rattacher' | 'rejeter' | 'rouvrir'
  faute: string
  brut: Readonly<Record<string, string>>
  choisis: readonly number[]
  beneficiaire?: Designee
  intervenant?: Designee
}

type Acte = RefusAppel['acte']
type Montrer = (c: Context, acces: Acces, refus: RefusAppel) => Response | Promise<Response>
type Suite =
  { type: 'fait'; fait: string } | { type: 'introuvable' } | ({ type: 'refus' } & Partial<RefusAppel>)

interface Demande {
  services: Services
  acces: Acces
  c: Context
  appel: Ligne<'appel'>
  brut: Record<string, string>
  /** The calls ticked, this one among them. */
  choisis: readonly number[]
}

/** Where a call is linked, set aside, or taken up again. */
export function traiterAppelRoutes(services: Services, montrer: Montrer): Route[] {
  return (Object.keys(ACTES) as Acte[]).map((acte) => ({
    methode: 'post',
    chemin: `/appels/:id/${acte}`,
    politique: 'metier',
    repondre: (c, acces) => traiter(c, acces, services, acte, montrer),
  }))
}

async function traiter(c: Context, acces: Acces, services: Services, acte: Acte, montrer: Montrer) {
  const appelId = lireNumero(c.req.param('id')) ?? 0
  const appel = await appelVisible(services.db, acces.portee, appelId)
  if (appel === undefined) return introuvable(c, acces)
  const corps = await c.req.parseBody({ all: true })
  const brut = Object.fromEntries(
    Object.entries(corps).flatMap(([nom, valeur]) =>
      typeof valeur === 'string' ? [[nom, valeur.trim()]] : [],
    ),
  )
  const coches = [corps.appels].flat().flatMap((id) => (typeof id === 'string' ? (lireNumero(id) ?? []) : []))
  const choisis = coches.length === 0 ? [appelId] : coches.slice(0, 200)
  const suite = await ACTES[acte]({ services, acces, c, appel, brut, choisis })
  if (suite.type === 'introuvable') return introuvable(c, acces)
  if (suite.type === 'fait') {
    const aujourdhui = jourDe(services.maintenant())
    const demande = lireDemandeAppels(c, { aujourdhui, antenne: acces.antenneChoisie })
    return versPage(c, demande.lien({ traiter: undefined }), suite.fait)
  }
  const { type: _, ...refus } = suite
  return montrer(c, acces, { appelId, acte, faute: '', brut, choisis, ...refus })
}

const ACTES: Record<Acte, (demande: Demande) => Promise<Suite>> = {
  async rattacher(demande) {
    const { services, acces, c, appel, brut, choisis } = demande
    const [auteur, instant] = [auteurDe(c, acces), services.maintenant()]
    const [appelId = appel.id, ...autres] = choisis
    const note = (brut.note ?? '').slice(0, 500)
    if (brut.geste !== undefined && brut.geste !== '') {
      const gestes = await gestesDeLAppel(
        services.db,
        acces.portee,
        enAnomalie(appel),
        choisis.filter((id) => id !== appel.id),
      )
      const geste = gestes.find(({ valeur }) => valeur === brut.geste)
      if (geste === undefined)
        return { type: 'refus', faute: 'Ce geste n’est plus proposé : dites de qui il s’agit.' }
      const fait = await geste.faire({ db: services.db, auteur, instant, version: 0, motif: undefined, note })
      return enSuite(fait)
    }
    const designer = async (genre: 'beneficiaire' | 'intervenant') =>
      designerOuChoisir(services.db, acces.portee, genre, {
        texte: brut[genre] ?? '',
        choisi: brut[`${genre}-choisi`],
      })
    const [beneficiaire, intervenant] = [await designer('beneficiaire'), await designer('intervenant')]
    const douteux = [beneficiaire, intervenant].some(({ type }) => type === 'aucune' || type === 'plusieurs')
    if (douteux) return { type: 'refus', faute: 'Précisez de qui il s’agit.', beneficiaire, intervenant }
    return enSuite(
      await rattacherAppel(
        services.db,
        auteur,
        {
          appelId,
          autres,
          beneficiaireId: beneficiaire.type === 'une' ? beneficiaire.personne.id : undefined,
          intervenantId: intervenant.type === 'une' ? intervenant.personne.id : undefined,
          retenirNumero: brut.retenir === '1',
          note,
        },
        instant,
      ),
    )
  },
  async rejeter({ services, acces, c, brut, choisis }) {
    const raison = (brut.raison ?? '').slice(0, 500)
    for (const appelId of choisis) {
      const fait = await rejeterAppel(
        services.db,
        auteurDe(c, acces),
        { appelId, raison },
        services.maintenant(),
      )
      if (fait.type !== 'fait') return enSuite(fait)
    }
    return { type: 'fait', fait: 'ecarte' }
  },
  async rouvrir({ services, acces, c, appel }) {
    const fait = await rouvrirAppel(
      services.db,
      auteurDe(c, acces),
      { appelId: appel.id },
      services.maintenant(),
    )
    return fait.type === 'fait' ? { type: 'fait', fait: 'rouvert' } : enSuite(fait)
  },
}

type Fait =
  { type: 'fait' } | { type: 'refusee'; raison: string } | { type: 'perimee' } | { type: 'introuvable' }

function enSuite(resultat: Fait): Suite {
  if (resultat.type === 'fait') return { type: 'fait', fait: 'rattache' }
  if (resultat.type === 'refusee') return { type: 'refus', faute: resultat.raison }
  return { type: 'introuvable' }
}
