import type { Auteur } from '../domain/auteur.ts'
import { creerIntervention } from '../domain/corrections/creer.ts'
import type { Services } from './acces.ts'
import { lireJour } from './adresse.ts'
import { designation, designerOuChoisir, type Designee } from './choixPersonne.tsx'
import { lireHeures } from './heures.ts'

export const CHAMPS = ['jour', 'intervenant', 'beneficiaire', 'arrivee', 'depart', 'prestation'] as const
export type ChampDeLigne = (typeof CHAMPS)[number]

/** A line as it was typed. */
export type LigneTapee = Partial<Record<ChampDeLigne | 'intervenant-choisi' | 'beneficiaire-choisi', string>>

/** A line that could not be recorded: as it was typed, and its faults by field (`''`: of the whole line). */
export interface LigneFautive {
  tapee: LigneTapee
  fautes: Record<string, string>
  intervenant?: Designee
  beneficiaire?: Designee
}

/** What became of a line. `deja`: it was recorded before, by the same sheet sent twice. */
export type Sort = { type: 'faite' | 'deja'; interventionId: number } | ({ type: 'fautive' } & LigneFautive)

/** The lines somebody wrote something in. */
export function lignesTapees(brut: Readonly<Record<string, string>>, nombre: number): LigneTapee[] {
  return Array.from({ length: nombre }, (_, rang) =>
    Object.fromEntries(
      [...CHAMPS, 'intervenant-choisi', 'beneficiaire-choisi'].map((champ) => {
        const nom = champ.endsWith('-choisi')
          ? champ.replace('-choisi', `-${rang}-choisi`)
          : `${champ}-${rang}`
        return [champ, (brut[nom] ?? '').slice(0, 80)]
      }),
    ),
  ).filter((ligne: LigneTapee) =>
    [ligne.intervenant, ligne.beneficiaire, ligne.arrivee, ligne.depart].some(Boolean),
  )
}

/**
 * Records the lines of a sheet, each on its own: the wrong ones do not hold the others back. An empty carer is the one
 * of the line above.
 */
export async function enregistrerLignes(
  { db, maintenant }: Services,
  auteur: Auteur,
  lignes: readonly LigneTapee[],
  { motifId, note }: { motifId: number; note: string },
): Promise<Sort[]> {
  const sorts: Sort[] = []
  let dessus = ''
  for (const ligne of lignes) {
    const tapee = { ...ligne, intervenant: ligne.intervenant || dessus }
    const lue = await lireLigne(db, auteur, tapee)
    if (lue.designe !== undefined) dessus = lue.designe
    if (lue.type === 'fautive') {
      sorts.push({ type: 'fautive', ...lue.ligne })
      continue
    }
    const resultat = await creerIntervention(db, auteur, { ...lue.demande, motifId, note }, maintenant())
    if (resultat.type === 'fait') sorts.push({ type: 'faite', interventionId: resultat.interventionId })
    else if (resultat.type === 'refusee' && resultat.existe !== undefined) {
      sorts.push({ type: 'deja', interventionId: resultat.existe })
    } else {
      const faute =
        resultat.type === 'refusee' ? resultat.raison : 'Cette personne n’est plus de votre antenne.'
      sorts.push({ type: 'fautive', tapee, fautes: { '': faute } })
    }
  }
  return sorts
}

interface Demande {
  beneficiaireId: number
  intervenantId: number
  debut: number
  fin: number
  prestation: string | null
}

type Lue = { designe: string | undefined } & (
  { type: 'bonne'; demande: Demande } | { type: 'fautive'; ligne: LigneFautive }
)

async function lireLigne(db: Services['db'], auteur: Auteur, tapee: LigneTapee): Promise<Lue> {
  const designer = async (genre: 'intervenant' | 'beneficiaire') =>
    designerOuChoisir(db, auteur.portee, genre, {
      texte: tapee[genre] ?? '',
      choisi: tapee[`${genre}-choisi`],
    })
  const [intervenant, beneficiaire] = [await designer('intervenant'), await designer('beneficiaire')]
  const designe = intervenant.type === 'une' ? designation(intervenant.personne) : undefined
  const fautes: Record<string, string> = {}
  if (intervenant.type === 'vide') fautes.intervenant = 'Écrivez qui est intervenu.'
  if (beneficiaire.type === 'vide') fautes.beneficiaire = 'Écrivez chez qui.'
  const jour = lireJour(tapee.jour)
  if (jour === undefined) fautes.jour = 'Choisissez le jour.'
  const heures = lireHeures(jour ?? '2000-01-03', { debut: tapee.arrivee ?? '', fin: tapee.depart ?? '' })
  const { debut, fin } = heures
  if (heures.fautes.debut !== undefined) fautes.arrivee = heures.fautes.debut
  else if (debut === null) fautes.arrivee = 'Écrivez l’heure d’arrivée.'
  if (heures.fautes.fin !== undefined) fautes.depart = heures.fautes.fin
  else if (fin === null) fautes.depart = 'Écrivez l’heure de départ.'
  const nommees = intervenant.type === 'une' && beneficiaire.type === 'une'
  if (!nommees || debut === null || fin === null || Object.keys(fautes).length > 0) {
    return { type: 'fautive', designe, ligne: { tapee, fautes, intervenant, beneficiaire } }
  }
  const prestation = tapee.prestation ? tapee.prestation : null
  const qui = { beneficiaireId: beneficiaire.personne.id, intervenantId: intervenant.personne.id }
  return { type: 'bonne', designe, demande: { ...qui, debut, fin, prestation } }
}
