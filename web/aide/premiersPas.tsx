import { Etapes, Partie, Points, type Chapitre } from './chapitre.tsx'

export const premiersPas: Chapitre = {
  cle: 'premiers-pas',
  titre: 'Premiers pas',
  resume: 'Se connecter, se repérer à l’écran, trouver quelqu’un, partir.',
  pages: ['/recherche'],
  Texte: () => (
    <>
      <Partie titre="À quoi sert Sonnette">
        <p>
          L’intervenant téléphone quand il arrive chez le bénéficiaire, puis quand il repart. Il appelle du
          téléphone de la maison et compose son code. Ces deux appels font une <strong>intervention</strong> :
          la preuve que le service a été fait.
        </p>
        <p>
          Vous voyez les appels arriver, vous corrigez ce qui manque, et c’est tout. Un appel reçu n’est
          jamais effacé : votre correction s’écrit à côté.
        </p>
      </Partie>
      <Partie titre="Se connecter">
        <Etapes>
          <li>Ouvrez l’adresse que votre service vous a donnée.</li>
          <li>Écrivez votre adresse de courriel et votre mot de passe.</li>
          <li>
            Si on vous demande un code à six chiffres, lisez-le sur votre téléphone : c’est le{' '}
            <a href="/aide/comptes">second facteur</a>.
          </li>
        </Etapes>
        <p>
          Après vingt minutes sans rien faire, ou au bout de dix heures, il faut se reconnecter. Si vous
          validiez un formulaire à ce moment-là, votre saisie est gardée : connectez-vous, relisez-la, puis
          cliquez sur « Envoyer de nouveau ».
        </p>
      </Partie>
      <Partie titre="Se repérer">
        <Points>
          <li>
            À gauche, le menu. Sur un téléphone, touchez <strong>Menu</strong> en haut à droite.
          </li>
          <li>En bas du menu, votre antenne. Vous ne voyez que les dossiers de votre antenne.</li>
          <li>En haut, le champ de recherche, votre nom et le bouton Quitter.</li>
          <li>
            Une couleur ne dit jamais rien toute seule : vert, tout va bien ; orange, à vérifier ; rouge, à
            corriger. Le mot est toujours écrit.
          </li>
        </Points>
      </Partie>
      <Partie titre="Trouver quelqu’un">
        <p>
          De n’importe quelle page, tapez <kbd>/</kbd> ou cliquez dans le champ du haut. Écrivez le début d’un
          nom, un numéro de téléphone ou un identifiant. Les accents et les majuscules ne comptent pas.
        </p>
      </Partie>
      <Partie titre="Partir">
        <p>
          Cliquez sur <strong>Quitter</strong>, surtout si d’autres se servent du même ordinateur.
        </p>
      </Partie>
    </>
  ),
}
