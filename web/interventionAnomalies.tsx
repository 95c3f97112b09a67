import type { Ligne } from '../db/schema.ts'
import type { Geste } from './anomaliesGestes.ts'
import { Gestes } from './anomaliesLigne.tsx'
import { jourCourt } from './formats.ts'
import type { Dossier } from './interventionDossier.ts'
import { ANOMALIES } from './libelles.ts'
import { jourDe } from '../domain/regles/jours.ts'

/** What is open on this intervention, each with its fixes, and what somebody has acknowledged. */
export function AnomaliesDeLIntervention({
  dossier: { vue, anomalies, motifs },
  gestes,
  ici,
}: {
  dossier: Dossier
  gestes: ReadonlyMap<number, readonly Geste[]>
  ici: string
}) {
  if (anomalies.length === 0) return <></>
  const ouvertes = anomalies.filter(({ acquittee_le }) => acquittee_le === null)
  const acquittees = anomalies.filter(({ acquittee_le }) => acquittee_le !== null)
  return (
    <section class="panneau" aria-labelledby="titre-anomalies">
      <header>
        <h2 id="titre-anomalies">Anomalies</h2>
      </header>
      <ol class="file">
        {ouvertes.map((anomalie) => (
          <li id={`x${anomalie.id}`} class="anomalie" tabindex={-1} data-anomalie>
            <p>
              <span class={`etiquette ton-${ANOMALIES[anomalie.code].ton}`}>
                {ANOMALIES[anomalie.code].nom}
              </span>{' '}
              {ANOMALIES[anomalie.code].quoiFaire}
            </p>
            <Gestes
              anomalie={{ ...anomalie, version: vue.version, gestes: gestes.get(anomalie.id) ?? [] }}
              motifs={motifs}
              action={`/anomalies/${anomalie.id}/geste`}
              caches={{ retour: ici }}
            />
          </li>
        ))}
        {acquittees.map((anomalie) => (
          <Acquittee anomalie={anomalie} />
        ))}
      </ol>
    </section>
  )
}

function Acquittee({ anomalie: { code, note, acquittee_le } }: { anomalie: Ligne<'anomalie'> }) {
  return (
    <li class="anomalie">
      <p class="discret">
        <span class="etiquette">{ANOMALIES[code].nom}</span> Acquittée
        {acquittee_le !== null && ` le ${jourCourt(jourDe(acquittee_le))}`} : « {note} »
      </p>
    </li>
  )
}
