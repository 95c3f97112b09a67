import { Etapes, Partie, Points, type Chapitre } from './chapitre.tsx'

export const appels: Chapitre = {
  cle: 'appels',
  titre: 'Appels non identifiés',
  resume: 'Numéro inconnu, numéro masqué, code faux : rattacher ou rejeter.',
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
          <li>Choisissez le bénéficiaire et, s’il le faut, l’intervenant.</li>
          <li>
            Cochez « retenir ce numéro » si c’est bien la ligne de la maison : les prochains appels seront
            reconnus.
          </li>
          <li>Enregistrez. L’appel devient un pointage, à son heure, et la journée est recalculée.</li>
        </Etapes>
      </Partie>
      <Partie titre="Rejeter un appel">
        <p>
          Un faux numéro, un essai : rejetez-le en disant pourquoi. Il reste visible et peut être rouvert.
        </p>
      </Partie>
    </>
  ),
}
