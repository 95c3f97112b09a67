import { Partie, Points, type Chapitre } from './chapitre.tsx'

export const tableauDeBord: Chapitre = {
  cle: 'tableau-de-bord',
  titre: 'Tableau de bord et alertes',
  resume: 'Ce qui se passe aujourd’hui, et ce qui attend quelqu’un.',
  pages: ['/alertes'],
  Texte: () => (
    <>
      <Partie titre="Commencer sa journée">
        <p>
          Le tableau de bord s’ouvre après la connexion. Lisez-le de haut en bas : les chiffres du jour, les
          alertes, puis les interventions en cours et terminées.
        </p>
        <p>
          Vous n’avez pas à recharger la page. Quand un appel se termine, la ligne apparaît toute seule, en
          moins d’une seconde. « En direct » est écrit en haut quand la page suit les appels.
        </p>
      </Partie>
      <Partie titre="Les chiffres du jour">
        <p>
          Chaque chiffre est un lien : cliquez pour voir la liste qu’il compte. Le graphique montre les appels
          heure par heure ; « Voir les chiffres » donne les mêmes nombres dans un tableau.
        </p>
      </Partie>
      <Partie titre="Les alertes">
        <p>Une alerte reste affichée jusqu’à ce que quelqu’un s’en occupe. Il y en a de plusieurs sortes :</p>
        <Points>
          <li>les appels incomplets du mois ;</li>
          <li>les nouveaux bénéficiaires, avec ou sans aide du Département ;</li>
          <li>les prises en charge qui vont bientôt finir ;</li>
          <li>une visite prévue qui n’a pas été pointée ;</li>
          <li>un départ qui manque après l’heure prévue ;</li>
          <li>un numéro inconnu qui appelle plusieurs fois ;</li>
          <li>une prise en charge presque consommée.</li>
        </Points>
        <p>
          Quand c’est fait, cliquez sur le bouton de l’alerte pour dire qu’elle est traitée. Votre nom et
          l’heure sont gardés. Une alerte dont la cause a disparu se ferme toute seule.
        </p>
      </Partie>
    </>
  ),
}
