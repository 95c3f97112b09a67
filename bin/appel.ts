import { randomUUID } from 'node:crypto'
import { Command, InvalidArgumentError } from 'commander'
import { chargerReglages } from '../domain/reglages.ts'
import { appeler, type Deroulement } from './telephone/appeler.ts'
import type { Composition } from './telephone/scenario.ts'

const CAUSES: Record<number, string> = {
  16: 'enregistré',
  21: 'refusé',
  31: 'pris en note par le secours, à rejouer par le service de fond',
  41: 'non enregistré',
}

interface Options {
  de?: string
  code?: string
  beneficiaire?: string
  masque?: true
  vers?: string
  pai?: string
  depart?: true
  touches?: string
  raccrocherApres?: number
  json?: true
}

const secondes = (texte: string): number => {
  const valeur = Number(texte)
  if (!(valeur > 0)) throw new InvalidArgumentError('il faut un nombre de secondes.')
  return valeur
}

const commande = new Command('bin/appel')
  .description(
    "Sonne la boîte comme le ferait un téléphone, et raconte l'appel. Code de sortie 0 si l'appel est accepté.",
  )
  .option('--de <numéro>', 'numéro présenté')
  .option('--code <code>', "code de l'intervenant")
  .option('--beneficiaire <code>', 'code de la personne aidée, composé avant (ligne inconnue ou masquée)')
  .option('--masque', 'numéro masqué')
  .option('--pai <numéro>', "numéro attesté par l'opérateur (P-Asserted-Identity)")
  .option('--vers <numéro>', 'numéro appelé (par défaut le premier de NUMERO_VERT)')
  .option('--depart', 'compose 2 quand la boîte propose le départ')
  .option('--touches <suite>', 'touches à composer, une virgule vaut une seconde ; remplace les codes')
  .option('--raccrocher-apres <secondes>', "l'appelant raccroche", secondes)
  .option('--json', 'une ligne JSON')
  .configureHelp({ helpWidth: 110 })

await main()

async function main(): Promise<void> {
  const options = commande.parse().opts<Options>()
  if (options.de === undefined && options.masque === undefined)
    commande.error('Il faut --de NUMÉRO ou --masque.')
  const reglages = chargerReglages()
  const appel = composer(options, options.vers ?? reglages.NUMERO_VERT[0] ?? '')
  const resultat = await appeler(
    { adresse: reglages.SIP_ADRESSE, port: reglages.SIP_PORT },
    appel,
    `sonnette-${randomUUID()}`,
  )
  if (options.json) console.log(JSON.stringify(resultat))
  else raconter(appel, resultat)
  // 3: she hung up first, and only the base knows whether her call was accepted (bin/appel asks it)
  process.exitCode = resultat.cause === 16 ? 0 : resultat.raccrochePar === 'appelant' ? 3 : 1
}

function composer(options: Options, vers: string): Composition {
  const masque = options.masque ?? false
  return {
    de: options.de ?? 'anonymous',
    pai: options.pai ?? (masque ? (options.de ?? null) : null),
    masque,
    vers,
    touches: options.touches === undefined ? codes(options) : suite(options.touches),
    raccrocherApresMs: options.raccrocherApres === undefined ? null : options.raccrocherApres * 1000,
  }
}

function codes({ code, beneficiaire, depart }: Options): Composition['touches'] {
  return [
    ...(beneficiaire === undefined ? [] : [{ apresMs: 1000, touches: beneficiaire }]),
    ...(code === undefined ? [] : [{ apresMs: 1000, touches: code }]),
    // "Arrivée déjà enregistrée à 8 heures 32" lasts some three seconds
    ...(depart ? [{ apresMs: 3000, touches: '2' }] : []),
  ]
}

function suite(touches: string): Composition['touches'] {
  if (!/^[0-9*#,]+$/.test(touches)) commande.error('--touches accepte 0-9, *, # et la virgule.')
  return [...touches.matchAll(/(,*)([0-9*#]+)/g)].map(([, pauses, chiffres], rang) => ({
    apresMs: Math.max(rang === 0 ? 1000 : 1, (pauses ?? '').length * 1000),
    touches: chiffres ?? '',
  }))
}

function raconter(appel: Composition, resultat: Deroulement): void {
  const attestation = appel.pai === null ? '' : `, attesté ${appel.pai}`
  console.log(`Numéro présenté   ${appel.masque ? 'masqué' : `${appel.de}${attestation}`}`)
  console.log(`Numéro appelé     ${appel.vers}`)
  console.log(`Décroché          ${resultat.decroche ? 'oui' : 'non'}`)
  for (const touches of resultat.touches) console.log(`Touches           ${touches}`)
  console.log(`Raccroché         ${fin(resultat)}, après ${(resultat.dureeMs / 1000).toFixed(1)} s`)
  if (resultat.cause !== null)
    console.log(`Issue             ${CAUSES[resultat.cause] ?? 'inattendue'} (cause ${resultat.cause})`)
  if (resultat.erreur !== '') console.log(`Ligne             ${resultat.erreur}`)
  console.log(`Identifiant SIP   ${resultat.callId}`)
}

function fin({ raccrochePar }: Deroulement): string {
  if (raccrochePar === 'personne') return "l'appel n'a pas abouti"
  return raccrochePar === 'sonnette' ? 'par la boîte' : "par l'appelant"
}
