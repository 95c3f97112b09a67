import { afterAll, expect, it } from 'vitest'
import { mutantsDeLaPortee, unAtelier } from '../../bench/mutation.ts'

// A few of the places where the scope is checked; `bin/bench mutants` tries them all.
const UN_SUR = 30

const atelier = unAtelier()
afterAll(() => atelier.fermer())

it('finds where the scope is checked', () => {
  expect(mutantsDeLaPortee().length).toBeGreaterThan(100)
})

it.each(mutantsDeLaPortee().filter((_, i) => i % UN_SUR === UN_SUR - 1))(
  'a test fails without the scope of $fichier:$ligne',
  async (mutant) => {
    expect(await atelier.essayer(mutant)).not.toBeNull()
  },
)
