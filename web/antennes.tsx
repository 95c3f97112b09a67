import type { Context } from 'hono'
import { antennesReglees } from '../db/antennes.ts'
import type { Acces, Route, Services } from './acces.ts'
import { antenneRoutes, CHEMIN_ANTENNES } from './antenne.tsx'
import { Fait } from './formulaire.tsx'
import { chiffre } from './formats.ts'
import { page } from './gabarit.tsx'
import { CadreReglages } from './reglagesCadre.tsx'
import { Vide } from './tableau.tsx'

const PHRASES = {
  enregistree: 'L’antenne est enregistrée.',
  supprimee: 'L’antenne est supprimée.',
} as const

/** The local offices. */
export function antennesRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: CHEMIN_ANTENNES,
      politique: 'references',
      repondre: (c, acces) => liste(c, acces, services),
    },
    ...antenneRoutes(services),
  ]
}

async function liste(c: Context, acces: Acces, { db }: Services) {
  const antennes = await antennesReglees(db)
  return page(
    c,
    acces,
    { titre: 'Antennes' },
    <CadreReglages acces={acces} titre="Antennes" exporter="/reglages/antennes.csv">
      <Fait c={c} phrases={PHRASES} />
      <p>
        <a class="bouton" href={`${CHEMIN_ANTENNES}/nouvelle`}>
          Ajouter une antenne
        </a>
      </p>
      <section class="panneau" aria-label="Liste des antennes">
        {antennes.length === 0 ? (
          <Vide titre="Aucune antenne">
            Ajoutez la première : les fichiers nomment les antennes par leur code.
          </Vide>
        ) : (
          <table class="tableau cartes">
            <caption class="cache">Antennes, par nom</caption>
            <thead>
              <tr>
                <th scope="col">Nom</th>
                <th scope="col">Code</th>
                <th scope="col">Adresse</th>
                <th scope="col">Codes postaux</th>
                <th scope="col" class="n">
                  Bénéficiaires
                </th>
                <th scope="col" class="n">
                  Intervenants
                </th>
                <th scope="col" class="n">
                  Comptes
                </th>
              </tr>
            </thead>
            <tbody>
              {antennes.map((antenne) => (
                <tr>
                  <td class="entier nom">
                    <a class="ligne" href={`${CHEMIN_ANTENNES}/${antenne.id}`}>
                      {antenne.nom}
                    </a>
                  </td>
                  <td class="discret">{antenne.code}</td>
                  <td class="entier">{antenne.adresse}</td>
                  <td class="entier" data-col="Codes postaux">
                    {antenne.codesPostaux.join(', ')}
                  </td>
                  <td class="n" data-col="Bénéficiaires">
                    {chiffre(antenne.beneficiaires)}
                  </td>
                  <td class="n" data-col="Intervenants">
                    {chiffre(antenne.intervenants)}
                  </td>
                  <td class="n" data-col="Comptes">
                    {chiffre(antenne.comptes)}
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
