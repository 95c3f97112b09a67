import { execFile, execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

const racine = join(import.meta.dirname, '..')

/** A source with one condition taken away or changed. */
export interface Mutant {
  fichier: string
  ligne: number
  /** What stood there. */
  avant: string
  debut: number
  fin: number
  apres: string
}

/** Every place where the scope is checked or handed on, in the sources of db, domain and web of this folder. */
export function mutantsDeLaPortee(dossier = racine): Mutant[] {
  return fichiersSuivis()
    .filter(
      (nom) => /^(db|domain|web)\/.*\.tsx?$/.test(nom) && !nom.includes('.test.') && nom !== 'db/portee.ts',
    )
    .flatMap((fichier) => {
      const source = readFileSync(join(dossier, fichier), 'utf8')
      return [...conditions(source), ...transmissions(source), ...regards(source)].map((mutation) => ({
        ...mutation,
        fichier,
        ligne: source.slice(0, mutation.debut).split('\n').length,
        avant: source.slice(mutation.debut, mutation.fin),
      }))
    })
}

type Mutation = Pick<Mutant, 'debut' | 'fin' | 'apres'>

/** `dansLaPortee(column, scope)`: the scope becomes every antenne. */
function conditions(source: string): Mutation[] {
  return [...source.matchAll(/\bdansLaPortee\(([^,()]+(?:\([^()]*\))?),\s*/g)].map((trouve) => {
    const debut = trouve.index + trouve[0].length
    return { debut, fin: finDeLArgument(source, debut), apres: `'toutes'` }
  })
}

/** A scope handed to another function: `f(db, acces.portee, …)`. */
function transmissions(source: string): Mutation[] {
  const dejaVues = new Set(conditions(source).map(({ debut }) => debut))
  return [...source.matchAll(/(?<=[(,]\s*)((?:\w+\.)*portee)(?=\s*(?:,|\)(?!\s*(?:=>|:))))/g)]
    .filter(({ index }) => !dejaVues.has(index) && !source.slice(0, index).endsWith('voit('))
    .map(({ index, 0: texte }) => ({
      debut: index,
      fin: index + texte.length,
      apres: dansUnObjet(source, index) ? `portee: 'toutes'` : `'toutes'`,
    }))
}

// Whether this place is a member of an object (`{ id, portee }`), not an argument.
function dansUnObjet(source: string, place: number): boolean {
  let profondeur = 0
  for (let i = place - 1; i >= 0; i -= 1) {
    const c = source[i] ?? ''
    if (profondeur === 0 && '([{'.includes(c)) return c === '{'
    if (')]}'.includes(c)) profondeur += 1
    if ('([{'.includes(c)) profondeur -= 1
  }
  return false
}

/** `voit(scope, antenne)`: always. */
function regards(source: string): Mutation[] {
  return [...source.matchAll(/(?<!function )\bvoit\((?=[^)]*,)/g)].map(({ index }) => {
    const fin = finDeLArgument(source, finDeLArgument(source, index + 'voit('.length) + 1) + 1
    return { debut: index, fin, apres: 'true' }
  })
}

// Up to the comma or the bracket that ends this argument.
function finDeLArgument(source: string, debut: number): number {
  let profondeur = 0
  for (let i = debut; i < source.length; i += 1) {
    const c = source[i] ?? ''
    if ('([{'.includes(c)) profondeur += 1
    if (profondeur === 0 && ',)'.includes(c)) return i
    if (')]}'.includes(c)) profondeur -= 1
  }
  return source.length
}

// New files too: a source may already need one. A file taken away is still listed.
function fichiersSuivis(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  return execFileSync('git', args, { cwd: racine, encoding: 'utf8' })
    .split('\0')
    .filter((nom) => nom !== '' && existsSync(join(racine, nom)))
}

/** A run of tests: the files, and if need be the names (a pattern) of those that count. */
type Passe = readonly string[]

/**
 * A copy of the sources in which mutants are tried, pass after pass until one fails; removed by `fermer`. Without
 * `tests`, those of the scope: the short ones and those of the file's own subject first, then whoever asks as a stranger.
 */
export function unAtelier(tests?: readonly string[]) {
  const dossier = mkdtempSync(join(tmpdir(), 'mutants-'))
  const fichiers = fichiersSuivis()
  for (const nom of fichiers) {
    mkdirSync(join(dossier, dirname(nom)), { recursive: true })
    cpSync(join(racine, nom), join(dossier, nom))
  }
  symlinkSync(join(racine, 'node_modules'), join(dossier, 'node_modules'))
  const passes = (fichier: string): Passe[] =>
    tests === undefined
      ? [[...COURTS, ...testsDuSujet(fichiers, fichier)], ETRANGERE]
      : [[...tests], ['related', fichier, '--run']]
  return {
    dossier,
    /** The first tests that fail with this mutant; null when all pass: it survives. */
    async essayer(mutant: Mutant): Promise<string | null> {
      const chemin = join(dossier, mutant.fichier)
      const source = readFileSync(chemin, 'utf8')
      writeFileSync(chemin, source.slice(0, mutant.debut) + mutant.apres + source.slice(mutant.fin))
      try {
        for (const passe of passes(mutant.fichier)) {
          const test = await echec(dossier, passe)
          if (test !== null) return test
        }
        return null
      } finally {
        writeFileSync(chemin, source)
      }
    },
    /** What fails without any mutant: nothing, or no verdict is worth anything. */
    async temoin(fichiersChanges: readonly string[] = []): Promise<string | null> {
      if (tests !== undefined) return echec(dossier, tests)
      const sujets = new Set(fichiersChanges.flatMap((fichier) => testsDuSujet(fichiers, fichier)))
      return (await echec(dossier, [...COURTS, ...sujets])) ?? (await echec(dossier, ETRANGERE))
    },
    fermer: () => rmSync(dossier, { recursive: true, force: true }),
  }
}

const COURTS: Passe = ['db/portee.test.ts', 'web/portee.test.ts', 'test/autorisation/lectures.test.ts']
// Whoever asks as a stranger; the table of rights itself says nothing of a scope.
const ETRANGERE: Passe = ['test/autorisation.test.ts', '--testNamePattern', '^(?!.*who may ask)']

/** The tests of the subject of a source: `web/anomaliesGestes.ts` is of `web/anomalies*.test.ts(x)`. */
function testsDuSujet(fichiers: readonly string[], fichier: string): string[] {
  const sujet = join(dirname(fichier), /^[a-z]+/.exec(basename(fichier))?.[0] ?? '')
  return fichiers.filter((nom) => nom.startsWith(sujet) && /\.test\.tsx?$/.test(nom))
}

// A change that makes a test go round in circles is not judged.
const PATIENCE_MS = 600_000

async function echec(dossier: string, passe: Passe): Promise<string | null> {
  const vitest = join(racine, 'node_modules/vitest/vitest.mjs')
  const env = { ...process.env, NO_COLOR: '1' }
  const options = { cwd: dossier, maxBuffer: 64 * 1024 * 1024, timeout: PATIENCE_MS, env }
  const commande = passe[0] === 'related' ? passe : ['run', ...passe]
  const args = [...commande, '--project', 'unite', '--bail', '1']
  return new Promise((resoudre, rejeter) => {
    execFile(process.execPath, [vitest, ...args], options, (erreur, sortie, plaintes) => {
      const test = /FAIL +(.* > .*)/.exec(sortie + plaintes)?.[1]?.trim()
      if (erreur === null) resoudre(null)
      else if (test !== undefined) resoudre(test)
      else rejeter(new Error(`Le programme changé ne se charge plus : ${(sortie + plaintes).slice(-2000)}`))
    })
  })
}
