type Valeur = string | number | boolean | null | undefined

/** `chemin` with these parameters; the empty ones are left out, so that an address says only what was chosen. */
export function adresse(chemin: string, parametres: Record<string, Valeur>): string {
  const choisis = Object.entries(parametres).flatMap(([cle, valeur]) =>
    valeur === undefined || valeur === null || valeur === '' || valeur === false
      ? []
      : [[cle, valeur === true ? '1' : String(valeur)] as const],
  )
  return choisis.length === 0
    ? chemin
    : `${chemin}?${new URLSearchParams(Object.fromEntries(choisis)).toString()}`
}

/** `texte` when it is a path of this site, else `/`: nobody is sent elsewhere after signing in. */
export function cheminLocal(texte: string | undefined, origine: string): string {
  if (texte === undefined || !/^\/(?![/\\])[^\\\s]*$/.test(texte)) return '/'
  const url = URL.parse(texte, origine)
  if (url === null || url.origin !== new URL(origine).origin) return '/'
  // `/..//ailleurs` resolves to a path of ours that a browser would read as another site.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search
}

/** A day `AAAA-MM-JJ` that exists, else undefined. */
export function lireJour(texte: string | undefined): string | undefined {
  if (texte === undefined || !/^20\d\d-\d\d-\d\d$/.test(texte)) return undefined
  const date = new Date(`${texte}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(texte) ? texte : undefined
}

/** A whole number of at least 1 and at most fifteen digits, else undefined. */
export function lireNumero(texte: string | undefined): number | undefined {
  return texte !== undefined && /^[1-9]\d{0,14}$/.test(texte) ? Number(texte) : undefined
}

/** `texte` when it is one of `choix`, else the first. */
export function lireChoix<T extends string>(texte: string | undefined, choix: readonly [T, ...T[]]): T {
  return choix.find((possible) => possible === texte) ?? choix[0]
}
