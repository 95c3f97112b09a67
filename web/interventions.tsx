import type { Context } from 'hono'
import { beneficiaireVisible } from '../db/beneficiaires.ts'
import { intervenantVisible } from '../db/intervenants.ts'
import { interventionsVisibles } from '../db/interventions.ts'
import { motifsDuJour } from '../db/motifs.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import { LIGNES_CSV_AU_PLUS } from './csv.ts'
import { jourCourt, jourLong, nombre, personne } from './formats.ts'
import { page } from './gabarit.tsx'
import { interventionsCsv } from './interventionsCsv.ts'
import { lireDemande, type Demande } from './interventionsDemande.ts'
import { totauxDe } from './interventionsTotaux.tsx'
import { interventionsTriees } from './interventionsTri.ts'
import { VueInterventions } from './interventionsVue.tsx'
import { compter, repond, suivreInterventions } from './suivi.ts'

const PAR_PAGE = 50
const LIGNES_AU_PLUS = 5000

/** The interventions of a day or of some days, of everybody or of one person; and the same as a file. */
export function interventionsRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/interventions',
      politique: 'metier',
      repondre: (c, acces) => liste(c, acces, services),
    },
    {
      methode: 'get',
      chemin: '/interventions.csv',
      politique: 'metier',
      async repondre(c, acces) {
        const demande = lireDemande(c, jourDe(services.maintenant()))
        const { choisis } = await chercher(services, acces, demande, LIGNES_CSV_AU_PLUS)
        return interventionsCsv(c, services.db, acces, demande, choisis)
      },
    },
  ]
}

async function chercher({ db }: Services, { portee }: Acces, demande: Demande, limite: number) {
  const { etat, anomalie, tri, sens } = demande
  const vues = await interventionsVisibles(db, portee, demande, limite)
  const tous = (await suivreInterventions(db, vues)).filter(
    ({ anomalies, acquittees }) =>
      anomalie === undefined || [...anomalies, ...acquittees].some(({ code }) => code === anomalie),
  )
  const choisis = interventionsTriees(
    tous.filter((suivi) => repond(suivi, etat)),
    tri,
    sens,
  )
  return { tous, choisis, coupe: vues.length === limite }
}

async function liste(c: Context, acces: Acces, services: Services) {
  const { db, maintenant } = services
  const instant = maintenant()
  const demande = lireDemande(c, jourDe(instant))
  const { du, au, beneficiaireId, intervenantId, corriger } = demande
  const { portee, antenneChoisie: antenne } = acces
  const beneficiaire =
    beneficiaireId === undefined ? undefined : await beneficiaireVisible(db, portee, beneficiaireId)
  const intervenant =
    intervenantId === undefined ? undefined : await intervenantVisible(db, portee, intervenantId)
  const { tous, choisis, coupe } = await chercher(services, acces, demande, LIGNES_AU_PLUS)
  const numero = Math.min(demande.page, Math.max(1, Math.ceil(choisis.length / PAR_PAGE)))
  const parametres = { ...demande.parametres, antenne }
  const comptes = compter(tous)
  const lignes = choisis.slice((numero - 1) * PAR_PAGE, numero * PAR_PAGE)
  const corrigee = lignes.find(({ vue }) => vue.id === corriger)?.vue
  const lien = (autres: Record<string, string | number | undefined>, chemin = '/interventions') =>
    adresse(chemin, { ...parametres, page: undefined, ...autres })
  const ici = lien({ page: numero === 1 ? undefined : numero, corriger: corrigee?.id })
  return page(
    c,
    acces,
    { titre: 'Interventions', ici },
    <VueInterventions
      c={c}
      acces={acces}
      demande={demande}
      titre={du === au ? jourLong(du) : `du ${jourCourt(du)} au ${jourCourt(au)}`}
      ici={ici}
      lien={lien}
      personnes={{
        beneficiaire: beneficiaire && personne(beneficiaire),
        intervenant: intervenant && personne({ ...intervenant, civilite: '' }),
      }}
      comptes={comptes}
      resume={`${nombre(comptes.toutes, 'intervention')}, dont ${comptes.en_cours} en cours et ${comptes.a_verifier} à vérifier.`}
      lignes={lignes}
      totaux={totauxDe(choisis)}
      coupe={coupe ? LIGNES_AU_PLUS : undefined}
      motifs={corrigee === undefined ? [] : await motifsDuJour(db, corrigee.jour)}
      instant={instant}
      pages={{ page: numero, parPage: PAR_PAGE, total: choisis.length }}
    />,
  )
}
