import { intervenantsDuTelephone } from '../db/intervenants.ts'
import type { Tx } from '../db/index.ts'
import { ajouterLigne, attributionsDuNumero } from '../db/numeros.ts'
import type { Ligne } from '../db/schema.ts'
import type { Auteur } from './auteur.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { jourDe } from './regles/jours.ts'
import { conflitDeLigne } from './regles/lignes.ts'

/**
 * Adds the number of a call to the beneficiaire's lines, from today. French: why it cannot be, and nothing is
 * written; null when it is done, or was already so.
 */
export async function retenirNumero(
  tx: Tx,
  auteur: Auteur,
  { numero }: Ligne<'appel'>,
  beneficiaire: Ligne<'beneficiaire'>,
  maintenant: number,
): Promise<string | null> {
  if (numero === null) return 'Ce numéro était masqué : il ne peut pas être retenu.'
  if (beneficiaire.archive_le !== null) return 'Ce dossier est archivé : il ne reçoit plus de ligne.'
  if ((await intervenantsDuTelephone(tx, numero)).length > 0) {
    return 'Ce numéro est celui d’un intervenant : il ne peut pas devenir une ligne de bénéficiaire.'
  }
  const du = jourDe(maintenant)
  const voulue = { beneficiaire_id: beneficiaire.id, foyer: beneficiaire.foyer, du, au: null }
  const conflit = conflitDeLigne(voulue, await attributionsDuNumero(tx, numero))
  if (conflit?.beneficiaire_id === beneficiaire.id) return null
  if (conflit !== undefined) return refusDeConflit(conflit, auteur)
  const genre = /^\+33[67]/.test(numero) ? ('portable' as const) : ('fixe' as const)
  const ligne = { numero, genre, pointage: 1, du } as const
  await ajouterLigne(tx, { ...ligne, beneficiaire_id: beneficiaire.id, au: null, manuel: 1 })
  const dossier = { objet: 'beneficiaire', id: beneficiaire.id, antenneId: beneficiaire.antenne_id } as const
  await journaliserDossier(tx, auteur, { ...dossier, action: 'numéro ajouté', apres: ligne }, maintenant)
  return null
}

// Who has it, in another antenne, is not for this person to know.
function refusDeConflit(
  autre: { civilite: string; prenom: string; nom: string; antenne_id: number },
  { portee }: Auteur,
): string {
  const vu = portee === 'toutes' || portee.includes(autre.antenne_id)
  const qui = vu
    ? [autre.civilite, autre.prenom, autre.nom].filter((mot) => mot !== '').join(' ')
    : 'un autre dossier'
  return `Ce numéro est déjà celui de ${qui} : rattachez l’appel sans le retenir, ou notez d’abord qu’ils vivent ensemble.`
}
