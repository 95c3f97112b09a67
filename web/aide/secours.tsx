import { Etapes, Partie, Points, type Chapitre } from './chapitre.tsx'

export const secours: Chapitre = {
  cle: 'secours',
  titre: 'En cas de panne',
  resume: 'Feuilles papier, saisie de secours, appels pris en note.',
  pages: ['/saisie'],
  Texte: () => (
    <>
      <Partie titre="Si le programme ralentit">
        <p>
          Le standard prend le relais : il note l’appel et dit « Votre appel est pris en note, il sera
          confirmé ». Rien à faire : l’appel est enregistré ensuite, à sa vraie heure, et l’intervention porte
          l’étiquette « Secours » pour que vous la vérifiiez.
        </p>
      </Partie>
      <Partie titre="Si le téléphone ne répond plus">
        <Points>
          <li>
            L’intervenant remplit la <a href="/saisie/feuille">feuille papier</a>. Imprimez-en d’avance.
          </li>
          <li>Il écrit les heures exactes, le bénéficiaire, et signe.</li>
        </Points>
      </Partie>
      <Partie titre="Saisir les feuilles après la panne">
        <Etapes>
          <li>
            Ouvrez <a href="/saisie">Saisie de secours</a>.
          </li>
          <li>
            Une ligne par visite : jour, intervenant, bénéficiaire, arrivée, départ. Un nom, un identifiant ou
            un code suffit. Sans intervenant, une ligne reprend celui du dessus.
          </li>
          <li>Enregistrez. Les lignes justes sont prises ; les autres reviennent avec leur faute.</li>
        </Etapes>
        <p>Envoyer deux fois la même page n’enregistre pas deux fois.</p>
      </Partie>
    </>
  ),
}
