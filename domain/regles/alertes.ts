import { Temporal } from 'temporal-polyfill'

/** From which Paris day the end of a prise en charge is to be told: `mois` months before. */
export function jourDAlerte(dateFin: string, mois: number): string {
  return Temporal.PlainDate.from(dateFin).subtract({ months: mois }).toString()
}

/** The last end that is told on `jour`. */
export function derniereEcheance(jour: string, mois: number): string {
  return Temporal.PlainDate.from(jour).add({ months: mois }).toString()
}

/** Whether more than `pourcent` of the authorised minutes are done; never without a cap. */
export function consommationHaute(faitMin: number, autoriseMin: number | null, pourcent: number): boolean {
  return autoriseMin !== null && faitMin * 100 > autoriseMin * pourcent
}

/** What several alerts of a kind are called (French), in the order they are told. */
export const NOMS_DES_ALERTES = {
  appels_incomplets: 'Appels incomplets du mois',
  nouveau_avec_aide: 'Nouveaux bénéficiaires avec aide du Département',
  nouveau_sans_aide: 'Nouveaux bénéficiaires sans aide du Département',
  prise_en_charge_echeance: 'Prises en charge bientôt terminées',
  visite_manquee: 'Visites prévues non pointées',
  depart_absent: 'Départs attendus',
  numero_inconnu: 'Numéros inconnus qui insistent',
  consommation: 'Heures accordées presque consommées',
  fichier_attendu: 'Fichiers attendus',
  disponibilite: 'Disponibilité du service',
  sauvegarde: 'Sauvegardes en échec',
} as const

/** Kinds of alerts, each with how many wait and how many nobody was told of yet. */
export type Comptes = readonly { genre: keyof typeof NOMS_DES_ALERTES; nombre: number; nouvelles: number }[]

/** The words of a morning's digest: counts alone, since a mail is read by others than its reader. */
export function motsDuDigest(
  lieu: string,
  comptes: Comptes,
  adresse: string,
): { sujet: string; texte: string } {
  const total = comptes.reduce((somme, { nombre }) => somme + nombre, 0)
  const genres = Object.keys(NOMS_DES_ALERTES)
  const lignes = comptes
    .toSorted((a, b) => genres.indexOf(a.genre) - genres.indexOf(b.genre))
    .map(({ genre, nombre, nouvelles }) => {
      const dont = nouvelles === 0 ? '' : `, dont ${nouvelles} ${nouvelles === 1 ? 'nouvelle' : 'nouvelles'}`
      return `- ${NOMS_DES_ALERTES[genre]}\u00A0: ${nombre}${dont}`
    })
  const combien = `${total}\u00A0${total === 1 ? 'alerte' : 'alertes'} à traiter`
  return {
    sujet: `${lieu}\u00A0: ${combien}`,
    texte: [
      `Bonjour,`,
      '',
      `${lieu}, ce matin\u00A0: ${combien}.`,
      '',
      ...lignes,
      '',
      `Pour les voir et les traiter\u00A0: ${adresse}`,
      '',
      'Ce message ne nomme personne\u00A0: le détail est dans Sonnette.',
      '',
    ].join('\n'),
  }
}
