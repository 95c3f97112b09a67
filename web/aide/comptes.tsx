import { Etapes, Partie, Points, type Chapitre } from './chapitre.tsx'

export const comptes: Chapitre = {
  cle: 'comptes',
  titre: 'Votre compte et le second facteur',
  resume: 'Mot de passe, code à six chiffres, codes de secours, sessions ouvertes.',
  pages: ['/compte', '/comptes', '/second-facteur'],
  Texte: () => (
    <>
      <Partie titre="Le mot de passe">
        <p>
          Douze caractères au moins. Le plus simple à retenir : trois ou quatre mots sans rapport. Il n’a pas
          à être changé tous les trois mois. Pour le changer, cliquez sur votre nom, en haut de la page.
        </p>
        <p>
          Oublié ? L’administrateur vous donne un lien qui ne sert qu’une fois. Trop d’essais faux : attendez
          l’heure indiquée.
        </p>
      </Partie>
      <Partie titre="Le second facteur">
        <p>
          Le siège, l’informatique et les administrateurs ont en plus un code à six chiffres, qui change
          toutes les trente secondes. Les autres peuvent le choisir.
        </p>
        <Etapes>
          <li>Installez une application de codes sur votre téléphone.</li>
          <li>Avec elle, visez le carré affiché à l’écran.</li>
          <li>Tapez le code qu’elle montre.</li>
          <li>
            Notez les codes de secours affichés : chacun sert une fois, le jour où vous n’avez pas le
            téléphone.
          </li>
        </Etapes>
      </Partie>
      <Partie titre="Téléphone perdu">
        <p>
          À la place du code, donnez l’un de vos codes de secours. Vous n’en avez plus ? L’administrateur
          retire votre second facteur : vous en choisirez un autre à la connexion suivante.
        </p>
      </Partie>
      <Partie titre="Vos sessions">
        <p>
          La page <a href="/compte">Mon compte</a> liste les ordinateurs où vous êtes connecté. Vous pouvez en
          fermer un, ou tous les autres à la fois.
        </p>
      </Partie>
      <Partie titre="Les rôles">
        <Points>
          <li>
            <strong>Gestionnaire</strong> : corrige, rattache, acquitte, saisit, dans son antenne.
          </li>
          <li>
            <strong>Coordonnateur</strong> : la même chose, plus les lignes de téléphone et les codes.
          </li>
          <li>
            <strong>Siège</strong> : toutes les antennes, et les réglages.
          </li>
          <li>
            <strong>Informatique</strong>, <strong>administrateur</strong>, <strong>auditeur</strong> : aucun
            dossier.
          </li>
        </Points>
      </Partie>
    </>
  ),
}
