import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { partiesPresentes } from '../../db/demonstration.ts'
import type { Db } from '../../db/index.ts'
import { chargerReglages, cheminDeLaBase } from '../../domain/reglages.ts'
import { travailler } from '../../jobs/demonstration/bureau.ts'
import { comptesDeDemonstration, ouvrirComptes } from '../../jobs/demonstration/comptes.ts'
import { peupler } from '../../jobs/demonstration/peupler.ts'
import { avecLaBase } from '../base.ts'
import { tirerMotDePasse } from '../motDePasse.ts'
import { CommandeRefusee } from '../refus.ts'
import { lireDecimal, lireNombre } from '../saisie.ts'
import { ecrireColonnes, ecrireSortie } from '../sortie.ts'

interface Options {
  graine: number
  annees: number
  beneficiaires: number
  intervenants: number
}

/** `demo`: invented people and their past, in an empty base. Run again, it finishes it or only says the sign-ins. */
export function commandeDemo(): Command {
  return new Command('demo')
    .description('remplit une base vide de données inventées et donne les comptes')
    .option('--graine <n>', 'la même graine invente les mêmes gens', lireNombre, 1)
    .option('--annees <n>', "années d'interventions passées", lireDecimal, 0.1)
    .option('--beneficiaires <n>', 'combien', lireNombre, 2800)
    .option('--intervenants <n>', 'combien', lireNombre, 330)
    .action((options: Options) => avecLaBase((db) => installer(db, options), { creer: true }))
}

async function installer(db: Db, options: Options): Promise<void> {
  const maintenant = Date.now()
  const { antennes } = await partiesPresentes(db)
  if (antennes && !existsSync(fichierDuMotDePasse())) {
    throw new CommandeRefusee("La base n'est pas vide : la démonstration ne s'y installe pas.")
  }
  const motDePasse = motDePasseDuLieu()
  const did = chargerReglages().NUMERO_VERT[0] ?? ''
  const interventions = await peupler(db, { ...options, did, maintenant })
  const secondes = ((Date.now() - maintenant) / 1000).toFixed(1)
  await ecrireSortie(
    interventions === null
      ? 'La démonstration est déjà installée.\n'
      : `${interventions} interventions inventées en ${secondes} s.\n`,
  )
  await ouvrirComptes(db, motDePasse, maintenant)
  await travailler(db, { graine: options.graine, maintenant })
  await ecrireSortie(`\nComptes, tous avec le mot de passe : ${motDePasse}\n`)
  await ecrireColonnes(comptesDeDemonstration().map((c) => [c.courriel, c.role, c.antenne ?? '']))
  await ecrireSortie(
    "\nSiège, informatique et administrateur donnent aussi le code d'un second facteur. Celui du moment :\n" +
      '  bin/sonnette utilisateur code siege@demo.sonnette\n',
  )
}

/** Whether this box holds the demonstration. */
export function estUneDemonstration(): boolean {
  return existsSync(fichierDuMotDePasse())
}

// Kept beside the base, readable by the box alone: it marks a demonstration, so that a second run finishes what was
// cut, or says the same sign-ins.
function fichierDuMotDePasse(): string {
  return join(dirname(cheminDeLaBase()), 'demonstration.txt')
}

function motDePasseDuLieu(): string {
  const chemin = fichierDuMotDePasse()
  if (!existsSync(chemin)) writeFileSync(chemin, `${tirerMotDePasse()}\n`, { mode: 0o600 })
  return readFileSync(chemin, 'utf8').trim()
}
