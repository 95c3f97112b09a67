import { Etapes, Partie, Points, type Chapitre } from './chapitre.tsx'

export const appels: Chapitre = {
  cle: 'appels',
  titre: 'Appels non identifiés',
  resume: 'Numéro inconnu, numéro masqué, code faux : rattacher ou écarter.',
  pages: ['/appels'],
  Texte: () => (
    <>
      <Partie titre="D’où ils viennent">
        <Points>
          <li>La ligne n’est dans aucun dossier : nouveau téléphone, portable de la famille.</li>
          <li>Le numéro est masqué. Ce n’est pas la faute de l’intervenant : l’opérateur peut le cacher.</li>
          <li>Le code composé était faux trois fois de suite.</li>
        </Points>
        <p>Un appel n’est jamais jeté. Il attend ici que quelqu’un dise de qui il était.</p>
      </Partie>
      <Partie titre="Rattacher un appel">
        <Etapes>
          <li>
            Ouvrez <a href="/appels/non-identifies">Appels non identifiés</a>.
          </li>
          <li>
            Les appels d’un même numéro sont ensemble. Si la page propose la bonne personne, un clic suffit.
          </li>
          <li>Sinon, ouvrez « Quelqu’un d’autre » et écrivez chez qui, et par qui si on ne le sait pas.</li>
          <li>
            Laissez cochée « Retenir » si c’est bien la ligne de la maison : les prochains appels seront
            reconnus. Sinon, décochez.
          </li>
          <li>
            Cliquez sur Rattacher. L’appel devient un pointage, à son heure, et la journée est recalculée.
          </li>
        </Etapes>
      </Partie>
      <Partie titre="Écarter un appel">
        <p>
          Un faux numéro, un essai : écartez-le en disant pourquoi. Il reste visible avec le filtre État «
          Traités », et le bouton « Reprendre cet appel » le remet en attente.
        </p>
      </Partie>
    </>
  ),
}
