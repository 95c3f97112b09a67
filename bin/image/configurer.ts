import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chargerReglages, ReglagesInvalides } from '../../domain/reglages.ts'
import { fichiersAsterisk } from './asterisk.ts'
import { caddyfile } from './caddy.ts'
import { pareFeu } from './pareFeu.ts'

/*
 * configurer asterisk|caddy|environnement|pare-feu [DOSSIER]
 * Turns sonnette.conf and the secrets into the few files that Asterisk and Caddy read, or into the shell variables that
 * docker-compose.yml reads, or the packet filter. A wrong setting stops everything here, named with its line.
 */

const SECRETS = process.env.SONNETTE_SECRETS ?? '/run/secrets/sonnette'
const [service, dossier = '/run/sonnette'] = process.argv.slice(2)

try {
  configurer()
} catch (erreur) {
  if (!(erreur instanceof ReglagesInvalides)) throw erreur
  console.error(erreur.message)
  process.exitCode = 78
}

function configurer(): void {
  const reglages = chargerReglages()
  switch (service) {
    case 'asterisk':
      return ecrire(
        fichiersAsterisk(reglages, { agi: secret('agi'), trunk: secret('trunk'), dossier: SECRETS }),
      )
    case 'caddy':
      return ecrire({ Caddyfile: caddyfile(reglages, SECRETS) })
    case 'environnement':
      for (const cle of ['RESEAU_INTERNE', 'AGI_ADRESSE', 'WEB_PORT', 'WEB_ORIGINE', 'NUMERO_VERT'] as const)
        console.log(`${cle}=${String(reglages[cle])}`)
      return
    case 'pare-feu':
      process.stdout.write(pareFeu(reglages))
      return
    case undefined:
    default:
      throw new Error('configurer asterisk|caddy|environnement|pare-feu [DOSSIER]')
  }
}

function ecrire(fichiers: Record<string, string>): void {
  mkdirSync(dossier, { recursive: true })
  for (const [nom, contenu] of Object.entries(fichiers))
    writeFileSync(join(dossier, nom), contenu, { mode: 0o600 })
}

function secret(nom: string): string {
  try {
    return readFileSync(join(SECRETS, nom), 'utf8').trim()
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw erreur
  }
}
