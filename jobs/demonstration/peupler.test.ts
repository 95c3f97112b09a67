import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../db/index.ts'
import { exemples } from '../../domain/exemples.ts'
import { lieuxDeLaLigne, intervenantDuCode } from '../../domain/identifier.ts'
import { pointer } from '../../domain/pointer.ts'
import { heureDe, jourDe } from '../../domain/regles/jours.ts'
import { verifier } from '../../domain/verifier.ts'
import { baseDeTest } from '../../test/base.ts'
import { unAppel } from '../../test/constructeurs.ts'
import { fichiersDeDemonstration, peupler, type Demonstration } from './peupler.ts'

const MIDI = Date.UTC(2026, 10, 23, 11)
const PETITE: Demonstration = {
  ...{ graine: 7, annees: 0.05, beneficiaires: 300, intervenants: 40 },
  ...{ did: '0800400800', maintenant: MIDI },
}

async function peuplee(demonstration = PETITE): Promise<Db> {
  const db = await baseDeTest()
  await peupler(db, demonstration)
  return db
}

async function compter(
  db: Db,
  table: 'beneficiaire' | 'intervenant' | 'appel' | 'intervention',
): Promise<number> {
  return (await db.selectFrom(table).select('id').execute()).length
}

describe('the demonstration', () => {
  it('is the same for the same seed, another for another', () => {
    const texte = (graine: number) =>
      Object.values(fichiersDeDemonstration({ ...PETITE, graine })).map((f) => f.contenu.toString())
    expect(texte(1)).toEqual(texte(1))
    expect(texte(1)).not.toEqual(texte(2))
  })

  it('finishes what was cut, and changes nothing once whole', async () => {
    const db = await baseDeTest()
    const panne = 'create trigger panne before insert on visite begin select raise(abort, 1); end'
    await sql.raw(panne).execute(db)
    await expect(peupler(db, PETITE)).rejects.toThrow()
    expect(await compter(db, 'appel')).toBe(0)
    await sql.raw('drop trigger panne').execute(db)
    const interventions = await peupler(db, PETITE)
    expect(await compter(db, 'intervention')).toBe(interventions)
    expect(await peupler(db, { ...PETITE, maintenant: MIDI + 86_400_000 })).toBeNull()
    expect(await compter(db, 'intervention')).toBe(interventions)
  })

  it('may have no past at all', async () => {
    const db = await peuplee({ ...PETITE, annees: 0 })
    expect(await compter(db, 'appel')).toBe(0)
    expect(await exemples(db, 100, MIDI)).toHaveLength(100)
  })

  it('rings the same past twice', async () => {
    const [une, autre] = [await peuplee(), await peuplee()]
    const releve = (db: Db) =>
      db.selectFrom('intervention').select(['debut_brut', 'fin_brut', 'jour']).execute()
    expect(await releve(une)).toEqual(await releve(autre))
  })

  it('holds who was asked for, and a past whose every stamp pairs as the rules say', async () => {
    const db = await peuplee()
    expect(await compter(db, 'beneficiaire')).toBe(300)
    expect(await compter(db, 'intervenant')).toBe(40)
    expect(await compter(db, 'intervention')).toBeGreaterThan(500)
    for await (const { fautes } of verifier(db)) expect(fautes).toEqual([])
  })

  it('shows couples on one line, several lines, several funders, and things to correct', async () => {
    const db = await peuplee()
    const numeros = await db.selectFrom('numero').select(['numero', 'beneficiaire_id']).execute()
    expect(new Set(numeros.map(({ numero }) => numero)).size).toBeLessThan(numeros.length)
    expect(new Set(numeros.map((n) => n.beneficiaire_id)).size).toBeLessThan(numeros.length)
    expect((await db.selectFrom('prise_en_charge').select('id').execute()).length).toBeGreaterThan(330)
    const seules = await db.selectFrom('intervention').select('id').where('debut_brut', 'is', null).execute()
    expect(seules.length).toBeGreaterThan(0)
    const inconnus = await db.selectFrom('appel').select('id').where('antenne_id', 'is', null).execute()
    expect(inconnus.length).toBeGreaterThan(10)
  })

  it('has nothing of the future but the planning, and rings by day in Paris, seldom out of hours', async () => {
    const db = await peuplee()
    const appels = await db.selectFrom('appel').select('instant').execute()
    expect(Math.max(...appels.map(({ instant }) => instant))).toBeLessThanOrEqual(MIDI)
    const minutes = appels.map(({ instant }) => heureDe(instant).heure * 60 + heureDe(instant).minute)
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(7 * 60)
    expect(Math.max(...minutes)).toBeLessThanOrEqual(21 * 60 + 30)
    const hors = minutes.filter((minute) => minute < 8 * 60 || minute > 20 * 60 + 30)
    expect(hors.length).toBeGreaterThan(0)
    expect(hors.length).toBeLessThan(minutes.length / 30)
    const aVenir = await db.selectFrom('visite').select('id').where('jour', '>', jourDe(MIDI)).execute()
    expect(aVenir.length).toBeGreaterThan(100)
  })
})

describe('its examples', () => {
  it('each ring as an arrival, from a line of one person, on lines all different', async () => {
    const db = await peuplee()
    const jour = jourDe(MIDI)
    const pairs = await exemples(db, 60, MIDI)
    expect(new Set(pairs.map(({ numero }) => numero)).size).toBe(60)
    for (const { numero, code } of pairs) {
      const lieux = await lieuxDeLaLigne(db, numero, jour)
      expect(lieux).toHaveLength(1)
      const porteur = await intervenantDuCode(db, code, jour)
      const demande = { appel: unAppel(MIDI), saisies: [code], identification: 'ligne' as const, sens: null }
      const pointe = await pointer(db, { ...demande, intervenantId: porteur?.id ?? 0, lieux })
      expect(pointe.resultat).toBe('arrivee')
    }
  })

  it('use every carer once before any twice', async () => {
    const db = await peuplee()
    const pairs = await exemples(db, 100, MIDI)
    const fois = Map.groupBy(pairs, ({ intervenant }) => intervenant)
    expect(fois.size).toBe(40)
    expect(Math.max(...[...fois.values()].map((l) => l.length))).toBe(3)
  })

  it('are none in an empty base', async () => {
    expect(await exemples(await baseDeTest(), 5, MIDI)).toEqual([])
  })
})
