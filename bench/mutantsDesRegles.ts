import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { unAtelier, type Mutant } from './mutation.ts'
import { MUTATIONS } from './mutationsDesRegles.ts'

// Puts each small wrong of the list in the rules of time and allocation, in a copy, and says which test sees it.
const { values: options } = parseArgs({
  options: { un_sur: { type: 'string', default: '1' }, depart: { type: 'string', default: '0' } },
})
const TESTS = [
  ...['arrondi', 'repartition', 'periodes', 'retenir', 'jours', 'consommation'].map(
    (nom) => `domain/regles/${nom}.test.ts`,
  ),
  ...['domain/repartir.test.ts', 'domain/consommation.test.ts'],
]

const tous = Object.entries(MUTATIONS).flatMap(([fichier, liste]) =>
  liste.map(([avant, apres]) => unMutant(fichier, avant, apres)),
)
const mutants = tous.filter((_, i) => i % Number(options.un_sur) === Number(options.depart))
await juger()

function unMutant(fichier: string, avant: string, apres: string): Mutant {
  const source = readFileSync(join(import.meta.dirname, '..', fichier), 'utf8')
  const debut = source.indexOf(avant)
  if (debut === -1) throw new Error(`${fichier} ne contient plus « ${avant} » : revoir la liste.`)
  const ligne = source.slice(0, debut).split('\n').length
  return { fichier, ligne, avant, debut, fin: debut + avant.length, apres }
}

async function juger(): Promise<void> {
  const atelier = unAtelier(TESTS)
  const survivants: string[] = []
  try {
    const temoin = await atelier.temoin()
    if (temoin !== null) throw new Error(`Un test échoue sans mutant : ${temoin}`)
    for (const [i, mutant] of mutants.entries()) {
      const test = await atelier.essayer(mutant)
      const nom = `${mutant.fichier}:${mutant.ligne} ${mutant.avant} → ${mutant.apres}`
      if (test === null) survivants.push(nom)
      console.log(`${i + 1}/${mutants.length} ${test === null ? 'SURVIT' : 'tué'} ${nom} | ${test ?? ''}`)
    }
  } finally {
    atelier.fermer()
  }
  console.table([{ mutations: tous.length, essayees: mutants.length, survivants: survivants.length }])
  console.log(JSON.stringify({ mutations: tous.length, essayees: mutants.length, survivants }))
  if (survivants.length > 0) process.exitCode = 1
}
