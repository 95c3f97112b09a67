import { Partie, Points, type Chapitre } from './chapitre.tsx'

export const beneficiaires: Chapitre = {
  cle: 'beneficiaires',
  titre: 'Bénéficiaires',
  resume: 'Le dossier, les lignes de pointage, les prises en charge et leur consommation.',
  pages: ['/beneficiaires'],
  Texte: () => (
    <>
      <Partie titre="Le dossier">
        <p>
          Les dossiers arrivent chaque jour du logiciel métier : le nom, l’adresse et les prises en charge se
          changent là-bas, pas ici. Ouvrez un dossier depuis <a href="/beneficiaires">Bénéficiaires</a> ou par
          la recherche.
        </p>
      </Partie>
      <Partie titre="Les lignes de téléphone">
        <p>
          Elles sont dans l’onglet <strong>Numéros</strong>. Une ligne de pointage est une ligne d’où
          l’intervenant peut appeler. Le coordonnateur et le siège peuvent en ajouter une, la fermer, ou dire
          qu’elle ne sert pas au pointage. Le fichier du jour ne défait pas ce qui a été changé ici.
        </p>
      </Partie>
      <Partie titre="Deux bénéficiaires sous le même toit">
        <p>
          Dans le dossier, notez avec qui la personne vit. La même ligne peut alors servir aux deux :
          l’intervenant compose le code de la personne aidée, ou zéro pour les deux.
        </p>
      </Partie>
      <Partie titre="La consommation">
        <p>Pour chaque prise en charge, une barre montre les heures :</p>
        <Points>
          <li>
            <strong>accordées</strong> par le financeur ;
          </li>
          <li>
            <strong>faites</strong>, d’après le temps retenu ;
          </li>
          <li>
            <strong>restantes</strong>.
          </li>
        </Points>
        <p>Ce qui dépasse passe à la prise en charge suivante, et en dernier au taux plein.</p>
      </Partie>
      <Partie titre="La carte du bénéficiaire">
        <p>
          Quand le téléphone de la maison n’affiche pas son numéro, l’intervenant compose le code du
          bénéficiaire. La carte à imprimer, dans le dossier, explique comment faire.
        </p>
      </Partie>
    </>
  ),
}
