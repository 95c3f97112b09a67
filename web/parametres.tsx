import type { Context } from 'hono'
import { lignesDesParametres } from '../db/parametres.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { parametresDuJour, type Parametres } from '../domain/regles/parametres.ts'
import { clesDesParametres, decrire } from '../domain/regles/parametresDecrits.ts'
import type { Acces, Route, Services } from './acces.ts'
import { jourCourt } from './formats.ts'
import { page } from './gabarit.tsx'
import { parametreRoutes } from './parametre.tsx'
import { direValeur } from './parametresMots.ts'
import { CadreReglages } from './reglagesCadre.tsx'

/** The settings of the rules: what each is today, and what is to come. */
export function parametresRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/reglages/regles',
      politique: 'reglages',
      repondre: (c, acces) => liste(c, acces, services),
    },
    ...parametreRoutes(services),
  ]
}

const RUBRIQUES = ['Horaires et durées', 'Délais', 'Alertes', 'Téléphone', 'Autres']
const rang = (rubrique: string) => RUBRIQUES.indexOf(rubrique)

async function liste(c: Context, acces: Acces, { db, maintenant }: Services) {
  const aujourdhui = jourDe(maintenant())
  const lignes = await lignesDesParametres(db)
  const valeurs = parametresDuJour(lignes, aujourdhui)
  const aVenir = (cle: string) => lignes.find((ligne) => ligne.cle === cle && ligne.du > aujourdhui)
  const rubriques = Map.groupBy(clesDesParametres(), (cle) => decrire(cle).rubrique)
  const ordonnees = [...rubriques].toSorted(([a], [b]) => rang(a) - rang(b))
  return page(
    c,
    acces,
    { titre: 'Règles' },
    <CadreReglages acces={acces} titre="Règles">
      {ordonnees.map(([rubrique, cles], n) => (
        <section class="panneau" aria-labelledby={`rubrique-${n}`}>
          <header>
            <h2 id={`rubrique-${n}`}>{rubrique}</h2>
          </header>
          <table class="tableau cartes regles">
            <caption class="cache">{rubrique}</caption>
            <thead>
              <tr>
                <th scope="col">Règle</th>
                <th scope="col">Aujourd’hui</th>
                <th scope="col" class="fin">
                  À venir
                </th>
              </tr>
            </thead>
            <tbody>
              {cles.map((cle) => (
                <LigneDeRegle cle={cle} valeurs={valeurs} suite={aVenir(cle)} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </CadreReglages>,
  )
}

function LigneDeRegle({
  cle,
  valeurs,
  suite,
}: {
  cle: keyof Parametres
  valeurs: Parametres
  suite: { valeur: string; du: string } | undefined
}) {
  const { libelle, aide } = decrire(cle)
  return (
    <tr>
      <td class="entier nom">
        <a class="ligne" href={`/reglages/regles/${cle}`}>
          {libelle}
        </a>
        <small>{aide}</small>
      </td>
      <td class="insecable" data-col="Aujourd’hui">
        {direValeur(cle, valeurs[cle])}
      </td>
      <td class="fin insecable">
        {suite !== undefined && (
          <span class="etiquette ton-accent">
            {direValeur(cle, JSON.parse(suite.valeur) as Parametres[keyof Parametres])} le{' '}
            {jourCourt(suite.du)}
          </span>
        )}
      </td>
    </tr>
  )
}
