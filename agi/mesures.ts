const ECHANTILLON = 4096

/** Counters of the telephone service since it started, and how fast it answers Asterisk. No personal data. */
export type Mesures = ReturnType<typeof ouvrirMesures>

export function ouvrirMesures() {
  const issues: Record<string, number> = {}
  const reponsesMs = new Float64Array(ECHANTILLON)
  let reponses = 0

  return {
    compter(issue: string): void {
      issues[issue] = (issues[issue] ?? 0) + 1
    },
    /** `ms` between an answer of Asterisk and our next command. */
    chronometrer(ms: number): void {
      reponsesMs[reponses % ECHANTILLON] = ms
      reponses += 1
    },
    releve() {
      const dernieres = reponsesMs.slice(0, Math.min(reponses, ECHANTILLON)).toSorted()
      const centile = (part: number) => arrondi(dernieres[Math.floor((dernieres.length - 1) * part)] ?? 0)
      return { issues, reponses, reponseMs: { p50: centile(0.5), p99: centile(0.99), max: centile(1) } }
    },
  }
}

function arrondi(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
