import type { Context } from 'hono'
import { financeursEtPrises } from '../db/financeurs.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { Fait } from './formulaire.tsx'
import { chiffre } from './formats.ts'
import { page } from './gabarit.tsx'
import { financeurRoutes } from './financeur.tsx'
import { CHEMIN_FINANCEURS, nomDuGenre } from './financeursMots.ts'
import { CadreReglages } from './reglagesCadre.tsx'
import { Vide } from './tableau.tsx'

const PHRASES = { enregistre: 'Le financeur est enregistré.' } as const

/** Who pays. */
export function financeursRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: CHEMIN_FINANCEURS,
      politique: 'references',
      repondre: (c, acces) => liste(c, acces, services),
    },
    ...financeurRoutes(services),
  ]
}

async function liste(c: Context, acces: Acces, { db, maintenant }: Services) {
  const financeurs = await financeursEtPrises(db, jourDe(maintenant()))
  return page(
    c,
    acces,
    { titre: 'Financeurs' },
    <CadreReglages acces={acces} titre="Financeurs" exporter="/reglages/financeurs.csv">
      <Fait c={c} phrases={PHRASES} />
      <p>
        <a class="bouton" href={`${CHEMIN_FINANCEURS}/nouveau`}>
          Ajouter un financeur
        </a>
      </p>
      <section class="panneau" aria-label="Liste des financeurs">
        {financeurs.length === 0 ? (
          <Vide titre="Aucun financeur">Ils arrivent avec les prises en charge du logiciel métier.</Vide>
        ) : (
          <table class="tableau cartes">
            <caption class="cache">Financeurs, par nom</caption>
            <thead>
              <tr>
                <th scope="col">Nom</th>
                <th scope="col">Code</th>
                <th scope="col">Genre</th>
                <th scope="col" class="n">
                  Prises en charge en cours
                </th>
                <th scope="col" class="n">
                  En tout
                </th>
              </tr>
            </thead>
            <tbody>
              {financeurs.map((f) => (
                <tr>
                  <td class="entier nom">
                    <a class="ligne" href={`${CHEMIN_FINANCEURS}/${f.id}`}>
                      {f.libelle}
                    </a>{' '}
                    {f.abattement_couple === 1 && <span class="etiquette">Moins un cinquième à deux</span>}
                  </td>
                  <td class="discret">{f.code}</td>
                  <td>
                    {f.genre === 'autre' ? (
                      <span class="etiquette ton-ambre">À préciser</span>
                    ) : (
                      nomDuGenre(f.genre)
                    )}
                  </td>
                  <td class="n" data-col="En cours">
                    {chiffre(f.enCours)}
                  </td>
                  <td class="n" data-col="En tout">
                    {chiffre(f.prises)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </CadreReglages>,
  )
}
