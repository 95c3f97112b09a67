import type { ResultatAppel } from '../db/schema.ts'
import { heureDe } from '../domain/regles/jours.ts'
import { NON_IDENTIFIES } from '../db/appels.ts'

const LARGEUR = 560
const HAUTEUR = 112
const BAS = 92
const HAUT = 8
const GAUCHE = 36

interface Heure {
  heure: number
  arrivees: number
  departs: number
  autres: number
}

/** The calls of a day by Paris hour, from counts by whole hours since its first instant (ms UTC). */
export function heuresDuJour(
  comptes: readonly { rang: number; resultat: ResultatAppel; nombre: number }[],
  debut: number,
): Heure[] {
  const heures = Array.from({ length: 24 }, (_, heure) => ({ heure, arrivees: 0, departs: 0, autres: 0 }))
  for (const { rang, resultat, nombre } of comptes) {
    const ligne = heures[heureDe(debut + rang * 3_600_000).heure]
    if (ligne === undefined) continue
    if (resultat === 'arrivee') ligne.arrivees += nombre
    else if (resultat === 'depart') ligne.departs += nombre
    else if (NON_IDENTIFIES.includes(resultat)) ligne.autres += nombre
  }
  return heures
}

/** The calls of the day by hour: bars drawn here, the same figures in a table below. */
export function AppelsParHeure({
  heures,
  maintenant,
}: {
  heures: readonly Heure[]
  maintenant: number | null
}) {
  const actives = heures.filter(({ arrivees, departs, autres }) => arrivees + departs + autres > 0)
  const premiere = Math.min(7, actives[0]?.heure ?? 7)
  const derniere = Math.max(20, actives.at(-1)?.heure ?? 20)
  const montrees = heures.slice(premiere, derniere + 1)
  const sommet = plafond(Math.max(1, ...montrees.map((h) => h.arrivees + h.departs + h.autres)))
  const pas = (LARGEUR - GAUCHE) / montrees.length
  const y = (valeur: number) => BAS - (valeur / sommet) * (BAS - HAUT)
  const x = (heure: number) => GAUCHE + (heure - premiere) * pas
  const total = heures.reduce((somme, h) => somme + h.arrivees + h.departs + h.autres, 0)
  return (
    <figure class="graphique">
      <svg
        viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`}
        role="img"
        aria-label={`Appels par heure, ${total} en tout.`}
      >
        {[0, sommet / 2, sommet].map((valeur) => (
          <>
            <line class="g-trait" x1={GAUCHE} x2={LARGEUR} y1={y(valeur)} y2={y(valeur)} />
            <text x={GAUCHE - 6} y={y(valeur) + 4} text-anchor="end">
              {valeur}
            </text>
          </>
        ))}
        {montrees.map(({ heure, arrivees, departs, autres }) => (
          <g>
            <Barre x={x(heure)} pas={pas} haut={y(arrivees)} bas={BAS} ton="g-accent" />
            <Barre x={x(heure)} pas={pas} haut={y(arrivees + departs)} bas={y(arrivees)} ton="g-clair" />
            <Barre
              x={x(heure)}
              pas={pas}
              haut={y(arrivees + departs + autres)}
              bas={y(arrivees + departs)}
              ton="g-ambre"
            />
            {(heure - premiere) % 2 === 0 && (
              <text x={x(heure) + pas / 2} y={HAUTEUR - 6} text-anchor="middle">
                {heure} h
              </text>
            )}
          </g>
        ))}
        {maintenant !== null && maintenant >= premiere && maintenant <= derniere + 1 && (
          <line class="g-maintenant" x1={x(maintenant)} x2={x(maintenant)} y1={HAUT - 6} y2={BAS} />
        )}
      </svg>
    </figure>
  )
}

/** What the colours of the bars mean. */
export function LegendeParHeure() {
  return (
    <p class="legende" aria-hidden="true">
      <span>
        <i class="l-accent"></i>Arrivées
      </span>
      <span>
        <i class="l-clair"></i>Départs
      </span>
      <span>
        <i class="l-ambre"></i>Non identifiés
      </span>
    </p>
  )
}

/** The same figures, to read. */
export function TableParHeure({ heures }: { heures: readonly Heure[] }) {
  return (
    <details class="depliable">
      <summary>Voir les chiffres</summary>
      <table class="tableau">
        <caption class="cache">Appels par heure</caption>
        <thead>
          <tr>
            <th scope="col">Heure</th>
            <th scope="col" class="n">
              Arrivées
            </th>
            <th scope="col" class="n">
              Départs
            </th>
            <th scope="col" class="n">
              Non identifiés
            </th>
          </tr>
        </thead>
        <tbody>
          {heures
            .filter(({ arrivees, departs, autres }) => arrivees + departs + autres > 0)
            .map(({ heure, arrivees, departs, autres }) => (
              <tr>
                <th scope="row">{heure} h</th>
                <td class="n">{arrivees}</td>
                <td class="n">{departs}</td>
                <td class="n">{autres}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  )
}

function Barre({
  x,
  pas,
  haut,
  bas,
  ton,
}: {
  x: number
  pas: number
  haut: number
  bas: number
  ton: string
}) {
  if (bas - haut < 0.01) return null
  return <rect class={ton} x={x + pas * 0.16} y={haut} width={pas * 0.68} height={bas - haut} />
}

// An even round number, so that its half is whole too.
function plafond(maximum: number): number {
  const ordre = 10 ** Math.floor(Math.log10(maximum))
  const rond = [1, 2, 4, 6, 8, 10].map((n) => n * ordre).find((n) => n >= maximum) ?? maximum
  return Math.max(2, rond)
}
