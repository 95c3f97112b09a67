import type { Context } from 'hono'
import { chiffre, duree, jourCourt, minutesEntre } from './formats.ts'
import { Fait } from './formulaire.tsx'
import { Correction } from './interventionsCorrection.tsx'
import { LigneDeTotaux, type Totaux } from './interventionsTotaux.tsx'
import type { Motif } from './motifsActe.tsx'
import { RegionDirecte, TemoinDirect } from './regionDirecte.tsx'
import { FiltresInterventions, type Filtrage } from './interventionsFiltres.tsx'
import type { TriInterventions } from './interventionsTri.ts'
import { ChoixJour } from './jour.tsx'
import { Beneficiaire, Intervenant } from './listesDuJour.tsx'
import { horaires } from './noms.ts'
import type { FiltreEtat, Suivi } from './suivi.ts'
import { Etiquettes, Pages, Tri, Vide } from './tableau.tsx'

export interface ProprietesDeListe extends Filtrage {
  c: Context
  titre: string
  ici: string
  comptes: Record<FiltreEtat, number>
  resume: string
  lignes: readonly Suivi[]
  totaux: Totaux
  /** More answered than are shown: how many are. */
  coupe: number | undefined
  /** Of the day of the row being corrected. */
  motifs: readonly Motif[]
  instant: number
  pages: { page: number; parPage: number; total: number }
}

const ONGLETS: readonly [FiltreEtat, string][] = [
  ['toutes', 'Toutes'],
  ['en_cours', 'En cours'],
  ['terminees', 'Terminées'],
  ['a_verifier', 'À vérifier'],
]

/** The list, its filters and its tabs. */
export function VueInterventions(proprietes: ProprietesDeListe) {
  const { acces, demande, titre, ici, lien, comptes, resume, lignes, pages, totaux, coupe } = proprietes
  return (
    <RegionDirecte adresse={ici} acces={acces} resume={resume}>
      <div class="entete">
        <h1>Interventions</h1>
        <span class="discret">{titre}</span>
        {demande.au === demande.aujourdhui && <TemoinDirect />}
        <div class="outils">
          <a class="bouton" href={lien({}, '/interventions.csv')} download>
            Exporter (CSV)
          </a>
          {!demande.periode && (
            <ChoixJour jour={demande.jour} aujourdhui={demande.aujourdhui} lien={(jour) => lien({ jour })} />
          )}
        </div>
      </div>
      <Fait c={proprietes.c} phrases={{ heures: 'Les heures sont corrigées.' }} />
      <FiltresInterventions {...proprietes} />
      <nav class="onglets" aria-label="État">
        {ONGLETS.map(([cle, nom]) => (
          <a
            href={lien({ etat: cle === 'toutes' ? undefined : cle })}
            aria-current={demande.etat === cle ? 'true' : undefined}
          >
            {nom} <b>{chiffre(comptes[cle])}</b>
          </a>
        ))}
      </nav>
      <section class="panneau" aria-label="Liste des interventions">
        {lignes.length === 0 ? (
          <Vide titre="Aucune intervention">
            Changez le jour ou l’état, ou effacez le nom cherché pour élargir la liste.
          </Vide>
        ) : (
          <Lignes {...proprietes} />
        )}
        {lignes.length > 0 && <LigneDeTotaux totaux={totaux} />}
        {coupe !== undefined && (
          <p class="totaux petit">
            Seules les {chiffre(coupe)} plus récentes sont montrées : réduisez la période.
          </p>
        )}
        <Pages {...pages} nom={['intervention', 'interventions']} lien={(page) => lien({ page })} />
      </section>
    </RegionDirecte>
  )
}

function Lignes(proprietes: ProprietesDeListe) {
  const { acces, demande, lignes, lien, instant, pages } = proprietes
  const plusieursJours = demande.du !== demande.au
  const antennes =
    acces.portee === 'toutes' ? new Map(acces.antennes.map(({ id, nom }) => [id, nom])) : undefined
  const tri = {
    tri: demande.tri,
    sens: demande.sens,
    lien: (cle: TriInterventions, sens: 'asc' | 'desc') =>
      lien({ tri: cle === 'debut' ? undefined : cle, sens: sens === 'desc' ? undefined : sens }),
  }
  return (
    <table class="tableau cartes">
      <caption class="cache">Interventions</caption>
      <thead>
        <tr>
          {plusieursJours && <th scope="col">Jour</th>}
          <Tri cle="debut" {...tri}>
            Horaires
          </Tri>
          <Tri cle="duree" {...tri}>
            Durée
          </Tri>
          <Tri cle="retenu" {...tri}>
            Retenu
          </Tri>
          <Tri cle="beneficiaire" {...tri}>
            Bénéficiaire
          </Tri>
          <Tri cle="intervenant" {...tri}>
            Intervenant
          </Tri>
          {antennes && <th scope="col">Antenne</th>}
          <th scope="col" class="fin">
            État
          </th>
          <th scope="col" class="fin">
            <span class="cache">Corriger</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lignes.map((suivi) =>
          suivi.vue.id === demande.corriger ? (
            <Correction
              suivi={suivi}
              colonnes={7 + (plusieursJours ? 1 : 0) + (antennes ? 1 : 0)}
              {...proprietes}
            />
          ) : (
            <tr id={`i${suivi.vue.id}`} data-maj={suivi.vue.version}>
              {plusieursJours && <td class="insecable">{jourCourt(suivi.vue.jour)}</td>}
              <td class="insecable">
                <a class="ligne" href={`/interventions/${suivi.vue.id}`}>
                  {horaires(suivi)}
                </a>
                {suivi.vue.corrigee === 1 && <small>corrigées</small>}
              </td>
              <td class="insecable apres">
                <Duree suivi={suivi} instant={instant} />
              </td>
              <td class="insecable apres" data-col="Retenu">
                {suivi.vue.retenu_min !== null && duree(suivi.vue.retenu_min)}
              </td>
              <td class="entier nom" data-col="Chez">
                <Beneficiaire vue={suivi.vue} acces={acces} />
              </td>
              <td data-col="Par">
                <Intervenant vue={suivi.vue} acces={acces} />
              </td>
              {antennes && <td class="entier discret apres-tout">{antennes.get(suivi.vue.antenne_id)}</td>}
              <td class="fin coin">
                <Etiquettes suivi={suivi} />
              </td>
              <td class="fin apres-tout">
                <a
                  class="bouton nu"
                  href={`${lien({ corriger: suivi.vue.id, page: pages.page === 1 ? undefined : pages.page })}#heures-${manque(suivi)}`}
                  aria-label={`Corriger les heures de ${horaires(suivi)}`}
                >
                  Corriger
                </a>
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** The hour one comes to write: the cursor waits there. */
function manque({ vue: { debut, fin } }: Suivi): 'debut' | 'fin' {
  return debut !== null && fin === null ? 'fin' : 'debut'
}

function Duree({ suivi: { vue, etat }, instant }: { suivi: Suivi; instant: number }) {
  if (vue.debut === null) return <></>
  if (vue.fin !== null) return <>{duree(minutesEntre(vue.debut, vue.fin))}</>
  if (etat !== 'en_cours') return <></>
  return <time data-depuis={vue.debut}>{duree(minutesEntre(vue.debut, instant))}</time>
}
