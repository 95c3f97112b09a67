/** Days `AAAA-MM-JJ`, both included; `au` null: without end. */
export interface Intervalle {
  du: string
  au: string | null
}

/** Whether `jour` is one of these days. */
export function contient({ du, au }: Intervalle, jour: string): boolean {
  return du <= jour && (au === null || jour <= au)
}

/** Whether two intervals have a day in common. */
export function seCroisent(a: Intervalle, b: Intervalle): boolean {
  return (b.au === null || a.du <= b.au) && (a.au === null || b.du <= a.au)
}
