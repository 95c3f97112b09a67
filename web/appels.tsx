import type { Context } from 'hono'
import { appelsSansPointage, appelVisible, NON_IDENTIFIES, recidives } from '../db/appels.ts'
import { nomsDe } from '../db/choixPersonne.ts'
import { debutDuJour, jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { gestesDeLAppel } from './anomaliesAppel.ts'
import { lireDemandeAppels } from './appelsDemande.ts'
import { enAnomalie, grouper, type Appel } from './appelsGroupes.ts'
import { traiterAppelRoutes, type RefusAppel } from './appelsTraiter.ts'
import { VueAppels } from './appelsVue.tsx'
import { page } from './gabarit.tsx'

const PAR_PAGE = 20
const APPELS_AU_PLUS = 2000
const MOIS_MS = 30 * 86_400_000

/** The calls that made no stamp because somebody was not known. None is ever dropped. */
export function appelsRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/appels/non-identifies',
      politique: 'metier',
      repondre: (c, acces) => nonIdentifies(c, acces, services),
    },
    ...traiterAppelRoutes(services, (c, acces, refus) => nonIdentifies(c, acces, services, refus)),
  ]
}

async function nonIdentifies(c: Context, acces: Acces, { db, maintenant }: Services, refus?: RefusAppel) {
  const instant = maintenant()
  const { portee } = acces
  const vise = refus?.appelId ?? lireNumero(c.req.query('traiter'))
  const appelVise = vise === undefined ? undefined : await appelVisible(db, portee, vise)
  const demande = lireDemandeAppels(c, {
    aujourdhui: jourDe(instant),
    antenne: acces.antenneChoisie,
    jourVise: appelVise && jourDe(appelVise.instant),
  })
  const bornes = { du: debutDuJour(demande.du), au: debutDuJour(jourSuivant(demande.au)) }
  const resultats = demande.raccroches ? [...NON_IDENTIFIES, 'raccroche' as const] : NON_IDENTIFIES
  const traites = demande.etat === 'traites' ? 'oui' : 'non'
  const tous = await appelsSansPointage(db, portee, { ...bornes, resultats, traites }, APPELS_AU_PLUS)
  const duGenre = tous.filter(({ resultat }) => demande.resultatsDe(demande.genre).includes(resultat))
  const groupes = traites === 'oui' ? duGenre.map(seul) : grouper(duGenre)
  const numero = Math.min(demande.page, Math.max(1, Math.ceil(groupes.length / PAR_PAGE)))
  const montres = groupes.slice((numero - 1) * PAR_PAGE, numero * PAR_PAGE)
  const numeros = montres.flatMap(({ premier }) => premier.numero ?? [])
  const lignes = []
  for (const groupe of montres) {
    lignes.push({
      ...groupe,
      gestes: traites === 'oui' ? [] : await gestesDeLAppel(db, portee, enAnomalie(groupe.premier)),
    })
  }
  return page(
    c,
    acces,
    { titre: 'Appels non identifiés', ici: demande.lien(), statut: refus === undefined ? 200 : 422 },
    <VueAppels
      c={c}
      acces={acces}
      demande={demande}
      lignes={lignes}
      comptes={(cle) => tous.filter(({ resultat }) => demande.resultatsDe(cle).includes(resultat)).length}
      revenus={await recidives(db, portee, numeros, instant - MOIS_MS)}
      noms={{
        beneficiaires: await nomsDe(
          db,
          portee,
          'beneficiaire',
          montres.flatMap(({ premier }) => premier.rattache_chez ?? []),
        ),
        intervenants: await nomsDe(
          db,
          portee,
          'intervenant',
          montres.flatMap(({ premier }) => premier.rattache_par ?? []),
        ),
      }}
      pages={{ page: numero, parPage: PAR_PAGE, total: groupes.length }}
      refus={refus}
    />,
  )
}

const seul = (appel: Appel) => ({ premier: appel, appels: [appel] })
