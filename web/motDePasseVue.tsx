import { Champ } from './formulaire.tsx'

/** The two fields of a password being chosen, with what is asked of it. */
export function NouveauMotDePasse({
  courriel,
  fautes,
}: {
  courriel: string
  fautes: Readonly<Record<string, string>>
}) {
  return (
    <>
      {/* So that a password manager knows which account this is. */}
      <input
        class="cache"
        type="text"
        autocomplete="username"
        value={courriel}
        readonly
        tabindex={-1}
        aria-hidden="true"
      />
      <Champ
        nom="motdepasse"
        libelle="Nouveau mot de passe"
        type="password"
        autocomplete="new-password"
        aide="12 caractères au moins : plusieurs mots sans rapport entre eux se retiennent bien. Coller est permis."
        faute={fautes['motdepasse']}
        requis
      />
      <Champ
        nom="confirmation"
        libelle="Le même, une seconde fois"
        type="password"
        autocomplete="new-password"
        faute={fautes['confirmation']}
        requis
      />
    </>
  )
}
