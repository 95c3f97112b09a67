import { Partie, Points, type Chapitre } from './chapitre.tsx'

export const navigateur: Chapitre = {
  cle: 'navigateur',
  titre: 'Clavier et navigateur',
  resume: 'Les touches utiles, les réglages du navigateur, l’impression, l’affichage sombre.',
  pages: [],
  Texte: () => (
    <>
      <Partie titre="Les touches utiles">
        <dl class="lexique">
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>Aller au champ de recherche, de n’importe quelle page.</dd>
          <dt>
            <kbd>↓</kbd> puis <kbd>Entrée</kbd>
          </dt>
          <dd>Choisir une réponse de la recherche.</dd>
          <dt>
            <kbd>Échap</kbd>
          </dt>
          <dd>Vider la recherche.</dd>
          <dt>
            <kbd>Tab</kbd>
          </dt>
          <dd>Aller d’un champ à l’autre. Le premier Tab d’une page propose d’aller droit au contenu.</dd>
        </dl>
        <p>
          La page Anomalies a ses propres touches : voyez{' '}
          <a href="/aide/anomalies#aller-vite-au-clavier">Aller vite, au clavier</a>.
        </p>
      </Partie>
      <Partie titre="Quel navigateur">
        <p>
          Firefox, Chrome, Edge ou Safari, à jour. Rien à installer. JavaScript est utile mais pas obligatoire
          : sans lui, rechargez la page pour voir les nouveaux appels.
        </p>
      </Partie>
      <Partie titre="Les bons réglages">
        <Points>
          <li>
            <strong>Cookies</strong> : laissez ceux de ce site, sinon la connexion ne tient pas.
          </li>
          <li>
            <strong>Mots de passe</strong> : ne les enregistrez pas sur un ordinateur partagé.
          </li>
          <li>
            <strong>Traduction automatique</strong> : refusez-la, elle change les noms.
          </li>
          <li>
            <strong>Taille du texte</strong> : <kbd>Ctrl</kbd> et <kbd>+</kbd>, jusqu’à ce que ce soit
            confortable.
          </li>
          <li>
            <strong>Affichage sombre</strong> : il suit le réglage de votre ordinateur.
          </li>
        </Points>
      </Partie>
      <Partie titre="Imprimer">
        <p>
          <kbd>Ctrl</kbd> et <kbd>P</kbd>. Le menu et les boutons ne s’impriment pas.
        </p>
      </Partie>
      <Partie titre="Si la page ne se met plus à jour">
        <p>
          En haut, « En direct » devient « Reconnexion… ». Attendez un instant : la page rattrape seule ce
          qu’elle a manqué. Pendant ce temps, les appels continuent d’être enregistrés.
        </p>
      </Partie>
    </>
  ),
}
