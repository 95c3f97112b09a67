import { Etapes, Partie, type Chapitre } from './chapitre.tsx'

export const intervenants: Chapitre = {
  cle: 'intervenants',
  titre: 'Intervenants et codes',
  resume: 'Le dossier, les heures, donner ou retirer un code, imprimer la carte.',
  pages: ['/intervenants', '/cartes'],
  Texte: () => (
    <>
      <Partie titre="Le dossier">
        <p>
          Ouvrez un dossier depuis <a href="/intervenants">Intervenants</a>. Vous y trouvez ses interventions,
          son planning et, dans l’onglet Heures, ce qui était prévu, pointé et retenu.
        </p>
      </Partie>
      <Partie titre="Donner un code">
        <p>Le coordonnateur et le siège donnent les codes.</p>
        <Etapes>
          <li>Ouvrez le dossier de l’intervenant.</li>
          <li>
            Dans l’onglet Code, cliquez sur Attribuer un code. Il est tiré au hasard et personne d’autre ne
            l’a.
          </li>
          <li>Imprimez la carte et remettez-la en main propre.</li>
        </Etapes>
        <p>
          Le dernier chiffre du code permet de repérer une faute de frappe : n’en inventez pas. Ailleurs, le
          code n’est jamais montré en entier.
        </p>
      </Partie>
      <Partie titre="Retirer un code">
        <p>
          Carte perdue : remplacez le code par un nouveau. Départ du service : révoquez-le. L’ancien ne marche
          plus dès l’appel suivant. Les interventions déjà faites restent.
        </p>
      </Partie>
      <Partie titre="Ce que l’intervenant entend au téléphone">
        <p>
          Toutes les phrases sont écrites à la page <a href="/aide/annonces">Les annonces du téléphone</a>. La
          touche <kbd>9</kbd> redit le dernier pointage. Il peut raccrocher dès qu’il a entendu « enregistrée
          ».
        </p>
      </Partie>
    </>
  ),
}
