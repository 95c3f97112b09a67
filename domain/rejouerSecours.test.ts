import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { unAppel, unBeneficiaire, uneLigne, unIntervenant } from '../test/constructeurs.ts'
import { noterAppel } from './noterAppel.ts'
import { pointer } from './pointer.ts'
import { instantDe } from './regles/jours.ts'
import { rejouerSecours, SecoursIllisible } from './rejouerSecours.ts'

const HEURE = instantDe('2026-11-23', '08:32')
const LIGNE = '+33142000001'

function secours(champs: Record<string, string> = {}): string {
  const tous = {
    version: '1',
    uniqueid: '1795393936.1',
    call_id: 'a@b',
    epoch: String(HEURE / 1000),
    did: '0800400800',
    numero: '0142000001',
    presentation: 'fournie',
    code: '',
    beneficiaire: '',
    ...champs,
  }
  return Object.entries(tous)
    .map(([cle, valeur]) => `${cle}=${valeur}\n`)
    .join('')
}

const appels = (db: Db) => db.selectFrom('appel').selectAll().orderBy('id').execute()

describe('rejouerSecours', () => {
  it('stamps with the original time, marked secours, once', async () => {
    const db = await baseDeTest()
    await unBeneficiaire(db, { numeros: [LIGNE] })
    const { code } = await unIntervenant(db)
    expect(await rejouerSecours(db, secours({ code }))).toBe('pointe')
    expect(await rejouerSecours(db, secours({ code }))).toBe('deja')
    expect(await db.selectFrom('intervention').selectAll().execute()).toMatchObject([
      { debut_brut: HEURE, fin_brut: null, origine: 'secours' },
    ])
  })

  it('adds nothing when the program had stamped the call before it died', async () => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db, { numeros: [LIGNE] })
    const { id, code } = await unIntervenant(db)
    const appel = unAppel(HEURE, { uniqueid: '1795393936.1' })
    await pointer(db, {
      appel,
      saisies: [code],
      identification: 'ligne',
      intervenantId: id,
      lieux: [lieu],
      sens: null,
    })
    expect(await rejouerSecours(db, secours({ code }))).toBe('deja')
    expect(await appels(db)).toHaveLength(1)
  })

  it('stamps beside a call that had been kept without a stamp', async () => {
    const db = await baseDeTest()
    await unBeneficiaire(db, { numeros: [LIGNE] })
    const { code } = await unIntervenant(db)
    await noterAppel(db, unAppel(HEURE, { uniqueid: '1795393936.1' }), {
      resultat: 'raccroche',
      etape: 'code',
      saisies: [],
      identification: 'ligne',
      beneficiaireId: null,
      intervenantId: null,
    })
    expect(await rejouerSecours(db, secours({ code }))).toBe('pointe')
    expect(await rejouerSecours(db, secours({ code }))).toBe('deja')
    expect((await appels(db)).map(({ resultat }) => resultat)).toEqual(['raccroche', 'arrivee'])
  })

  it('finds the home by its code when the number is withheld, and stores no number', async () => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db)
    const { code } = await unIntervenant(db)
    const masque = { numero: '', presentation: 'masquee', code, beneficiaire: lieu.code }
    expect(await rejouerSecours(db, secours(masque))).toBe('pointe')
    expect(await appels(db)).toMatchObject([
      { numero: null, identification: 'code', beneficiaire_id: lieu.id },
    ])
  })

  it('never matches a number that is not shown, even written in the file', async () => {
    const db = await baseDeTest()
    await unBeneficiaire(db, { numeros: [LIGNE] })
    const { code } = await unIntervenant(db)
    expect(await rejouerSecours(db, secours({ code, presentation: 'masquee' }))).toBe('note')
    expect(await appels(db)).toMatchObject([{ numero: null, beneficiaire_id: null }])
  })

  it('keeps for a person a wrong code, an unknown home, a line it cannot tell apart', async () => {
    const db = await baseDeTest()
    const couple = [await unBeneficiaire(db), await unBeneficiaire(db)]
    for (const { id } of couple) await uneLigne(db, id, '+33142000002')
    const { code } = await unIntervenant(db)
    const cas = [{ code: '99999' }, { code, numero: '0149999999' }, { code, numero: '0142000002' }]
    for (const [n, champs] of cas.entries()) {
      expect(await rejouerSecours(db, secours({ uniqueid: `1.${n}`, ...champs }))).toBe('note')
    }
    expect((await appels(db)).map(({ resultat }) => resultat)).toEqual([
      'code_inconnu',
      'beneficiaire_inconnu',
      'beneficiaire_inconnu',
    ])
  })

  it.each(['', 'version=2\n', secours({ epoch: 'hier' }), secours({ uniqueid: '../x' })])(
    'refuses an unreadable file, %j',
    async (texte) => {
      const db = await baseDeTest()
      await expect(rejouerSecours(db, texte)).rejects.toBeInstanceOf(SecoursIllisible)
    },
  )
})
