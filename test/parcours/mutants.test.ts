import { afterAll, expect, it } from 'vitest'
import { mutantsDeLaPortee, unAtelier } from '../../bench/mutation.ts'

// A few of the places where the scope is checked, each seen by another test; `bin/bench mutants` tries them all.
const QUELQUES = ['db/absences.ts', 'db/codes.ts', 'db/foyers.ts', 'db/numeros.ts']

const atelier = unAtelier()
const mutants = mutantsDeLaPortee(atelier.dossier)
afterAll(() => atelier.fermer())

it('finds where the scope is checked, and no test fails without a mutant', async () => {
  expect(mutants.length).toBeGreaterThan(150)
  expect(await atelier.temoin()).toBeNull()
})

it.each(QUELQUES)('a test fails without the first scope of %s', async (fichier) => {
  const mutant = mutants.find((un) => un.fichier === fichier)
  expect(mutant).toBeDefined()
  if (mutant !== undefined) expect(await atelier.essayer(mutant)).not.toBeNull()
})
