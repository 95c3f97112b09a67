import type { prisesEnChargeDuBeneficiaire } from '../db/beneficiaires.ts'
import type { ConsommationPrise } from '../domain/consommation.ts'
import { jourSuivant } from '../domain/regles/jours.ts'
import { Barre, sommer } from './consommation.tsx'
import { duree, jourCourt, nombre } from './formats.ts'
import { Vide } from './tableau.tsx'

type Prise = ConsommationPrise['prise']
type Autres = Awaited<ReturnType<typeof prisesEnChargeDuBeneficiaire>>

const PERIODES = { M: 'par mois', S: 'par semaine', A: 'par an', X: 'sur six mois' } as const
/** What the view of a month covers, by the period of the cap: weeks and six months are counted whole. */
const MOIS = { M: 'Ce mois-ci', S: 'Semaines du mois', X: 'Six mois' } as const
/** An end this near is worth a look (regles.md §7). */
const ECHEANCE_JOURS = 61

/** Who pays for what until when, and what of it was done this month and this year. */
export function PrisesEnCharge({
  annee,
  mois,
  autres,
  prestation,
  aujourdhui,
}: {
  annee: readonly ConsommationPrise[]
  mois: readonly ConsommationPrise[]
  /** Those of other years. */
  autres: Autres
  prestation: (code: string | null) => string
  aujourdhui: string
}) {
  const duMois = new Map(mois.map((consommee) => [consommee.prise.id, consommee]))
  return (
    <section class="panneau" aria-labelledby="titre-pec">
      <header>
        <h2 id="titre-pec">Prises en charge</h2>
        <span class="compte">en {aujourdhui.slice(0, 4)}</span>
      </header>
      {annee.length === 0 ? (
        <Vide titre="Aucune prise en charge">
          Les heures seront au taux plein tant qu’aucun accord n’est reçu.
        </Vide>
      ) : (
        <ul class="suite-panneaux">
          {annee.map((consommee) => (
            <Une
              consommee={consommee}
              mois={duMois.get(consommee.prise.id)}
              prestation={prestation(consommee.prise.prestation)}
              aujourdhui={aujourdhui}
            />
          ))}
        </ul>
      )}
      <Autres autres={autres} prestation={prestation} />
    </section>
  )
}

function Autres({ autres, prestation }: { autres: Autres; prestation: (code: string | null) => string }) {
  if (autres.length === 0) return <></>
  return (
    <details class="depliable dedans">
      <summary>{nombre(autres.length, 'autre prise en charge', 'autres prises en charge')}</summary>
      <ul>
        {autres.map((prise) => (
          <li class="petit">
            {prise.financeur}, {prestation(prise.prestation)} : {jourCourt(prise.date_debut)} –{' '}
            {prise.date_fin === null ? 'sans fin' : jourCourt(prise.date_fin)}{' '}
            <span class="discret">n° {prise.numero_pec}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Une({
  consommee,
  mois,
  prestation,
  aujourdhui,
}: {
  consommee: ConsommationPrise
  mois: ConsommationPrise | undefined
  prestation: string
  aujourdhui: string
}) {
  const { prise } = consommee
  return (
    <li>
      <p class="entre">
        <span>
          <strong>{prise.financeurLibelle}</strong> <span class="discret">{prestation}</span>
        </span>
        <EtatPrise prise={prise} aujourdhui={aujourdhui} />
      </p>
      <p class="discret petit">
        {jourCourt(prise.du)} – {prise.au === null ? 'sans fin' : jourCourt(prise.au)} · {plafond(prise)} ·
        rang {prise.rang} · n° {prise.numeroPec}
      </p>
      <dl class="fiche">
        {mois !== undefined && prise.periode !== 'A' && (
          <>
            <dt>{MOIS[prise.periode ?? 'M']}</dt>
            <dd>
              <Barre {...sommer(mois)} />
            </dd>
          </>
        )}
        {prise.periode !== 'X' && (
          <>
            <dt>{aujourdhui.slice(0, 4)}</dt>
            <dd>
              <Barre {...sommer(consommee)} />
            </dd>
          </>
        )}
      </dl>
    </li>
  )
}

function plafond({ minutesMaximum: minutes, periode }: Prise): string {
  if (minutes === null) return 'sans plafond'
  return `${duree(minutes)} ${periode === null ? '' : PERIODES[periode]}`.trim()
}

function EtatPrise({ prise: { du, au }, aujourdhui }: { prise: Prise; aujourdhui: string }) {
  if (du > aujourdhui) return <span class="etiquette ton-accent">À venir</span>
  if (au !== null && au < aujourdhui) return <span class="etiquette">Terminée</span>
  if (au !== null && au <= jourSuivant(aujourdhui, ECHEANCE_JOURS)) {
    return <span class="etiquette ton-ambre">Bientôt échue</span>
  }
  return <span class="etiquette ton-vert">En cours</span>
}
