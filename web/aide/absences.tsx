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
          <li>Dans l’onglet Absences, choisissez le motif.</li>
          <li>Écrivez le premier jour et, si vous le savez, le dernier. Une note est possible.</li>
          <li>Cliquez sur Noter l’absence.</li>
        </Etapes>
        <p>
          Sans dernier jour, l’absence dure jusqu’à nouvel ordre. Quand la personne revient, écrivez le
          dernier jour et cliquez sur Changer.
        </p>
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
