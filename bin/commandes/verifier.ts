import { Command } from 'commander'
import { verifier, type Controle } from '../../domain/verifier.ts'
import { avecLaBase } from '../base.ts'
import { ecrireSortie, ecrireTableau } from '../sortie.ts'

/** `verifier`: whether the base is whole and says nothing twice nor by halves. Exit status 1 when it is not. */
export function commandeVerifier(): Command {
  return new Command('verifier')
    .description("vérifie l'intégrité de la base et ses invariants")
    .option('--json', 'un tableau JSON')
    .action(async ({ json }: { json?: true }) => {
      await avecLaBase(async (db) => {
        if (json) return ecrireTableau(avecStatut(verifier(db)))
        for await (const { quoi, fautes } of avecStatut(verifier(db))) {
          const signe = fautes.length === 0 ? '✓' : '✗'
          await ecrireSortie(`${[`${signe} ${quoi}`, ...fautes].join('\n    ')}\n`)
        }
      })
    })
}

async function* avecStatut(controles: AsyncIterable<Controle>): AsyncGenerator<Controle> {
  for await (const controle of controles) {
    if (controle.fautes.length > 0) process.exitCode = 1
    yield controle
  }
}
