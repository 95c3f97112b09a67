import { beneficiaireVisible } from '../db/beneficiaires.ts'
import type { Db } from '../db/index.ts'
import { ajouterLigne, attributionsDuNumero } from '../db/numeros.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, refuser, type Change } from './change.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'
import { conflitDeLigne } from './regles/lignes.ts'
import { normaliser } from './regles/numero.ts'
import type { Portee } from './regles/portee.ts'

export interface NumeroVoulu {
  beneficiaireId: number
  /** As typed. */
  numero: string
  genre: 'fixe' | 'portable'
  /** Whether a call from this line stamps. */
  pointage: boolean
  /** Its first day. */
  du: string
}

/** Gives a beneficiaire a line from a day on. */
export async function ajouterNumero(
  db: Db,
  auteur: Auteur,
  { beneficiaireId, numero: tape, genre, pointage, du }: NumeroVoulu,
  maintenant: number,
): Promise<Change> {
  const numero = normaliser(tape)
  if (numero === null) return refuser('numero', 'Ce n’est pas un numéro de téléphone : dix chiffres, ou +33…')
  const aujourdhui = jourDe(maintenant)
  if (du < jourSuivant(aujourdhui, -366) || du > jourSuivant(aujourdhui, 366)) {
    return refuser('du', 'Cette date est trop éloignée : un an au plus avant ou après aujourd’hui.')
  }
  return db.transaction().execute(async (tx) => {
    const beneficiaire = await beneficiaireVisible(tx, auteur.portee, beneficiaireId)
    if (beneficiaire === undefined) return INTROUVABLE
    if (beneficiaire.archive_le !== null)
      return refuser('', 'Ce dossier est archivé : il ne reçoit plus de ligne.')
    const voulue = { beneficiaire_id: beneficiaireId, foyer: beneficiaire.foyer, du, au: null }
    const conflit = conflitDeLigne(voulue, await attributionsDuNumero(tx, numero))
    if (conflit !== undefined)
      return refuser('numero', raisonDuConflit(conflit, beneficiaireId, auteur.portee))
    const ligne = { numero, genre, pointage: pointage ? 1 : 0, du } as const
    await ajouterLigne(tx, { ...ligne, beneficiaire_id: beneficiaireId, au: null, manuel: 1 })
    const dossier = { objet: 'beneficiaire', id: beneficiaireId, antenneId: beneficiaire.antenne_id } as const
    await journaliserDossier(tx, auteur, { ...dossier, action: 'numéro ajouté', apres: ligne }, maintenant)
    return FAIT
  })
}

function raisonDuConflit(
  autre: { beneficiaire_id: number; civilite: string; prenom: string; nom: string; antenne_id: number },
  beneficiaireId: number,
  portee: Portee,
): string {
  if (autre.beneficiaire_id === beneficiaireId) return 'Ce numéro est déjà dans ce dossier à cette date.'
  // Who has it, in another antenne, is not for this person to know.
  if (portee !== 'toutes' && !portee.includes(autre.antenne_id)) {
    return 'Ce numéro est déjà celui d’un autre dossier du service : demandez au siège.'
  }
  const nom = [autre.civilite, autre.prenom, autre.nom].filter((mot) => mot !== '').join(' ')
  return `Ce numéro est déjà celui de ${nom}. S’ils vivent ensemble, notez-le d’abord dans « Foyer » ; sinon, fermez-le là-bas.`
}
