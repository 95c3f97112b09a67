import { heureDe, instantDe, jourDe, jourSuivant } from '../domain/regles/jours.ts'

const HEURE_MS = 3_600_000
const MINUTE_MS = 60_000
const deux = (n: number) => String(n).padStart(2, '0')

/** What was typed in a field of hours: nothing, an instant (ms UTC), or what is wrong with it. */
export type HeureSaisie =
  { type: 'vide' } | { type: 'heure'; instant: number } | { type: 'faute'; faute: string }

const FORME = /^(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)\s*(été|ete|hiver)?$/
const SERREE = /^(\d{1,2})(\d{2})\s*(été|ete|hiver)?$/

/**
 * Reads `8:32`, `8h32`, `8 h 32`, `8h`, `0832` or `832` on the Paris day `jour`. The hour that the autumn night holds
 * twice is refused until `été` or `hiver` says which; the one that the spring night skips does not exist.
 */
export function lireHeure(jour: string, texte: string): HeureSaisie {
  const propre = texte.replaceAll(/[\u00A0\u202F]/g, ' ').trim()
  if (propre === '') return { type: 'vide' }
  const lu = FORME.exec(propre) ?? SERREE.exec(propre)
  const [heure, minute] = [Number(lu?.[1]), Number(lu?.[2] ?? '0')]
  if (lu === null || heure > 23 || minute > 59) {
    return { type: 'faute', faute: 'Écrivez l’heure ainsi : 8:32, 8h32 ou 0832.' }
  }
  const instants = instantsDe(jour, `${deux(heure)}:${deux(minute)}`)
  const [premier, second] = instants
  if (premier === undefined) {
    return { type: 'faute', faute: 'Cette heure n’existe pas : la nuit passe de 2 h à 3 h, à l’heure d’été.' }
  }
  if (second === undefined) return { type: 'heure', instant: premier }
  const saison = lu[3]
  if (saison === undefined) {
    const dite = `${heure}:${deux(minute)}`
    return {
      type: 'faute',
      faute: `Cette nuit-là, l’heure a lieu deux fois : écrivez « ${dite} été » pour la première, « ${dite} hiver » pour la seconde.`,
    }
  }
  return { type: 'heure', instant: saison === 'hiver' ? second : premier }
}

/** The instants that a Paris clock shows `heure` (`HH:MM`) on `jour`: one, none in spring, two in autumn. */
function instantsDe(jour: string, heure: string): number[] {
  const premier = instantDe(jour, heure)
  return [premier, premier + HEURE_MS].filter(
    (instant) => dite(instant) === heure && jourDe(instant) === jour,
  )
}

function dite(instant: number): string {
  const { heure, minute } = heureDe(instant)
  return `${deux(heure)}:${deux(minute)}`
}

/** An instant as a field of hours shows it again: `8:32`, and its season when the clock showed it twice. */
export function ecrireHeure(instant: number | null): string {
  if (instant === null) return ''
  const texte = dite(instant).replace(/^0/, '')
  const [premier, second] = instantsDe(jourDe(instant), dite(instant))
  if (second === undefined || premier === undefined) return texte
  return `${texte} ${instant - premier < MINUTE_MS ? 'été' : 'hiver'}`
}

export interface HeuresLues {
  debut: number | null
  fin: number | null
  /** By field: `debut`, `fin`. */
  fautes: Record<string, string>
}

/**
 * An arrival and a departure typed for a visit that begins on `jour`: a departure earlier than the arrival is of the
 * next day. An hour shown and not touched (`avant`) keeps its seconds.
 */
export function lireHeures(
  jour: string,
  { debut, fin }: { debut: string; fin: string },
  avant: { debut: number | null; fin: number | null } = { debut: null, fin: null },
): HeuresLues {
  const fautes: Record<string, string> = {}
  const arrivee = lireUne(jour, debut, avant.debut)
  if (arrivee.type === 'faute') fautes.debut = arrivee.faute
  let depart = lireUne(jour, fin, avant.fin)
  if (arrivee.type === 'heure' && depart.type === 'heure' && depart.instant < arrivee.instant) {
    // The minute of the arrival itself, whose seconds are not shown.
    const memeMinute = arrivee.instant - depart.instant < MINUTE_MS
    depart = memeMinute ? arrivee : lireUne(jourSuivant(jour), fin, avant.fin)
  } else if (depart.type === 'faute') {
    // The hour may be missing or double on this day only.
    const demain = lireHeure(jourSuivant(jour), fin)
    if (
      arrivee.type === 'heure' &&
      demain.type === 'heure' &&
      demain.instant - arrivee.instant < 12 * HEURE_MS
    )
      depart = demain
  }
  if (depart.type === 'faute') fautes.fin = depart.faute
  return {
    debut: arrivee.type === 'heure' ? arrivee.instant : null,
    fin: depart.type === 'heure' ? depart.instant : null,
    fautes,
  }
}

function lireUne(jour: string, texte: string, avant: number | null): HeureSaisie {
  if (avant !== null && texte.trim() === ecrireHeure(avant)) return { type: 'heure', instant: avant }
  return lireHeure(jour, texte)
}
