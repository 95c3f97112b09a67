import type { Famille } from '../db/schema.ts'

/** ESPPADOM's families of corrections, in the words of a manager. */
export const FAMILLES_DITES: Record<Famille, { nom: string; aide: string }> = {
  COA: { nom: 'Arrivée corrigée', aide: 'L’arrivée manque ou est fausse ; une personne donne l’heure.' },
  COD: { nom: 'Départ corrigé', aide: 'Le départ manque ou est faux ; une personne donne l’heure.' },
  CO2: { nom: 'Arrivée et départ corrigés', aide: 'Les deux heures sont données par une personne.' },
  CRE: { nom: 'Intervention créée', aide: 'Le travail est fait mais aucun appel n’a été reçu.' },
  MDT: {
    nom: 'Autre modification',
    aide: 'Autre chose que les heures : intervenant, bénéficiaire, prestation, minutes complémentaires.',
  },
  SUP: { nom: 'Intervention supprimée', aide: 'Elle ne compte plus nulle part ; elle peut être rétablie.' },
  HOR: {
    nom: 'Heures pointées seules',
    aide: 'Dans les fichiers, dit que seules les heures pointées comptent. Aucun motif à choisir.',
  },
}
