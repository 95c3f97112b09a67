import type { Acces } from './acces.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import type { Demande } from './interventionsDemande.ts'

export interface Filtrage {
  acces: Acces
  demande: Demande
  lien: (autres: Record<string, string | number | undefined>) => string
  personnes: { beneficiaire: string | undefined; intervenant: string | undefined }
}

/** A day or some days, a name, an antenne; and the person the list is of, to be taken away. */
export function FiltresInterventions({ acces, demande, personnes, lien }: Filtrage) {
  const { parametres, deQuelquUn, du, au, jour, texte, aujourdhui } = demande
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
      {deQuelquUn ? (
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
      <ChoixAntenne acces={acces} />
      <button class="bouton sans-script" type="submit">
        Filtrer
      </button>
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
