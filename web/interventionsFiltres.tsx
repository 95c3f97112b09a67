import type { Acces } from './acces.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import type { CodeAnomalie } from '../db/schema.ts'
import { jourSuivant } from '../domain/regles/jours.ts'
import type { Demande } from './interventionsDemande.ts'
import { ANOMALIES } from './libelles.ts'

export interface Filtrage {
  acces: Acces
  demande: Demande
  lien: (autres: Record<string, string | number | undefined>, chemin?: string) => string
  personnes: { beneficiaire: string | undefined; intervenant: string | undefined }
}

// Those an intervention may have: the others are of calls and planned visits.
const CODES = (Object.keys(ANOMALIES) as CodeAnomalie[]).filter(
  (code) => !['BENEFICIAIRE_INCONNU', 'INTERVENANT_INCONNU', 'MANQUEE'].includes(code),
)

/** A day or some days, a name, an antenne; and the person the list is of, to be taken away. */
export function FiltresInterventions({ acces, demande, personnes, lien }: Filtrage) {
  const { parametres, periode, du, au, jour, texte, aujourdhui } = demande
  return (
    <form
      hx-sync="#direct:replace"
      class="filtres"
      action="/interventions"
      method="get"
      hx-get="/interventions"
      hx-trigger="change, submit, input from:'find [name=texte]' delay:250ms"
      hx-target="#direct"
      hx-select="#direct"
      hx-swap="outerMorph"
    >
      {[
        ['etat', parametres.etat],
        ['tri', parametres.tri],
        ['sens', parametres.sens],
        ['beneficiaire', parametres.beneficiaire],
        ['intervenant', parametres.intervenant],
      ].map(
        ([nom, valeur]) => valeur !== undefined && <input type="hidden" name={String(nom)} value={valeur} />,
      )}
      {periode ? (
        <>
          <div class="champ">
            <label for="du">Du</label>
            <input id="du" type="date" name="du" value={du} max={aujourdhui} />
          </div>
          <div class="champ">
            <label for="au">Au</label>
            <input id="au" type="date" name="au" value={au} max={aujourdhui} />
          </div>
        </>
      ) : (
        <div class="champ">
          <label for="jour">Jour</label>
          <input id="jour" type="date" name="jour" value={jour} max={aujourdhui} />
        </div>
      )}
      <div class="champ large">
        <label for="texte">Bénéficiaire ou intervenant</label>
        <input id="texte" type="search" name="texte" value={texte} maxlength={60} autocomplete="off" />
      </div>
      <div class="champ">
        <label for="anomalie">Anomalie</label>
        <select id="anomalie" name="anomalie">
          <option value="">Peu importe</option>
          {CODES.map((code) => (
            <option value={code} selected={demande.anomalie === code}>
              {ANOMALIES[code].nom}
            </option>
          ))}
        </select>
      </div>
      <ChoixAntenne acces={acces} />
      <button class="bouton sans-script" type="submit">
        Filtrer
      </button>
      {!periode && (
        <a class="bouton nu" href={lien({ jour: undefined, du: jourSuivant(jour, -6), au: jour })}>
          Sur une période
        </a>
      )}
      {periode && parametres.beneficiaire === undefined && parametres.intervenant === undefined && (
        <a class="bouton nu" href={lien({ du: undefined, au: undefined })}>
          Sur un jour
        </a>
      )}
      {personnes.beneficiaire !== undefined && (
        <Puce nom={`Chez ${personnes.beneficiaire}`} sans={lien({ beneficiaire: undefined })} />
      )}
      {personnes.intervenant !== undefined && (
        <Puce nom={`Par ${personnes.intervenant}`} sans={lien({ intervenant: undefined })} />
      )}
    </form>
  )
}

function Puce({ nom, sans }: { nom: string; sans: string }) {
  return (
    <span class="puce">
      {nom}
      <a href={sans} aria-label={`Ne plus filtrer : ${nom}`}>
        ×
      </a>
    </span>
  )
}
