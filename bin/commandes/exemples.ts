import { Command } from 'commander'
import { exemples } from '../../domain/exemples.ts'
import { chargerReglages } from '../../domain/reglages.ts'
import { avecLaBase } from '../base.ts'
import { lireNombre } from '../saisie.ts'
import { ecrireColonnes, ecrireSortie } from '../sortie.ts'

/** `exemples`: who may ring now, from which line and with which code. */
export function commandeExemples(): Command {
  return new Command('exemples')
    .description('donne des lignes et des codes prêts à appeler')
    .option('--nombre <n>', 'combien', lireNombre, 1)
    .option('--json', 'un tableau JSON')
    .action(async ({ nombre, json }: { nombre: number; json?: true }) => {
      const did = chargerReglages().NUMERO_VERT[0] ?? ''
      const trouves = await avecLaBase((db) => exemples(db, nombre, Date.now()))
      const lignes = trouves.map((exemple) => ({ ...exemple, did }))
      if (trouves.length < nombre) console.error(`Seulement ${trouves.length} lignes peuvent appeler.`)
      if (json) return ecrireSortie(`${JSON.stringify(lignes, null, 2)}\n`)
      const titres = ['numero', 'code', 'beneficiaire', 'intervenant', 'did'] as const
      await ecrireColonnes([titres, ...lignes.map((ligne) => titres.map((titre) => ligne[titre]))])
    })
}
