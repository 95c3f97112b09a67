import { Etapes, Partie, type Chapitre } from './chapitre.tsx'

export const absences: Chapitre = {
  cle: 'absences',
  titre: 'Absences d’un bénéficiaire',
  resume: 'Vacances, hôpital, départ définitif : ne plus être alerté pour rien.',
  pages: [],
  Texte: () => (
    <>
      <Partie titre="Déclarer une absence">
        <Etapes>
          <li>Ouvrez le dossier du bénéficiaire.</li>
          <li>Dans Absences, écrivez le premier jour et, si vous le savez, le dernier.</li>
          <li>Choisissez le motif et ajoutez une note au besoin.</li>
          <li>Enregistrez.</li>
        </Etapes>
        <p>Sans dernier jour, l’absence dure jusqu’à nouvel ordre.</p>
      </Partie>
      <Partie titre="Ce que cela change">
        <p>
          Pendant l’absence, une visite prévue qui n’est pas pointée n’est plus « manquée », et les alertes de
          ce plan s’arrêtent. Un appel reçu quand même reste une intervention.
        </p>
      </Partie>
      <Partie titre="Retirer une absence">
        <p>
          Une erreur ? Retirez l’absence : tout se passe comme si elle n’avait pas été saisie. Deux absences
          ne peuvent pas se chevaucher.
        </p>
      </Partie>
    </>
  ),
}
