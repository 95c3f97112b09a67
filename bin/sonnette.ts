import { sonnette } from './programme.ts'
import { direLEchec } from './refus.ts'

// A reader that stops early (`| head`) is no failure.
process.stdout.on('error', (erreur: NodeJS.ErrnoException) => process.exit(erreur.code === 'EPIPE' ? 0 : 2))

try {
  await sonnette().parseAsync()
} catch (erreur) {
  const { message, statut } = direLEchec(erreur)
  if (message !== '') console.error(message)
  process.exitCode = statut
}
