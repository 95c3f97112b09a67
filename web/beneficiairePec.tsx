import type { prisesEnChargeDuBeneficiaire } from '../db/beneficiaires.ts'
import { jourSuivant } from '../domain/regles/jours.ts'
import { duree, jourCourt } from './formats.ts'
import { Vide } from './tableau.tsx'

type Prise = Awaited<ReturnType<typeof prisesEnChargeDuBeneficiaire>>[number]

const PERIODES = { M: 'par mois', S: 'par semaine', A: 'par an', X: 'sur six mois' } as const
/** An end this near is worth a look (regles.md §7). */
const ECHEANCE_JOURS = 61

/** Who pays for what, until when. */
export function PrisesEnCharge({ prises, aujourdhui }: { prises: readonly Prise[]; aujourdhui: string }) {
  return (
    <section class="panneau" aria-labelledby="titre-pec">
      <header>
        <h2 id="titre-pec">Prises en charge</h2>
      </header>
      {prises.length === 0 ? (
        <Vide titre="Aucune prise en charge">
          Les heures seront au taux plein tant qu’aucun accord n’est reçu.
        </Vide>
      ) : (
        <table class="tableau cartes">
          <caption class="cache">Prises en charge, des plus récentes aux plus anciennes</caption>
          <thead>
            <tr>
              <th scope="col">Financeur</th>
              <th scope="col">Période</th>
              <th scope="col">Plafond</th>
              <th scope="col">Rang</th>
              <th scope="col" class="fin">
                État
              </th>
            </tr>
          </thead>
          <tbody>
            {prises.map((prise) => (
              <tr>
                <td class="nom">
                  {prise.financeur}
                  <small>
                    {prise.prestation} · n° {prise.numero_pec}
                  </small>
                </td>
                <td class="entier">
                  {jourCourt(prise.date_debut)} –{' '}
                  {prise.date_fin === null ? 'sans fin' : jourCourt(prise.date_fin)}
                </td>
                <td class="insecable" data-col="Plafond">
                  {plafond(prise)}
                </td>
                <td data-col="Rang">{prise.rang}</td>
                <td class="fin coin">
                  <EtatPrise prise={prise} aujourdhui={aujourdhui} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function plafond({ minutes_maximum: minutes, periode }: Prise): string {
  if (minutes === null) return 'sans plafond'
  return `${duree(minutes)} ${periode === null ? '' : PERIODES[periode]}`.trim()
}

function EtatPrise({ prise: { date_debut, date_fin }, aujourdhui }: { prise: Prise; aujourdhui: string }) {
  if (date_debut > aujourdhui) return <span class="etiquette ton-accent">À venir</span>
  if (date_fin !== null && date_fin < aujourdhui) return <span class="etiquette">Terminée</span>
  if (date_fin !== null && date_fin <= jourSuivant(aujourdhui, ECHEANCE_JOURS)) {
    return <span class="etiquette ton-ambre">Bientôt échue</span>
  }
  return <span class="etiquette ton-vert">En cours</span>
}
