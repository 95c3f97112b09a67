import { connect } from 'node:net'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Db } from '../../db/index.ts'
import { etatDeLaBase } from '../../db/etat.ts'
import { chargerReglages, cheminDeLaBase } from '../../domain/reglages.ts'
import { debutDuJour, jourDe, versIso } from '../../domain/regles/jours.ts'
import { dossierDuSecours, fichierDeVie, VIE_MAX_MS } from '../../jobs/lieux.ts'
import { avecLaBase } from '../base.ts'
import { ecrireSortie } from '../sortie.ts'

interface Partie {
  partie: string
  sain: boolean
  detail: string
}

const PORT_AGI = 4573
const PORT_WEB = 8080
const PATIENCE_MS = 2000

/** `etat`: the health of every part, seen from this container. Exit status 1 when one is ill. */
export function commandeEtat(): Command {
  return new Command('etat')
    .description('dit la santé de chaque partie de la boîte')
    .option('--json', 'un tableau JSON')
    .action(async ({ json }: { json?: true }) => {
      const maintenant = Date.now()
      const { AGI_ADRESSE } = chargerReglages()
      const parties = [
        await avecLaBase((db) => base(db, maintenant)),
        await ecoute('téléphone', AGI_ADRESSE, PORT_AGI),
        await ecoute('extranet', 'web', PORT_WEB),
        taches(maintenant),
        secours(),
      ]
      const texte = parties.map((p) => `${p.sain ? '✓' : '✗'} ${p.partie.padEnd(10)} ${p.detail}`).join('\n')
      await ecrireSortie(`${json ? JSON.stringify(parties, null, 2) : texte}\n`)
      if (parties.some(({ sain }) => !sain)) process.exitCode = 1
    })
}

async function base(db: Db, maintenant: number): Promise<Partie> {
  const { dernierAppel, appels, ouvertes } = await etatDeLaBase(db, debutDuJour(jourDe(maintenant)))
  const taille = `${(statSync(cheminDeLaBase()).size / 2 ** 20).toFixed(0)} Mo`
  const dernier = dernierAppel === null ? 'aucun appel' : `dernier appel ${versIso(dernierAppel)}`
  const detail = `${taille}, ${dernier}, ${appels} appels aujourd'hui, ${ouvertes} interventions en cours`
  return { partie: 'base', sain: true, detail }
}

async function ecoute(partie: string, hote: string, port: number): Promise<Partie> {
  return new Promise((rendre) => {
    const prise = connect({ host: hote, port, timeout: PATIENCE_MS })
    const finir = (sain: boolean, detail: string) => {
      prise.destroy()
      rendre({ partie, sain, detail })
    }
    prise.on('connect', () => finir(true, `répond sur ${hote}:${port}`))
    prise.on('timeout', () => finir(false, `ne répond pas sur ${hote}:${port}`))
    prise.on('error', () => finir(false, `injoignable sur ${hote}:${port}`))
  })
}

function taches(maintenant: number): Partie {
  try {
    const age = maintenant - statSync(fichierDeVie()).mtimeMs
    return { partie: 'tâches', sain: age < VIE_MAX_MS, detail: `vues il y a ${Math.round(age / 1000)} s` }
  } catch {
    return { partie: 'tâches', sain: false, detail: 'arrêtées' }
  }
}

function secours(): Partie {
  try {
    const compter = (dossier: string) =>
      readdirSync(join(dossierDuSecours(), dossier)).filter((nom) => nom.endsWith('.appel')).length
    const [attente, refuses] = [compter('nouveau'), compter('refuse')]
    return { partie: 'secours', sain: refuses === 0, detail: `${attente} à rejouer, ${refuses} illisibles` }
  } catch {
    return { partie: 'secours', sain: true, detail: 'rien à rejouer' }
  }
}
