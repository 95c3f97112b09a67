import type { Context } from 'hono'
import { codeOuvert } from '../db/intervenants.ts'
import { interventionsVisibles } from '../db/interventions.ts'
import { prochainesVisites } from '../db/visites.ts'
import { jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import { codesRoutes } from './codes.tsx'
import { surIntervenant, type DossierIntervenant } from './fiche.tsx'
import { journalDeLaFiche } from './ficheJournal.tsx'
import { planningDuDossier } from './fichePlanning.tsx'
import { heuresDuDossier } from './intervenantHeures.tsx'
import { DernieresInterventions, ProchainesVisites } from './historique.tsx'
import { Identite, MoisEcoule } from './intervenantIdentite.tsx'
import { horaires, nomBeneficiaire } from './noms.ts'
import { suivreInterventions, type Suivi } from './suivi.ts'

const JOURS_MONTRES = 31
const LIGNES_MONTREES = 25

/** The file of one carer, part by part. */
export function intervenantRoutes(services: Services): Route[] {
  const chemin = '/intervenants/:id'
  const commun = { methode: 'get', politique: 'metier' } as const
  const sur =
    (repondre: (c: Context, acces: Acces, dossier: DossierIntervenant) => Promise<Response>) =>
    async (c: Context, acces: Acces) =>
      surIntervenant(c, acces, services, (dossier) => repondre(c, acces, dossier))
  return [
    { ...commun, chemin, repondre: sur((_, acces, dossier) => fiche(acces, services, dossier)) },
    {
      ...commun,
      chemin: `${chemin}/planning`,
      repondre: sur((c, acces, dossier) => planningDuDossier(c, acces, services, dossier)),
    },
    {
      ...commun,
      chemin: `${chemin}/heures`,
      repondre: sur((c, acces, dossier) => heuresDuDossier(c, acces, services, dossier)),
    },
    {
      ...commun,
      chemin: `${chemin}/journal`,
      repondre: sur((_, acces, dossier) => journalDeLaFiche(acces, services, dossier)),
    },
    ...codesRoutes(services),
  ]
}

async function fiche(acces: Acces, { db }: Services, dossier: DossierIntervenant) {
  const { portee } = acces
  const { id, base, instant, aujourdhui, intervenant } = dossier
  const code = await codeOuvert(db, portee, id)
  const du = jourSuivant(aujourdhui, 1 - JOURS_MONTRES)
  const vues = await interventionsVisibles(db, portee, { du, au: aujourdhui, intervenantId: id })
  const suivis = await suivreInterventions(db, vues)
  const ensuite = { depuis: instant, veille: jourSuivant(aujourdhui, -1) }
  const visites = await prochainesVisites(db, portee, { intervenantId: id }, ensuite, 8)
  return dossier.montrer({
    onglet: '',
    directe: true,
    outils: (
      <a class="bouton" href={adresse('/interventions', { intervenant: id })}>
        Toutes ses interventions
      </a>
    ),
    contenu: (
      <>
        <EnCours suivis={suivis} />
        <div class="colonnes dossier">
          <div class="pile">
            <Identite {...{ intervenant, acces, code, base }} />
            <MoisEcoule suivis={suivis} />
            <ProchainesVisites visites={visites} qui="beneficiaire" />
          </div>
          <DernieresInterventions
            suivis={suivis.slice(0, LIGNES_MONTREES)}
            acces={acces}
            instant={instant}
            montre="beneficiaire"
          />
        </div>
      </>
    ),
  })
}

function EnCours({ suivis }: { suivis: readonly Suivi[] }) {
  const enCours = suivis.find(({ etat }) => etat === 'en_cours')
  if (enCours === undefined) return <></>
  return (
    <p>
      <a class="etiquette ton-vert" href={`/interventions/${enCours.vue.id}`}>
        <span class="pastille"></span>
        Chez {nomBeneficiaire(enCours.vue)}, {horaires(enCours)}
      </a>
    </p>
  )
}
