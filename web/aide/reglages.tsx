import { Partie, Points, type Chapitre } from './chapitre.tsx'

export const reglages: Chapitre = {
  cle: 'reglages',
  titre: 'Réglages',
  resume: 'Pour le siège : règles datées, motifs, financeurs, arrondis, prestations, antennes.',
  pages: ['/reglages', '/journal'],
  Texte: () => (
    <>
      <Partie titre="Des règles datées">
        <p>
          Chaque règle a une date de début. Changer une règle à partir du 1ᵉʳ du mois prochain ne touche pas
          aux mois d’avant : recalculés, ils donnent les mêmes chiffres.
        </p>
        <p>
          Une date passée est possible, mais la page dit d’abord combien de jours seront recalculés, et vous
          devez confirmer. Un changement à venir peut être retiré ; un changement en vigueur se défait par un
          autre.
        </p>
      </Partie>
      <Partie titre="Les motifs">
        <p>
          Ils sont rangés par famille. Un motif qui a déjà servi garde son texte dans les corrections faites :
          le modifier en crée un nouveau à la date choisie. Le dernier motif d’une famille ne peut pas être
          retiré.
        </p>
      </Partie>
      <Partie titre="Financeurs et prestations">
        <p>
          Leurs codes viennent du logiciel métier et ne changent pas. Donnez-leur un nom lisible, et dites le
          genre du financeur : les alertes s’en servent pour savoir qui reçoit une aide du Département.
        </p>
      </Partie>
      <Partie titre="Les arrondis">
        <p>Une règle dit comment le temps pointé devient le temps retenu :</p>
        <Points>
          <li>au réel, ou arrondi par pas de quelques minutes ;</li>
          <li>une tolérance : à quelques minutes près, le temps prévu compte ;</li>
          <li>un plafond : jamais plus que le prévu.</li>
        </Points>
        <p>Le tableau à côté du formulaire montre ce que la règle donne, avant d’enregistrer.</p>
      </Partie>
      <Partie titre="Les antennes">
        <p>
          Le code d’une antenne est celui des fichiers. Un code postal n’a qu’une antenne. Une antenne qui a
          des dossiers ne peut pas être supprimée.
        </p>
      </Partie>
      <Partie titre="Le journal">
        <p>
          Chaque changement y est écrit : qui, quoi, quand, avant, après. Rien ne s’y efface. Le siège,
          l’informatique, les administrateurs et l’auditeur peuvent le lire ; l’informatique et les
          administrateurs n’y voient pas de quel dossier il s’agit.
        </p>
      </Partie>
    </>
  ),
}
