import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DUREE_MAX_MS, scenario, type Composition } from './scenario.ts'

/** Where the box is rung, and from which address of this machine. */
export interface Ligne {
  adresse: string
  port: number
}

/** What happened on the line, as the caller's telephone knows it. */
export interface Deroulement {
  callId: string
  decroche: boolean
  touches: string[]
  /** Q.850 cause the box hung up with; null when it did not hang up itself. */
  cause: number | null
  raccrochePar: 'sonnette' | 'appelant' | 'personne'
  dureeMs: number
  /** What SIPp complained of; empty when the scenario went to its end. */
  erreur: string
}

/** Rings the box with SIPp (which must be installed and allowed raw sockets) and waits for the end of the call. */
export async function appeler(ligne: Ligne, appel: Composition, callId: string): Promise<Deroulement> {
  const dossier = await mkdtemp(join(tmpdir(), 'appel-'))
  try {
    await writeFile(join(dossier, 'appel.xml'), scenario(appel))
    const debut = Date.now()
    const erreur = await sipp(dossier, ligne, callId)
    const dureeMs = Date.now() - debut
    const journal = await readFile(join(dossier, 'appel.log'), 'utf8').catch(() => '')
    return { callId, ...lireJournal(journal), dureeMs, erreur }
  } finally {
    await rm(dossier, { recursive: true, force: true })
  }
}

async function sipp(dossier: string, ligne: Ligne, callId: string): Promise<string> {
  const [local, media] = await Promise.all([portLibre(ligne.adresse), portLibre(ligne.adresse)])
  const options = [
    ['-sf', 'appel.xml'],
    ['-i', ligne.adresse],
    ['-p', String(local)],
    ['-mp', String(media - (media % 2))],
    ['-cid_str', callId],
    ['-m', '1'],
    ['-nostdin'],
    ['-timeout', `${Math.ceil(DUREE_MAX_MS / 1000) + 10}s`],
    ['-timeout_error'],
    ['-trace_logs'],
    ['-log_file', 'appel.log'],
    ['-trace_err'],
    ['-error_file', 'erreurs.log'],
  ]
  const sortie = await lancer('sipp', [`${ligne.adresse}:${ligne.port}`, ...options.flat()], dossier)
  if (sortie.code === 0) return ''
  const erreurs = await readFile(join(dossier, 'erreurs.log'), 'utf8').catch(() => '')
  return (
    erreurs.trim().split('\n').slice(0, 3).join(' ') ||
    sortie.texte ||
    `sipp s'est terminé par ${sortie.code}`
  )
}

function lancer(commande: string, args: readonly string[], cwd: string) {
  return new Promise<{ code: number; texte: string }>((resolve, reject) => {
    const enfant = spawn(commande, args, {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TERM: 'dumb' },
    })
    let texte = ''
    enfant.stderr.setEncoding('utf8').on('data', (morceau: string) => (texte += morceau))
    enfant.once('error', reject)
    enfant.once('close', (code) => resolve({ code: code ?? 1, texte: texte.trim() }))
  })
}

function lireJournal(journal: string): Pick<Deroulement, 'decroche' | 'touches' | 'cause' | 'raccrochePar'> {
  const lignes = journal.split('\n').map((ligne) => ligne.trim())
  const valeurs = (nom: string) =>
    lignes.filter((l) => l.startsWith(`${nom} `)).map((l) => l.slice(nom.length + 1))
  const cause = lignes.find((ligne) => ligne.startsWith('cause'))
  const nombre = Number.parseInt(cause?.slice('cause '.length) ?? '', 10)
  const fin = lignes.includes('raccroche') ? 'appelant' : 'personne'
  return {
    decroche: lignes.includes('decroche'),
    touches: valeurs('touches'),
    cause: Number.isNaN(nombre) ? null : nombre,
    raccrochePar: cause === undefined ? fin : 'sonnette',
  }
}

function portLibre(adresse: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const prise = createSocket('udp4')
    prise.once('error', reject)
    prise.bind(0, adresse, () => {
      const { port } = prise.address()
      prise.close(() => resolve(port))
    })
  })
}
