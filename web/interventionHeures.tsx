import type { InterventionVue } from '../db/interventions.ts'
import { famillesDe } from '../domain/regles/motifs.ts'
import { AideEtFaute } from './formulaire.tsx'
import { ecrireHeure } from './heures.ts'
import { ChoixMotif, type Motif } from './motifsActe.tsx'

/** What was typed in a form that was not accepted, and why. */
export interface Refus {
  fautes: Readonly<Record<string, string>>
  brut: Readonly<Record<string, string>>
}

/** Hidden in every form of an intervention: the version it was shown at, and where to come back to. */
export function Caches({ version, retour }: { version: number; retour?: string | undefined }) {
  return (
    <>
      <input type="hidden" name="version" value={version} />
      {retour !== undefined && <input type="hidden" name="retour" value={retour} />}
    </>
  )
}

/** Arrival, departure, why: the form of the commonest correction, on its page and in the row of a list. */
export function FormulaireHeures({
  vue,
  motifs,
  refus,
  retour,
  id = 'heures',
}: {
  vue: InterventionVue
  motifs: readonly Motif[]
  refus?: Refus | undefined
  retour?: string | undefined
  id?: string
}) {
  const brut = refus?.brut
  return (
    <form class="acte-heures" action={`/interventions/${vue.id}/heures`} method="post" data-saisie>
      <Caches version={vue.version} retour={retour} />
      <Heure
        nom="debut"
        libelle="Arrivée"
        id={`${id}-debut`}
        valeur={brut?.debut ?? ecrireHeure(vue.debut)}
        faute={refus?.fautes.debut}
      />
      <Heure
        nom="fin"
        libelle="Départ"
        id={`${id}-fin`}
        valeur={brut?.fin ?? ecrireHeure(vue.fin)}
        faute={refus?.fautes.fin}
      />
      <ChoixMotif
        motifs={motifs}
        acte="deplacer"
        familles={famillesDe('deplacer')}
        id={`${id}-motif`}
        valeur={brut?.motif}
      />
      <Note id={`${id}-note`} valeur={brut?.note} />
      <button class="bouton plein" type="submit">
        Enregistrer
      </button>
    </form>
  )
}

/** A field of hours. */
export function Heure({
  nom,
  libelle,
  id,
  valeur,
  faute,
  cache = false,
}: {
  nom: string
  libelle: string
  id: string
  valeur?: string | undefined
  faute?: string | undefined
  cache?: boolean
}) {
  return (
    <div class="champ heure">
      <label for={id} class={cache ? 'cache' : undefined}>
        {libelle}
      </label>
      <input
        id={id}
        name={nom}
        type="text"
        value={valeur ?? ''}
        size={9}
        maxlength={14}
        autocomplete="off"
        placeholder="8:32"
        aria-invalid={faute === undefined ? undefined : 'true'}
        aria-describedby={faute === undefined ? undefined : `${id}-faute`}
      />
      <AideEtFaute id={id} faute={faute} />
    </div>
  )
}

export function Note({
  id,
  valeur,
  libelle = 'Note',
}: {
  id: string
  valeur?: string | undefined
  libelle?: string
}) {
  return (
    <div class="champ note">
      <label for={id}>{libelle}</label>
      <input id={id} name="note" type="text" value={valeur ?? ''} maxlength={500} autocomplete="off" />
    </div>
  )
}
