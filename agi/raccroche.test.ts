import { expect, test } from 'vitest'
import type { Depart } from '../test/asterisk.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unTelephone } from '../test/telephone.ts'

const DEPARTS: readonly Depart[] = ['canal-mort', 'fin', 'coupure', 'hangup']
const INSTANT = Date.UTC(2026, 10, 23, 7, 32)

/** A whole call from a withheld number: two codes, a stamp, a confirmation. */
async function unAppelMasque() {
  const db = await baseDeTest()
  const odette = await unBeneficiaire(db)
  const awa = await unIntervenant(db)
  const telephone = await unTelephone(db, { instant: INSTANT })
  const touches = { 'beneficiaire-code': odette.code, code: awa.code }
  return { db, telephone, appelante: { numero: 'unknown', presentation: 35, touches } }
}

for (const depart of DEPARTS) {
  test(`elle raccroche pendant la commande N, pour tout N (${depart}) : rien ou un pointage entier`, async () => {
    const { db, telephone, appelante } = await unAppelMasque()
    const { commandes } = await telephone.appeler(appelante)
    await expect.poll(() => telephone.issues()).toEqual({ arrivee: 1 })
    for (let n = 0; n <= commandes.length; n += 1) {
      // Far apart, so that each call is judged alone.
      telephone.horloge.instant += 13 * 3_600_000
      const uniqueid = `raccroche.${n}`
      await telephone.appeler({ ...appelante, uniqueid, raccrocheApres: n, depart })
      await expect.poll(() => total(telephone.issues())).toBe(n + 2)
      const appel = await db
        .selectFrom('appel')
        .selectAll()
        .where('uniqueid', '=', uniqueid)
        .executeTakeFirstOrThrow()
      const pointages = await db.selectFrom('pointage').selectAll().where('appel_id', '=', appel.id).execute()
      expect(['arrivee', 'raccroche']).toContain(appel.resultat)
      expect(pointages).toHaveLength(appel.resultat === 'arrivee' ? 1 : 0)
      const instants = await db.selectFrom('intervention').select('debut_brut').execute()
      expect(instants.some((i) => i.debut_brut === appel.instant)).toBe(appel.resultat === 'arrivee')
    }
    expect(telephone.issues()).not.toHaveProperty('abandonne')
    expect(telephone.issues().raccroche).toBeGreaterThan(1)
    expect(telephone.issues().arrivee).toBeGreaterThan(1)
  })
}

test('un raccrochage dit jusqu’où l’appel est allé, et ce qui était déjà tapé', async () => {
  const { db, telephone, appelante } = await unAppelMasque()
  for (const [raccrocheApres, etape, saisies] of [
    [2, 'beneficiaire', 0],
    [4, 'code', 1],
  ] as const) {
    const uniqueid = `etape.${raccrocheApres}`
    await telephone.appeler({ ...appelante, uniqueid, raccrocheApres })
    const appel = await db
      .selectFrom('appel')
      .selectAll()
      .where('uniqueid', '=', uniqueid)
      .executeTakeFirstOrThrow()
    expect(appel).toMatchObject({ resultat: 'raccroche', etape })
    expect(JSON.parse(appel.saisies)).toHaveLength(saisies)
  }
})

function total(issues: Record<string, number>): number {
  return Object.values(issues).reduce((somme, n) => somme + n, 0)
}
