import { parseArgs } from 'node:util'
import { mutantsDeLaPortee, unAtelier } from './mutation.ts'

// Takes each scope condition away in turn, in a copy, and says which test sees it. All must be seen.
const { values: options } = parseArgs({
  options: {
    un_sur: { type: 'string', default: '1' },
    depart: { type: 'string', default: '0' },
    liste: { type: 'boolean', default: false },
  },
})
const tous = mutantsDeLaPortee()
const mutants = tous.filter((_, i) => i % Number(options.un_sur) === Number(options.depart))
const nom = ({ fichier, ligne, avant }: (typeof tous)[number]) => `${fichier}:${ligne} ${avant}`

if (options.liste) for (const mutant of mutants) console.log(nom(mutant))
else await juger()

async function juger(): Promise<void> {
  const atelier = unAtelier()
  const survivants: string[] = []
  const nonJuges: string[] = []
  try {
    const temoin = await atelier.temoin(mutants.map(({ fichier }) => fichier))
    if (temoin !== null) throw new Error(`Un test échoue sans mutant : ${temoin}`)
    for (const [i, mutant] of mutants.entries()) {
      const verdict = await atelier.essayer(mutant).then(
        (test) => (test === null ? 'SURVIT' : `tué par ${test}`),
        (erreur: unknown) => `NON JUGÉ ${String(erreur)}`,
      )
      if (verdict === 'SURVIT') survivants.push(nom(mutant))
      if (verdict.startsWith('NON JUGÉ')) nonJuges.push(nom(mutant))
      console.log(`${i + 1}/${mutants.length} ${nom(mutant)} ${verdict}`)
    }
  } finally {
    atelier.fermer()
  }
  const tues = mutants.length - survivants.length - nonJuges.length
  console.log(
    JSON.stringify({ conditions: tous.length, essayes: mutants.length, tues, survivants, nonJuges }, null, 1),
  )
  if (tues < mutants.length) process.exitCode = 1
}
