import type { Route } from './acces.ts'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

const dossier = new URL('./public/', import.meta.url)
const lire = (nom: string) => readFileSync(new URL(nom, dossier))
const feuilles = readdirSync(dossier).filter((nom) => nom.endsWith('.css'))

/** The same sheet without what only its authors read: every page carries it. */
function alleger(feuille: string): string {
  return feuille
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};]) ?/g, '$1')
    .replaceAll(': ', ':')
}

const CONTENUS: Record<string, { type: string; octets: Buffer<ArrayBuffer> }> = {
  'style.css': {
    type: 'text/css; charset=utf-8',
    octets: Buffer.from(alleger(Buffer.concat(feuilles.toSorted().map(lire)).toString())),
  },
  'sonnette.js': { type: 'text/javascript; charset=utf-8', octets: lire('sonnette.js') },
  'anomalies.js': { type: 'text/javascript; charset=utf-8', octets: lire('anomalies.js') },
  'favicon.svg': { type: 'image/svg+xml', octets: lire('favicon.svg') },
  'htmx.js': {
    type: 'text/javascript; charset=utf-8',
    octets: readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')),
  },
}

/** Compressed once: they hold no secret, unlike pages. */
const SERRES = new Map(
  Object.entries(CONTENUS).map(([nom, { octets }]) => [nom, gzipSync(octets, { level: 9 })] as const),
)

const version = createHash('sha256')
for (const { octets } of Object.values(CONTENUS)) version.update(octets)
const VERSION = version.digest('hex').slice(0, 12)

/** The address of a public file: it changes with the content, so browsers may keep it for ever. */
export function actif(nom: 'style.css' | 'sonnette.js' | 'anomalies.js' | 'favicon.svg' | 'htmx.js'): string {
  return `/public/${VERSION}/${nom}`
}

function contenu(nom: string): { type: string; octets: Buffer<ArrayBuffer> } | undefined {
  return Object.hasOwn(CONTENUS, nom) ? CONTENUS[nom] : undefined
}

/** The public files, with an address that may be kept for ever. */
export function actifsRoutes(): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/public/:version/:nom',
      politique: 'publique',
      repondre(c) {
        const nom = c.req.param('nom') ?? ''
        const fichier = contenu(nom)
        if (fichier === undefined) return c.text('Absent.', 404)
        const { type, octets } = fichier
        const entetes = {
          'Content-Type': type,
          'Cache-Control': 'public, max-age=31536000, immutable',
          Vary: 'Accept-Encoding',
        }
        const serre = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? SERRES.get(nom) : undefined
        if (serre === undefined) return c.body(octets, 200, entetes)
        return c.body(serre, 200, { ...entetes, 'Content-Encoding': 'gzip' })
      },
    },
  ]
}
