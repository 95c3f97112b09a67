import { Command } from 'commander'
import { verifier } from '../../domain/verifier.ts'
import { avecLaBase } from '../base.ts'
import { ecrireSortie } from '../sortie.ts'

/** `verifier`: whether the base is whole and says nothing twice nor by halves. Exit status 1 when it is not. */
export function commandeVerifier(): Command {
  return new Command('verifier')
    .description("vérifie l'intégrité de la base et ses invariants")
    .option('--json', 'un tableau JSON')
    .action(async ({ json }: { json?: true }) => {
      const controles = await avecLaBase(verifier)
      const faux = controles.filter(({ fautes }) => fautes.length > 0)
      const texte = controles
        .map(({ quoi, fautes }) => [`${fautes.length === 0 ? '✓' : '✗'} ${quoi}`, ...fautes].join('\n    '))
        .join('\n')
      await ecrireSortie(`${json ? JSON.stringify(controles, null, 2) : texte}\n`)
      if (faux.length > 0) process.exitCode = 1
    })
}
