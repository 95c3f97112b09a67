import { ANOMALIES } from '../libelles.ts'
import { Etapes, Partie, Points, type Chapitre } from './chapitre.tsx'

export const anomalies: Chapitre = {
  cle: 'anomalies',
  titre: 'Anomalies',
  resume: 'Ce que chaque anomalie veut dire, et comment la régler vite.',
  pages: ['/anomalies'],
  Texte: () => (
    <>
      <Partie titre="Deux sortes d’anomalies">
        <Points>
          <li>
            <strong>À corriger</strong> : il manque quelque chose, ou quelque chose est faux.
          </li>
          <li>
            <strong>À acquitter</strong> : c’est peut-être normal. Vérifiez, écrivez une note, acquittez.
          </li>
        </Points>
        <p>
          Une anomalie acquittée ne revient pas, sauf si ce qui l’a fait naître change. Une anomalie corrigée
          disparaît d’elle-même. Celles qui sont acquittées se retrouvent avec le filtre État.
        </p>
      </Partie>
      <Partie titre="Les régler une par une">
        <Etapes>
          <li>
            Ouvrez <a href="/anomalies">Anomalies</a>. Les plus anciennes sont en haut.
          </li>
          <li>Lisez la ligne : qui, quand, quoi faire.</li>
          <li>
            Cliquez sur la correction proposée : départ comme prévu, c’était l’arrivée, c’est la même visite,
            créer comme prévu… Ou tapez l’heure que l’on vous a dite.
          </li>
          <li>Pour acquitter, écrivez ce qui s’est passé, puis cliquez sur Acquitter.</li>
          <li>La page revient à l’anomalie suivante.</li>
        </Etapes>
        <p>
          Plusieurs anomalies à acquitter pour la même raison ? Cochez-les : une seule note suffit. L’heure
          prévue n’est jamais mise toute seule : c’est vous qui la choisissez, et la correction porte votre
          nom.
        </p>
      </Partie>
      <Partie titre="Aller vite, au clavier">
        <dl class="lexique">
          <dt>
            <kbd>j</kbd> et <kbd>k</kbd>
          </dt>
          <dd>L’anomalie suivante, la précédente.</dd>
          <dt>
            <kbd>1</kbd> à <kbd>4</kbd>
          </dt>
          <dd>La correction qui porte ce chiffre.</dd>
          <dt>
            <kbd>h</kbd>
          </dt>
          <dd>
            Écrire l’heure ou la note. <kbd>Échap</kbd> pour en sortir.
          </dd>
          <dt>
            <kbd>o</kbd>
          </dt>
          <dd>Ouvrir l’intervention ou l’appel.</dd>
        </dl>
      </Partie>
      <Partie titre="Ce que chacune veut dire">
        <dl class="lexique">
          {Object.values(ANOMALIES).map(({ nom, quoiFaire }) => (
            <>
              <dt>{nom}</dt>
              <dd>{quoiFaire}</dd>
            </>
          ))}
        </dl>
      </Partie>
      <Partie titre="Pourquoi une anomalie apparaît ou disparaît">
        <p>
          Les durées, les heures d’ouverture et les délais sont des réglages du siège. Les anomalies sont
          recalculées après chaque appel et chaque correction.
        </p>
      </Partie>
    </>
  ),
}
