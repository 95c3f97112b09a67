import type { LigneDuJournal } from '../db/journal.ts'
import { estMetier, type Acces } from './acces.ts'
import { aLeDroit } from './droits.ts'

/** What a line of the journal is about, as people call it. */
export const OBJETS: Readonly<Record<string, string>> = {
  anomalie: 'Anomalie',
  antenne: 'Antenne',
  appel: 'Appel',
  base: 'Base',
  beneficiaire: 'Bénéficiaire',
  compte: 'Compte',
  fichier: 'Fichier',
  financeur: 'Financeur',
  intervenant: 'Intervenant',
  intervention: 'Intervention',
  motif: 'Motif',
  page: 'Page',
  parametre: 'Règle',
  prestation: 'Prestation',
  regle_arrondi: 'Arrondi',
}

/** `Compte marie@exemple.fr`; without its id when the reader may not know it. */
export function nomDeLObjet({ objet, objet_id }: Pick<LigneDuJournal, 'objet' | 'objet_id'>): string {
  const nom = OBJETS[objet] ?? objet
  return objet_id === null ? nom : `${nom} ${objet_id}`
}

const FICHES: Readonly<Record<string, string>> = {
  beneficiaire: '/beneficiaires',
  intervenant: '/intervenants',
  intervention: '/interventions',
}

/** Where the object is seen, for whoever may open it. */
export function lienDeLObjet(
  { objet, objet_id }: Pick<LigneDuJournal, 'objet' | 'objet_id'>,
  { utilisateur }: Acces,
): string | undefined {
  const fiche = FICHES[objet]
  if (fiche !== undefined && objet_id !== null && /^\d+$/.test(objet_id) && estMetier(utilisateur.role)) {
    return `${fiche}/${objet_id}`
  }
  return objet === 'compte' && aLeDroit(utilisateur, 'comptes')
    ? `/comptes?etat=tous&texte=${encodeURIComponent(objet_id ?? '')}`
    : undefined
}
