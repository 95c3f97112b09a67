import type { PrestationVue } from '../db/prestations.ts'
import type { Ligne } from '../db/schema.ts'
import type { RegleArrondi } from '../domain/regles/arrondi.ts'
import { CHEMIN_ARRONDIS as CHEMIN, direArrondi } from './arrondisMots.ts'
import { jourCourt } from './formats.ts'
import { Vide } from './tableau.tsx'

/** The rules there are, those to come and the past ones, the latest first. */
export function ListeDesRegles({
  regles,
  financeurs,
  prestations,
  aujourdhui,
}: {
  regles: readonly RegleArrondi[]
  financeurs: readonly Ligne<'financeur'>[]
  prestations: readonly PrestationVue[]
  aujourdhui: string
}) {
  const financeur = (id: number | null) =>
    id === null ? 'Tous les financeurs' : (financeurs.find((f) => f.id === id)?.libelle ?? '')
  const prestation = (code: string | null) =>
    code === null
      ? 'toutes prestations'
      : (prestations.find((p) => p.code === code && p.libelle !== '')?.libelle ?? code)
  return (
    <section class="panneau" aria-labelledby="titre-regles">
      <header>
        <h2 id="titre-regles">Règles</h2>
        <p class="petit discret">
          La plus précise l’emporte : financeur et prestation, puis financeur, puis prestation. Sans règle, le
          temps compte au réel, à la minute.
        </p>
      </header>
      {regles.length === 0 ? (
        <Vide titre="Aucune règle">Partout, le temps compte au réel, à la minute.</Vide>
      ) : (
        <table class="tableau cartes">
          <caption class="cache">Règles d’arrondi, les dernières en haut</caption>
          <thead>
            <tr>
              <th scope="col">Pour</th>
              <th scope="col">Arrondi</th>
              <th scope="col">Période</th>
              <th scope="col" class="fin">
                État
              </th>
            </tr>
          </thead>
          <tbody>
            {regles
              .toSorted((a, b) => (a.du === b.du ? b.id - a.id : a.du < b.du ? 1 : -1))
              .map((regle) => (
                <tr>
                  <td class="entier nom">
                    <a class="ligne" href={`${CHEMIN}/${regle.id}`}>
                      {financeur(regle.financeurId)}
                    </a>
                    <small>{prestation(regle.prestation)}</small>
                  </td>
                  <td class="entier">{direArrondi(regle)}</td>
                  <td class="insecable">
                    du {jourCourt(regle.du)}
                    {regle.au !== null && ` au ${jourCourt(regle.au)}`}
                  </td>
                  <td class="fin">
                    <EtatDeLaRegle regle={regle} aujourdhui={aujourdhui} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export function EtatDeLaRegle({
  regle: { du, au },
  aujourdhui,
}: {
  regle: RegleArrondi
  aujourdhui: string
}) {
  if (du > aujourdhui) return <span class="etiquette ton-accent">À venir</span>
  if (au !== null && au < aujourdhui) return <span class="etiquette">Passée</span>
  return <span class="etiquette ton-vert">En vigueur</span>
}
