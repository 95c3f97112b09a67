import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'

const racine = join(import.meta.dirname, '..')

// docs/architecture: who may import whom. `bin`, `bench` and `test` stand outside: they put the parts together.
const PERMIS: Record<string, readonly string[]> = {
  'domain/regles': ['domain/regles'],
  db: ['db', 'domain/regles'],
  domain: ['domain', 'domain/regles', 'db'],
  agi: ['agi', 'domain', 'domain/regles', 'db'],
  web: ['web', 'domain', 'domain/regles', 'db'],
  jobs: ['jobs', 'domain', 'domain/regles', 'db'],
}

function dossierDe(fichier: string): string {
  return fichier.startsWith('domain/regles/') ? 'domain/regles' : (fichier.split('/')[0] ?? '')
}

const fichiers = ['agi', 'db', 'domain', 'jobs', 'web'].flatMap((dossier) =>
  readdirSync(join(racine, dossier), { recursive: true, encoding: 'utf8' })
    .filter((nom) => /\.tsx?$/.test(nom) && !/\.test\.tsx?$/.test(nom))
    .map((nom) => `${dossier}/${nom}`),
)

it('finds the sources', () => {
  expect(fichiers.length).toBeGreaterThan(30)
})

it.each(fichiers)('%s imports only what its folder may', (fichier) => {
  const source = readFileSync(join(racine, fichier), 'utf8')
  const imports = source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  const interdits = [...imports]
    .map(([, chemin]) => normalize(join(dirname(fichier), chemin ?? '')))
    .filter((cible) => PERMIS[dossierDe(fichier)]?.includes(dossierDe(cible)) !== true)
  expect(interdits).toEqual([])
})

// `db` may know the rules' types, and the one function that reads a dated setting.
it('db takes only types from the rules, but for the settings', () => {
  const valeurs = fichiers
    .filter((fichier) => fichier.startsWith('db/'))
    .flatMap((fichier) =>
      [
        ...readFileSync(join(racine, fichier), 'utf8').matchAll(/import (?!type)[^\n]*regles\/(\w+)\.ts'/g),
      ].map(([, nom]) => nom),
    )
  expect(new Set(valeurs)).toEqual(new Set(['parametres']))
})
