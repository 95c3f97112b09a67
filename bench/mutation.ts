import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

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

/** Every place where the scope is checked or handed on, in the sources of db, domain and web. */
export function mutantsDeLaPortee(): Mutant[] {
  return fichiersSuivis()
    .filter(
      (nom) => /^(db|domain|web)\/.*\.tsx?$/.test(nom) && !nom.includes('.test.') && nom !== 'db/portee.ts',
    )
    .flatMap((fichier) => {
      const source = readFileSync(join(racine, fichier), 'utf8')
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
    .filter(({ index }) => !dejaVues.has(index) && !/\bsiege\b/.test(source.slice(index, index + 12)))
    .map(({ index, 0: texte }) => ({ debut: index, fin: index + texte.length, apres: `'toutes'` }))
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

function fichiersSuivis(): string[] {
  return execFileSync('git', ['ls-files', '-z'], { cwd: racine, encoding: 'utf8' })
    .split('\0')
    .filter((nom) => nom !== '')
}

/** A copy of the sources in which mutants are tried, by these tests first; removed by `fermer`. */
export function unAtelier(tests: readonly string[] = TESTS_DE_PORTEE) {
  const dossier = mkdtempSync(join(tmpdir(), 'mutants-'))
  for (const nom of fichiersSuivis()) {
    mkdirSync(join(dossier, dirname(nom)), { recursive: true })
    cpSync(join(racine, nom), join(dossier, nom))
  }
  symlinkSync(join(racine, 'node_modules'), join(dossier, 'node_modules'))
  return {
    /** The first tests that fail with this mutant; null when all pass: it survives. */
    async essayer(mutant: Mutant): Promise<string | null> {
      const chemin = join(dossier, mutant.fichier)
      const source = readFileSync(chemin, 'utf8')
      writeFileSync(chemin, source.slice(0, mutant.debut) + mutant.apres + source.slice(mutant.fin))
      try {
        return (
          (await echec(dossier, ['run', '--project', 'unite', ...tests])) ??
          (await echec(dossier, ['related', mutant.fichier, '--run', '--project', 'unite']))
        )
      } finally {
        writeFileSync(chemin, source)
      }
    },
    /** What fails without any mutant: nothing, or no verdict is worth anything. */
    async temoin(): Promise<string | null> {
      return echec(dossier, ['run', '--project', 'unite', ...tests])
    },
    fermer: () => rmSync(dossier, { recursive: true, force: true }),
  }
}

const TESTS_DE_PORTEE = ['test/autorisation.test.ts', 'db/portee.test.ts', 'web/portee.test.ts']

async function echec(dossier: string, args: readonly string[]): Promise<string | null> {
  const vitest = join(racine, 'node_modules/vitest/vitest.mjs')
  const options = { cwd: dossier, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } }
  return new Promise((resoudre, rejeter) => {
    execFile(process.execPath, [vitest, ...args, '--bail', '1'], options, (erreur, sortie, plaintes) => {
      const test = /FAIL +(.* > .*)/.exec(sortie + plaintes)?.[1]?.trim()
      if (erreur === null) resoudre(null)
      else if (test !== undefined) resoudre(test)
      else rejeter(new Error(`Le programme changé ne se charge plus : ${(sortie + plaintes).slice(-2000)}`))
    })
  })
}
