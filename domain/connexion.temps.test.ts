import { expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { unCompte } from '../test/extranet.ts'
import { ouvrirSession } from './connexion.ts'

const T = Date.parse('2026-11-23T08:00:00Z')
const HEURE = 3_600_000
const TOURS = 12

const mediane = (valeurs: readonly number[]) => valeurs.toSorted((a, b) => a - b)[valeurs.length >> 1] ?? 0

/*
 * The shape, not the clock: an unknown or a closed account must cost one derivation, as a known one does. A path that
 * skips it answers in a hundredth of the time; a factor of two leaves room for a busy machine.
 */
it(
  'an unknown account, a closed one and a wrong password take the same time',
  { timeout: 60_000 },
  async () => {
    const db = await baseDeTest()
    const connu = await unCompte(db, 'auditeur')
    const ferme = await unCompte(db, 'auditeur', null, 'ferme@sonnette.test')
    await db.updateTable('utilisateur').set({ desactive_le: 1 }).where('courriel', '=', ferme).execute()
    const qui = [connu, ferme, 'personne@sonnette.test']
    const temps = qui.map((): number[] => [])
    for (let tour = 0; tour < TOURS; tour += 1) {
      for (const [n, courriel] of qui.entries()) {
        const depuis = performance.now()
        const demande = {
          courriel,
          motDePasse: 'non',
          adresse: '',
          navigateur: '',
          maintenant: T + tour * HEURE,
        }
        expect(await ouvrirSession(db, demande)).toEqual({ type: 'refusee' })
        temps[n]?.push(performance.now() - depuis)
      }
    }
    const [juste = 0, ...autres] = temps.map(mediane)
    for (const autre of autres) {
      expect(autre / juste).toBeGreaterThan(0.5)
      expect(autre / juste).toBeLessThan(2)
    }
  },
)
