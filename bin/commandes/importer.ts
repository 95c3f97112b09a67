import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Command } from 'commander'
import type { Bilan } from '../../domain/importer.ts'
import { importerFichier } from '../../jobs/importerFichier.ts'
import { avecLaBase } from '../base.ts'
import { CommandeRefusee } from '../refus.ts'
import { ecrireSortie } from '../sortie.ts'

const REFUS_MONTRES = 20
const TIRAGE = 2 ** 32

interface Options {
  nom?: string
  malgre?: true
  json?: true
}

/** `importer`: one daily file, as if it had come by SFTP. Exit status 0 when applied or already so, else 1. */
export function commandeImporter(): Command {
  return new Command('importer')
    .description('importe un fichier INTERVENANTS_*.csv ou USAGERS_*.csv')
    .argument('<fichier>', "le fichier, ou « - » pour l'entrée standard")
    .option('--nom <nom>', "le nom du fichier, s'il vient de l'entrée standard")
    .option('--malgre', 'applique un fichier retenu (trop de refus, trop de fins, nom déjà vu)')
    .option('--json', 'le bilan en JSON')
    .action(async (fichier: string, { nom, malgre, json }: Options) => {
      const entrant = {
        nom: nom ?? nomDe(fichier),
        contenu: fichier === '-' ? await buffer(process.stdin) : lireFichier(fichier),
        malgre: malgre === true,
      }
      const maintenant = Date.now()
      const alea = () => randomInt(TIRAGE) / TIRAGE
      const bilan = await avecLaBase((db) => importerFichier(db, { ...entrant, maintenant, alea }))
      await ecrireSortie(json ? `${JSON.stringify(bilan, null, 2)}\n` : texteDu(entrant.nom, bilan))
      if (bilan.etat !== 'applique' && bilan.etat !== 'ignore') process.exitCode = 1
    })
}

function nomDe(fichier: string): string {
  if (fichier === '-') throw new CommandeRefusee('Donnez le nom du fichier par --nom.')
  return basename(fichier)
}

function lireFichier(fichier: string): Buffer {
  try {
    return readFileSync(fichier)
  } catch (erreur) {
    throw new CommandeRefusee(
      `« ${fichier} » ne peut pas être lu (${(erreur as NodeJS.ErrnoException).code}).`,
    )
  }
}

const TITRES = {
  applique: 'appliqué',
  ignore: 'ignoré',
  retenu: 'retenu',
  quarantaine: 'en quarantaine',
} as const

function texteDu(nom: string, { etat, raison, lues, refus, ajouts, modifications, fins }: Bilan): string {
  const faits = etat === 'applique' ? `, ${ajouts} ajouts, ${modifications} modifications, ${fins} fins` : ''
  const lignes = [
    `${nom} : ${TITRES[etat]}. ${lues} lignes lues, ${refus.length} refusées${faits}.`,
    ...(raison === '' ? [] : [raison]),
    ...refus
      .slice(0, REFUS_MONTRES)
      .map((r) => `  ligne ${r.ligne}, ${r.colonne || 'ligne entière'} « ${r.valeur} » : ${r.raison}`),
    ...(refus.length > REFUS_MONTRES ? [`  … et ${refus.length - REFUS_MONTRES} autres.`] : []),
  ]
  return `${lignes.join('\n')}\n`
}
