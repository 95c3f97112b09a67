import type { Context } from 'hono'
import { appelsDuCouple } from '../db/appels.ts'
import { interventionVisible } from '../db/interventions.ts'
import { visitesPrevues } from '../db/visites.ts'
import { debutDuJour, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireNumero } from './adresse.ts'
import { introuvable } from './erreurs.tsx'
import { jourLong } from './formats.ts'
import { page } from './gabarit.tsx'
import { RegionDirecte } from './regionDirecte.tsx'
import { AppelsBruts } from './interventionAppels.tsx'
import { Frise } from './interventionFrise.tsx'
import { Temps } from './interventionTemps.tsx'
import { ANOMALIES, ORIGINES } from './libelles.ts'
import { Beneficiaire, Intervenant } from './listesDuJour.tsx'
import { nomBeneficiaire } from './noms.ts'
import { suivreInterventions } from './suivi.ts'
import { Etiquettes } from './tableau.tsx'
import { visiteDe } from '../domain/regles/visites.ts'

const HEURE = 3_600_000

/** One intervention: what was planned, what was stamped, and the calls that prove it. */
export function interventionRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/interventions/:id',
      politique: 'metier',
      repondre: (c, acces) => detail(c, acces, services),
    },
  ]
}

async function detail(c: Context, acces: Acces, { db, maintenant }: Services) {
  const { portee } = acces
  const id = lireNumero(c.req.param('id'))
  const vue = id === undefined ? undefined : await interventionVisible(db, portee, id)
  if (vue === undefined) return introuvable(c, acces)
  const instant = maintenant()
  const [suivi] = await suivreInterventions(db, [vue])
  if (suivi === undefined) return introuvable(c, acces)
  const visites = await visitesPrevues(db, portee, [vue.intervenant_id], vue.jour, vue.jour)
  const prevue = visiteDe(vue, visites)
  // The whole service day and a few hours around it: a visit may cross midnight.
  const appels = await appelsDuCouple(
    db,
    portee,
    { beneficiaireId: vue.beneficiaire_id, intervenantId: vue.intervenant_id },
    debutDuJour(vue.jour) - 2 * HEURE,
    debutDuJour(jourSuivant(vue.jour)) + 12 * HEURE,
  )
  const antenne = acces.antennes.find(({ id: autre }) => autre === vue.antenne_id)?.nom
  return page(
    c,
    acces,
    { titre: `Intervention chez ${nomBeneficiaire(vue)}` },
    <RegionDirecte adresse={`/interventions/${vue.id}`} acces={acces} resume="Intervention mise à jour.">
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
        <Etiquettes suivi={suivi} complete />
      </div>
      {suivi.anomalies.length > 0 && (
        <ul class="avis ton-ambre pile">
          {suivi.anomalies.map(({ code }) => (
            <li>
              <strong>{ANOMALIES[code].nom}.</strong> {ANOMALIES[code].quoiFaire}
            </li>
          ))}
        </ul>
      )}
      <section class="panneau" aria-label="Heures de l’intervention" id={`i${vue.id}`} data-maj={vue.version}>
        <Temps suivi={suivi} instant={instant} prevue={prevue} />
        <div class="dedans">
          <Frise vue={vue} prevue={prevue} appels={appels} instant={instant} />
        </div>
      </section>
      <div class="colonnes detail">
        <section class="panneau" aria-labelledby="titre-appels">
          <header>
            <h2 id="titre-appels">Appels bruts</h2>
            <span class="compte">tels qu’ils ont été reçus ; ils ne changent jamais</span>
          </header>
          <AppelsBruts appels={appels} />
        </section>
        <section class="panneau" aria-labelledby="titre-infos">
          <header>
            <h2 id="titre-infos">Informations</h2>
          </header>
          <dl class="dedans fiche">
            <dt>Antenne</dt>
            <dd>{antenne}</dd>
            <dt>Origine</dt>
            <dd>{ORIGINES[vue.origine]}</dd>
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
      </div>
    </RegionDirecte>,
  )
}
