import type { Context } from 'hono'
import { lignesDuBeneficiaire, prisesEnChargeDuBeneficiaire } from '../db/beneficiaires.ts'
import { cohabitants } from '../db/foyers.ts'
import { interventionsVisibles } from '../db/interventions.ts'
import { libellesDesPrestations } from '../db/prestations.ts'
import { prochainesVisites } from '../db/visites.ts'
import { consommation } from '../domain/consommation.ts'
import { jourSuivant } from '../domain/regles/jours.ts'
import { absencesRoutes } from './absences.tsx'
import type { Acces, Route, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import { Identite } from './beneficiaireIdentite.tsx'
import { PrisesEnCharge } from './beneficiairePec.tsx'
import { surBeneficiaire, type DossierBeneficiaire } from './fiche.tsx'
import { journalDeLaFiche } from './ficheJournal.tsx'
import { planningDuDossier } from './fichePlanning.tsx'
import { Fait } from './formulaire.tsx'
import { foyersRoutes } from './foyers.tsx'
import { DernieresInterventions, ProchainesVisites } from './historique.tsx'
import { numerosRoutes } from './numeros.tsx'
import { TableNumeros } from './numerosTable.tsx'
import { suivreInterventions } from './suivi.ts'

const JOURS_MONTRES = 31

const FAITS = {
  foyer: 'Le foyer est noté : les heures de ce mois sont réparties de nouveau.',
  seul: 'Noté seul désormais : les heures de ce mois sont réparties de nouveau.',
} as const

/** The file of one beneficiaire, part by part. */
export function beneficiaireRoutes(services: Services): Route[] {
  const chemin = '/beneficiaires/:id'
  const commun = { methode: 'get', politique: 'metier' } as const
  const sur =
    (repondre: (c: Context, acces: Acces, dossier: DossierBeneficiaire) => Promise<Response>) =>
    async (c: Context, acces: Acces) =>
      surBeneficiaire(c, acces, services, (dossier) => repondre(c, acces, dossier))
  return [
    { ...commun, chemin, repondre: sur((c, acces, dossier) => fiche(c, acces, services, dossier)) },
    {
      ...commun,
      chemin: `${chemin}/planning`,
      repondre: sur((c, acces, dossier) => planningDuDossier(c, acces, services, dossier)),
    },
    {
      ...commun,
      chemin: `${chemin}/journal`,
      repondre: sur((_, acces, dossier) => journalDeLaFiche(acces, services, dossier)),
    },
    ...absencesRoutes(services),
    ...numerosRoutes(services),
    ...foyersRoutes(services),
  ]
}

async function fiche(c: Context, acces: Acces, { db }: Services, dossier: DossierBeneficiaire) {
  const { portee } = acces
  const { id, base, instant, aujourdhui, beneficiaire } = dossier
  const lignes = await lignesDuBeneficiaire(db, portee, id)
  const avec = await cohabitants(db, portee, beneficiaire)
  const annee = await consommation(db, portee, id, { annee: Number(aujourdhui.slice(0, 4)) })
  const mois = await consommation(db, portee, id, { mois: aujourdhui.slice(0, 7) })
  const montrees = new Set(annee.map(({ prise }) => prise.id))
  const toutes = await prisesEnChargeDuBeneficiaire(db, portee, id)
  const autres = toutes.filter((prise) => !montrees.has(prise.id))
  const prestation = await libellesDesPrestations(db)
  const du = jourSuivant(aujourdhui, 1 - JOURS_MONTRES)
  const vues = await interventionsVisibles(db, portee, { du, au: aujourdhui, beneficiaireId: id }, 15)
  const suivis = await suivreInterventions(db, vues)
  const ensuite = { depuis: instant, veille: jourSuivant(aujourdhui, -1) }
  const visites = await prochainesVisites(db, portee, { beneficiaireId: id }, ensuite, 6)
  return dossier.montrer({
    onglet: '',
    directe: true,
    outils: (
      <>
        <a class="bouton" href={adresse('/interventions', { beneficiaire: id })}>
          Toutes ses interventions
        </a>
        <a class="bouton" href={`${base}/carte`}>
          Carte de code
        </a>
      </>
    ),
    contenu: (
      <>
        <Fait c={c} phrases={FAITS} />
        <div class="colonnes dossier">
          <div class="pile">
            <Identite beneficiaire={beneficiaire} avec={avec} acces={acces} aujourdhui={aujourdhui} />
            <section class="panneau" aria-labelledby="titre-lignes">
              <header>
                <h2 id="titre-lignes">Numéros</h2>
                <a class="suite" href={`${base}/numeros`}>
                  Voir ou changer
                </a>
              </header>
              <TableNumeros lignes={lignes} base={base} aujourdhui={aujourdhui} peut={false} />
            </section>
            <ProchainesVisites visites={visites} qui="intervenant" />
          </div>
          <div class="pile">
            <PrisesEnCharge {...{ annee, mois, autres, prestation, aujourdhui }} />
            <DernieresInterventions suivis={suivis} acces={acces} instant={instant} montre="intervenant" />
          </div>
        </div>
      </>
    ),
  })
}
