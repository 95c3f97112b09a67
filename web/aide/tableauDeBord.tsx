import { ALERTES } from '../alertesMots.ts'
import { Partie, Points, type Chapitre } from './chapitre.tsx'

/** The kinds that nothing raises yet are not spoken of. */
const A_VENIR = ['fichier_attendu', 'disponibilite', 'sauvegarde']
const SORTES = Object.entries(ALERTES).filter(([genre]) => !A_VENIR.includes(genre))

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
          moins d’une seconde. « En direct » est écrit à côté de la date quand la page suit les appels.
        </p>
      </Partie>
      <Partie titre="Les chiffres du jour">
        <p>
          Chaque chiffre est un lien : cliquez pour voir la liste qu’il compte. Le graphique montre les appels
          heure par heure ; « Voir les chiffres » donne les mêmes nombres dans un tableau.
        </p>
        <p>Pour un autre jour, servez-vous des flèches et de la date, en haut.</p>
      </Partie>
      <Partie titre="Les alertes">
        <p>
          Une alerte reste affichée jusqu’à ce que quelqu’un s’en occupe. Une alerte dont la cause a disparu
          se ferme d’elle-même.
        </p>
        <Points>
          <li>
            Quand c’est fait, cliquez sur <strong>Traitée</strong>. Votre nom et l’heure sont gardés.
          </li>
          <li>
            Pour en traiter plusieurs à la fois, ouvrez <a href="/alertes">Alertes</a>, cochez-les, ajoutez
            une note si vous voulez.
          </li>
          <li>
            L’onglet <strong>Traitées</strong> dit qui s’en est occupé, et quand.
          </li>
        </Points>
      </Partie>
      <Partie titre="Ce que veut dire chaque alerte">
        <dl class="lexique">
          {SORTES.map(([, { noms, quoiFaire }]) => (
            <>
              <dt>{noms}</dt>
              <dd>{quoiFaire}</dd>
            </>
          ))}
        </dl>
      </Partie>
    </>
  ),
}
