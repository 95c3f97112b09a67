import { instantDe, jourDe } from '../../domain/regles/jours.ts'
import { hasard } from './hasard.ts'

const MINUTE = 60_000
const DUREES = [60, 60, 90, 90, 120, 120, 150, 180]
// Early enough, and nobody rings before eight.
const DEBUT_MIN = 8 * 60 + 15
const FIN_MIN = 20 * 60

export interface Visite {
  beneficiaire_id: number
  intervenant_id: number
  antenne_id: number
  debut: number
  fin: number
  jour: string
  prestation: string
}

/** A carer and the homes she goes to, nobody else's. */
export interface Tournee {
  intervenant_id: number
  antenne_id: number
  beneficiaires: readonly number[]
}

/** Shares the people of each antenne among its carers. */
export function tournees(
  intervenants: readonly { id: number; antenne_id: number }[],
  beneficiaires: readonly { id: number; antenne_id: number }[],
): Tournee[] {
  return intervenants.map(({ id, antenne_id }) => {
    const collegues = intervenants.filter((i) => i.antenne_id === antenne_id)
    const rang = collegues.findIndex((i) => i.id === id)
    const foyers = beneficiaires.filter((b) => b.antenne_id === antenne_id)
    const siens = foyers.filter((_, i) => i % collegues.length === rang)
    return { intervenant_id: id, antenne_id, beneficiaires: siens.map((b) => b.id) }
  })
}

/** The visits planned on `jour`, the same for the same seed, whatever other days were asked. */
export function planningDuJour(graine: number, jour: string, groupes: readonly Tournee[]): Visite[] {
  const midi = instantDe(jour, '12:00')
  const rang = Math.floor(midi / 86_400_000)
  const h = hasard(graine * 1_000_003 + rang)
  // Clocks change between two and three, so every minute of a working day counts from noon.
  const instant = (minute: number): number => midi + (minute - 720) * MINUTE
  const presence = [0, 6].includes(new Date(midi).getUTCDay()) ? 0.3 : 0.76
  return groupes.flatMap(({ intervenant_id, antenne_id, beneficiaires }) => {
    if (!h.chance(presence)) return []
    const visites: Visite[] = []
    let minute = DEBUT_MIN + 15 * h.entier(0, 13)
    for (const beneficiaire_id of h.melange(beneficiaires).slice(0, h.entier(1, 3))) {
      const fin = minute + h.parmi(DUREES)
      if (fin > FIN_MIN) break
      const [prestation, debut] = [h.chance(0.8) ? 'AIDE_VIE' : 'ENTRETIEN', instant(minute)]
      visites.push({
        beneficiaire_id,
        intervenant_id,
        antenne_id,
        debut,
        fin: instant(fin),
        jour,
        prestation,
      })
      minute = fin + 5 * h.entier(4, 18)
    }
    return visites
  })
}

/** Every day from `du` to `au`, both included. */
export function joursEntre(du: string, au: string): string[] {
  const jours: string[] = []
  for (let midi = instantDe(du, '12:00'); jourDe(midi) <= au; midi += 86_400_000) jours.push(jourDe(midi))
  return jours
}
