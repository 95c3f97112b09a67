import { instantDe, jourDe } from '../../domain/regles/jours.ts'
import { hasard, type Hasard } from './hasard.ts'

const MINUTE = 60_000
const DUREES = [60, 60, 90, 90, 120, 120, 150, 180]
// Early enough, and nobody rings before eight.
const DEBUT_MIN = 8 * 60 + 15
const FIN_MIN = 20 * 60
/** How often a visit is planned for a service that no funder pays her. */
const SANS_FINANCEUR = 0.008

/** A person helped, as the planning knows her. */
export interface Foyer {
  id: number
  /** The services that somebody pays for. */
  prestations: readonly string[]
  /** Whoever lives with her and is helped by the same carer. */
  conjoint: number | null
}

export interface Visite {
  beneficiaire_id: number
  /** Visited at the same time, at the same home. */
  conjoint_id: number | null
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
  foyers: readonly Foyer[]
}

interface Aidee {
  id: number
  antenne_id: number
  foyer: string | null
  prestations: readonly string[]
}

/** Shares the people of each antenne among its carers; two who live together have the same one. */
export function tournees(
  intervenants: readonly { id: number; antenne_id: number }[],
  beneficiaires: readonly Aidee[],
): Tournee[] {
  return intervenants.map(({ id, antenne_id }) => {
    const collegues = intervenants.filter((i) => i.antenne_id === antenne_id)
    const rang = collegues.findIndex((i) => i.id === id)
    const domiciles = [
      ...Map.groupBy(
        beneficiaires.filter((b) => b.antenne_id === antenne_id),
        (b) => b.foyer ?? String(b.id),
      ).values(),
    ]
    const siens = domiciles.filter((_, i) => i % collegues.length === rang)
    return { intervenant_id: id, antenne_id, foyers: siens.flatMap(gensDuDomicile) }
  })
}

function gensDuDomicile(gens: readonly Aidee[]): Foyer[] {
  return gens.map(({ id, prestations }) => {
    const conjoint = gens.find((autre) => autre.id !== id)?.id ?? null
    return { id, prestations, conjoint }
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
  return groupes.flatMap(({ intervenant_id, antenne_id, foyers }) => {
    if (!h.chance(presence)) return []
    const visites: Visite[] = []
    const vus = new Set<number>()
    let minute = DEBUT_MIN + 15 * h.entier(0, 13)
    for (const { id, prestations, conjoint } of h.melange(foyers).slice(0, h.entier(1, 3))) {
      const fin = minute + h.parmi(DUREES)
      if (fin > FIN_MIN) break
      if (vus.has(id)) continue
      const conjoint_id = conjoint !== null && !vus.has(conjoint) && h.chance(0.5) ? conjoint : null
      visites.push({
        ...{ beneficiaire_id: id, conjoint_id, intervenant_id, antenne_id, jour },
        debut: instant(minute),
        fin: instant(fin),
        prestation: prestationDe(h, prestations),
      })
      vus.add(id)
      if (conjoint_id !== null) vus.add(conjoint_id)
      minute = fin + 5 * h.entier(4, 18)
    }
    return visites
  })
}

function prestationDe(h: Hasard, prestations: readonly string[]): string {
  if (h.chance(SANS_FINANCEUR)) return prestations.includes('ENTRETIEN') ? 'AIDE_VIE' : 'ENTRETIEN'
  return prestations.length === 0 ? 'AIDE_VIE' : h.parmi(prestations)
}

/** Every day from `du` to `au`, both included. */
export function joursEntre(du: string, au: string): string[] {
  const jours: string[] = []
  for (let midi = instantDe(du, '12:00'); jourDe(midi) <= au; midi += 86_400_000) jours.push(jourDe(midi))
  return jours
}
