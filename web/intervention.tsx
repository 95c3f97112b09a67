import type { Context } from 'hono'
import { interventionVisible, type InterventionVue } from '../db/interventions.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireNumero } from './adresse.ts'
import { gestesDeLIntervention } from './anomaliesGestes.ts'
import { FAITS } from './anomaliesVue.tsx'
import { choixPersonneRoutes } from './choixPersonne.tsx'
import { introuvable } from './erreurs.tsx'
import { heure, jourLong } from './formats.ts'
import { Fait } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import type { ActeRefuse, CleActe } from './interventionActe.tsx'
import { Actes } from './interventionActes.tsx'
import { AnomaliesDeLIntervention } from './interventionAnomalies.tsx'
import { AppelsBruts } from './interventionAppels.tsx'
import { correctionRoutes, retourDe } from './interventionCorriger.ts'
import { dossierDe, type Dossier } from './interventionDossier.ts'
import { Frise } from './interventionFrise.tsx'
import { Repartition } from './interventionRepartition.tsx'
import { Revisions, Supprimee } from './interventionRevisions.tsx'
import { Temps } from './interventionTemps.tsx'
import { ORIGINES } from './libelles.ts'
import { Beneficiaire, Intervenant } from './listesDuJour.tsx'
import { nomBeneficiaire } from './noms.ts'
import { RegionDirecte } from './regionDirecte.tsx'
import { Etiquettes } from './tableau.tsx'

export const CORRECTIONS_FAITES: Record<CleActe, string> = {
  heures: 'Les heures sont corrigées.',
  inverser: 'L’arrivée et le départ sont inversés.',
  fusionner: 'Les deux interventions n’en font plus qu’une.',
  scinder: 'L’intervention est scindée en deux.',
  personnes: 'La personne ou la prestation est changée.',
  minutes: 'Les minutes complémentaires sont enregistrées.',
  supprimer: 'L’intervention est supprimée. Elle peut être rétablie.',
  annuler: 'La correction est annulée.',
}

interface Etat {
  refuse?: ActeRefuse
  perimee?: { qui: string; quand: number }
}

/** One intervention: what was planned, stamped, retained, corrected, and everything one may do to it. */
export function interventionRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/interventions/:id',
      politique: 'metier',
      async repondre(c, acces) {
        const id = lireNumero(c.req.param('id'))
        const vue = id === undefined ? undefined : await interventionVisible(services.db, acces.portee, id)
        return vue === undefined ? introuvable(c, acces) : detail(c, acces, services, vue)
      },
    },
    ...choixPersonneRoutes(services),
    ...correctionRoutes(services, (c, acces, vue, etat) => detail(c, acces, services, vue, etat)),
  ]
}

async function detail(c: Context, acces: Acces, services: Services, vue: InterventionVue, etat: Etat = {}) {
  const dossier = await dossierDe(services.db, acces.portee, vue, services.maintenant())
  if (dossier === undefined) return introuvable(c, acces)
  const { suivi, prevue, appels, instant } = dossier
  const gestes = new Map(
    await Promise.all(
      suivi.anomalies.map(
        async ({ id, code }) =>
          [id, await gestesDeLIntervention(services.db, acces.portee, code, vue)] as const,
      ),
    ),
  )
  const ici = `/interventions/${vue.id}`
  const retour = etat.refuse && retourDe(etat.refuse.brut, services)
  const statut = etat.perimee ? 409 : etat.refuse ? 422 : 200
  return page(
    c,
    acces,
    { titre: `Intervention chez ${nomBeneficiaire(vue)}`, statut },
    <RegionDirecte adresse={ici} acces={acces} resume="Intervention mise à jour.">
      <div class="entete">
        <p class="fil">
          <a href={adresse('/interventions', { jour: vue.jour })}>Interventions du {jourLong(vue.jour)}</a>
        </p>
        <h1>
          Chez <Beneficiaire vue={vue} acces={acces} />
        </h1>
        <span class="discret">
          par <Intervenant vue={vue} acces={acces} />
        </span>
        {vue.supprimee_le === null && <Etiquettes suivi={suivi} complete />}
      </div>
      <Fait c={c} phrases={{ ...FAITS, ...CORRECTIONS_FAITES }} />
      {etat.perimee && <Perimee {...etat.perimee} />}
      {vue.supprimee_le !== null && <Supprimee dossier={dossier} />}
      <section class="panneau" aria-label="Heures de l’intervention" id={`i${vue.id}`} data-maj={vue.version}>
        <Temps dossier={dossier} />
        <div class="dedans">
          <Frise vue={vue} prevue={prevue} appels={appels} instant={instant} />
        </div>
      </section>
      {vue.supprimee_le === null && (
        <>
          <AnomaliesDeLIntervention dossier={dossier} gestes={gestes} ici={ici} />
          <Actes dossier={dossier} refuse={etat.refuse} retour={retour} />
        </>
      )}
      <div class="colonnes detail">
        <div class="pile">
          <section class="panneau" aria-labelledby="titre-appels">
            <header>
              <h2 id="titre-appels">Appels bruts</h2>
              <span class="compte">tels qu’ils ont été reçus ; ils ne changent jamais</span>
            </header>
            <AppelsBruts appels={appels} />
          </section>
          <Revisions dossier={dossier} />
        </div>
        <div class="pile">
          <Repartition dossier={dossier} />
          <Informations dossier={dossier} acces={acces} />
        </div>
      </div>
    </RegionDirecte>,
  )
}

function Perimee({ qui, quand }: { qui: string; quand: number }) {
  return (
    <p class="avis ton-ambre" role="alert">
      Rien n’a été enregistré : entre-temps, {qui} a changé cette intervention à {heure(quand)}. La page
      montre où elle en est maintenant, et votre saisie est encore dans le formulaire.
    </p>
  )
}

function Informations({ dossier: { vue, nomPrestation }, acces }: { dossier: Dossier; acces: Acces }) {
  return (
    <section class="panneau" aria-labelledby="titre-infos">
      <header>
        <h2 id="titre-infos">Informations</h2>
      </header>
      <dl class="dedans fiche">
        <dt>Antenne</dt>
        <dd>{acces.antennes.find(({ id }) => id === vue.antenne_id)?.nom}</dd>
        <dt>Origine</dt>
        <dd>{ORIGINES[vue.origine]}</dd>
        <dt>Prestation</dt>
        <dd>
          {vue.prestation === null ? 'Celle du planning ou du plan d’aide' : nomPrestation(vue.prestation)}
        </dd>
        {vue.groupe !== null && (
          <>
            <dt>Couple</dt>
            <dd>Pointée en même temps pour les personnes du même logement</dd>
          </>
        )}
        <dt>Numéro</dt>
        <dd>{vue.id}</dd>
      </dl>
    </section>
  )
}
