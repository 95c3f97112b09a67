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
            <strong>À corriger</strong> : il manque quelque chose. Le mois ne pourra pas être clos avant.
          </li>
          <li>
            <strong>À acquitter</strong> : c’est peut-être normal. Vérifiez, écrivez une note, acquittez.
          </li>
        </Points>
        <p>
          Une anomalie acquittée ne revient pas, sauf si les heures ou les personnes changent. Une anomalie
          corrigée disparaît d’elle-même.
        </p>
      </Partie>
      <Partie titre="Les régler une par une">
        <Etapes>
          <li>
            Ouvrez <a href="/anomalies">Anomalies</a>. Les plus anciennes sont en haut.
          </li>
          <li>Lisez la ligne : qui, quand, quoi faire.</li>
          <li>
            Cliquez sur la correction proposée (départ à l’heure prévue, inverser, rattacher ce numéro…), ou
            ouvrez l’intervention pour faire autrement.
          </li>
          <li>La suivante s’affiche.</li>
        </Etapes>
        <p>
          L’heure prévue n’est jamais mise toute seule : c’est vous qui la choisissez, et la correction porte
          votre nom.
        </p>
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
