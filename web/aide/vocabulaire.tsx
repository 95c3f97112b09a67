import { Partie, type Chapitre } from './chapitre.tsx'

const MOTS: readonly (readonly [string, string])[] = [
  ['Acquitter', 'Dire qu’une anomalie a été vérifiée et qu’elle est normale, avec une note.'],
  ['Anomalie', 'Ce qu’une personne doit corriger ou acquitter sur un appel ou une intervention.'],
  ['Antenne', 'Bureau local du service. Le siège les voit toutes.'],
  ['Appel', 'Un appel téléphonique tel qu’il a été reçu. Il ne change jamais.'],
  ['Bénéficiaire', 'La personne aidée à domicile.'],
  ['Code', 'Les chiffres que l’intervenant compose pour dire qui il est.'],
  ['Financeur', 'Qui paie : Département, caisse de retraite, mutuelle, assurance maladie, État.'],
  ['Foyer', 'Deux bénéficiaires qui vivent ensemble.'],
  ['Intervenant', 'L’aide à domicile.'],
  ['Intervention', 'Une arrivée et un départ d’un intervenant chez un bénéficiaire.'],
  ['Minutes complémentaires', 'Minutes ajoutées ou retirées au temps retenu, avec un motif.'],
  ['Motif', 'La raison d’une correction, choisie dans une liste.'],
  ['Plan d’aide', 'L’ensemble des prises en charge d’un bénéficiaire.'],
  ['Pointage', 'Une heure d’arrivée ou de départ, tirée d’un appel ou saisie.'],
  ['Prestation', 'La sorte de service rendu, par exemple l’aide à la vie.'],
  ['Prise en charge', 'L’accord d’un financeur : des heures, des dates, un rang.'],
  ['Rang', 'L’ordre dans lequel les prises en charge paient.'],
  ['Retenu', 'Le temps qui compte, après arrondi et corrections.'],
  ['Taux plein', 'Ce qu’aucune prise en charge ne paie.'],
]

export const vocabulaire: Chapitre = {
  cle: 'vocabulaire',
  titre: 'Vocabulaire',
  resume: 'Les mots de Sonnette, de A à Z.',
  pages: [],
  Texte: () => (
    <Partie titre="Les mots">
      <dl class="lexique">
        {MOTS.map(([mot, sens]) => (
          <>
            <dt>{mot}</dt>
            <dd>{sens}</dd>
          </>
        ))}
      </dl>
    </Partie>
  ),
}
