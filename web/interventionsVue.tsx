import { chiffre, duree, jourCourt, minutesEntre } from './formats.ts'
import { RegionDirecte, TemoinDirect } from './regionDirecte.tsx'
import { FiltresInterventions, type Filtrage } from './interventionsFiltres.tsx'
import type { TriInterventions } from './interventionsTri.ts'
import { ChoixJour } from './jour.tsx'
import { Beneficiaire, Intervenant } from './listesDuJour.tsx'
import { horaires } from './noms.ts'
import type { FiltreEtat, Suivi } from './suivi.ts'
import { Etiquettes, Pages, Tri, Vide } from './tableau.tsx'

interface Proprietes extends Filtrage {
  titre: string
  ici: string
  comptes: Record<FiltreEtat, number>
  resume: string
  lignes: readonly Suivi[]
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
export function VueInterventions(proprietes: Proprietes) {
  const { acces, demande, titre, ici, lien, comptes, resume, lignes, pages } = proprietes
  return (
    <RegionDirecte adresse={ici} acces={acces} resume={resume}>
      <div class="entete">
        <h1>Interventions</h1>
        <span class="discret">{titre}</span>
        {demande.au === demande.aujourdhui && <TemoinDirect />}
        {!demande.deQuelquUn && (
          <div class="outils">
            <ChoixJour jour={demande.jour} aujourdhui={demande.aujourdhui} lien={(jour) => lien({ jour })} />
          </div>
        )}
      </div>
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
        <Pages {...pages} nom={['intervention', 'interventions']} lien={(page) => lien({ page })} />
      </section>
    </RegionDirecte>
  )
}

function Lignes({ acces, demande, lignes, lien, instant }: Proprietes) {
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
        </tr>
      </thead>
      <tbody>
        {lignes.map((suivi) => (
          <tr id={`i${suivi.vue.id}`} data-maj={suivi.vue.version}>
            {plusieursJours && <td class="insecable">{jourCourt(suivi.vue.jour)}</td>}
            <td class="insecable">
              <a class="ligne" href={`/interventions/${suivi.vue.id}`}>
                {horaires(suivi)}
              </a>
            </td>
            <td class="insecable apres">
              <Duree suivi={suivi} instant={instant} />
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
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Duree({ suivi: { vue, etat }, instant }: { suivi: Suivi; instant: number }) {
  if (vue.debut_brut === null) return <></>
  if (vue.fin_brut !== null) return <>{duree(minutesEntre(vue.debut_brut, vue.fin_brut))}</>
  if (etat !== 'en_cours') return <></>
  return <time data-depuis={vue.debut_brut}>{duree(minutesEntre(vue.debut_brut, instant))}</time>
}
