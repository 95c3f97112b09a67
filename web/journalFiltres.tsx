import type { FiltreJournal } from '../db/journal.ts'
import { Champ, Choix } from './formulaire.tsx'
import { OBJETS } from './journalObjets.ts'

/** The filters of the journal: the period, the person, the act, what it is about. */
export function FiltresJournal({
  du,
  au,
  filtre,
  mots,
  gens,
}: {
  du: string
  au: string
  filtre: FiltreJournal
  mots: { actions: readonly string[]; objets: readonly string[] }
  gens: readonly { id: number; nom: string; prenom: string }[]
}) {
  return (
    <form
      class="filtres"
      action="/journal"
      method="get"
      hx-get="/journal"
      hx-trigger="change, submit"
      hx-target="#liste"
      hx-select="#liste"
      hx-swap="outerMorph"
    >
      <Champ nom="du" libelle="Du" type="date" valeur={du} />
      <Champ nom="au" libelle="Au" type="date" valeur={au} />
      <Choix
        nom="qui"
        libelle="Qui"
        vide="Tout le monde"
        options={gens.map(({ id, nom, prenom }) => [id, `${nom} ${prenom}`] as const)}
        valeur={filtre.utilisateurId}
      />
      <Choix
        nom="action"
        libelle="Quoi"
        vide="Tout"
        options={avec(mots.actions, filtre.action).map((action) => [action, action] as const)}
        valeur={filtre.action}
      />
      <Choix
        nom="objet"
        libelle="Sur"
        vide="Tout"
        options={avec(mots.objets, filtre.objet).map((objet) => [objet, OBJETS[objet] ?? objet] as const)}
        valeur={filtre.objet}
      />
      <div class="champ">
        <label for="sur">Numéro ou adresse</label>
        <input
          id="sur"
          type="search"
          name="sur"
          value={filtre.objetId ?? ''}
          maxlength={100}
          autocomplete="off"
        />
      </div>
      <button class="bouton sans-script" type="submit">
        Filtrer
      </button>
    </form>
  )
}

// What is asked for stays in the list even when the period has none.
function avec(mots: readonly string[], choisi: string | undefined): readonly string[] {
  return choisi === undefined || mots.includes(choisi) ? mots : [choisi, ...mots]
}
