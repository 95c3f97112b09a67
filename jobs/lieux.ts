/** The spool of the fallback: `tmp`, `nouveau`, `fait`, `refuse`. */
export function dossierDuSecours(): string {
  return process.env.SONNETTE_SECOURS ?? '/var/lib/sonnette/secours'
}

/** Files received: one folder a verdict. */
export function dossierDesEchanges(): string {
  return process.env.SONNETTE_ECHANGES ?? '/var/lib/sonnette/echanges'
}

/** Where the secrets are, one a file. */
export function dossierDesSecrets(): string {
  return process.env.SONNETTE_SECRETS ?? '/run/secrets/sonnette'
}

/** Touched at each tick of the jobs; older than `VIE_MAX_MS`, they are dead. */
export function fichierDeVie(): string {
  return process.env.SONNETTE_VIE ?? '/run/sonnette/jobs.vivant'
}
export const VIE_MAX_MS = 90_000
