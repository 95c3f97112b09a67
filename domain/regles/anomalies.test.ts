import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anomalieDeLAppel,
  anomalies,
  depassement,
  manquee,
  seChevauchent,
  SEVERITES,
  type AppelPerdu,
  type Contexte,
  type Jugee,
} from './anomalies.ts'
import { instantDe } from './jours.ts'
import { DEFAUTS } from './parametres.ts'

const JOUR = '2026-11-23'
const a = (heure: string | null) => (heure === null ? null : instantDe(JOUR, heure))
const instant = (heure: string) => instantDe(JOUR, heure)

const une = (debut: string | null, fin: string | null, autres: Partial<Jugee> = {}): Jugee => ({
  id: 1,
  beneficiaire_id: 10,
  intervenant_id: 20,
  jour: JOUR,
  debut: a(debut),
  fin: a(fin),
  groupe: null,
  ...autres,
})

const contexte = (autres: Partial<Contexte> = {}): Contexte => ({
  parametres: DEFAUTS,
  visite: undefined,
  planning: false,
  voisines: [],
  prestation: 'AIDE',
  couverte: true,
  marques: [],
  telephone: null,
  ...autres,
})

const prevue = (debut: string, fin: string) => ({ debut: instant(debut), fin: instant(fin) })
const codes = (intervention: Jugee, autres: Partial<Contexte>, maintenant: string) =>
  anomalies(intervention, contexte(autres), instant(maintenant)).map(({ code }) => code)

describe('what one intervention tells by itself', () => {
  it.each([
    ['a plain visit', '09:00', '10:00', '12:00', []],
    ['in progress', '09:00', null, '12:00', []],
    ['not closed once the longest duration has passed', '09:00', null, '21:00', ['SANS_DEPART']],
    ['not closed, one minute earlier', '09:00', null, '20:59', []],
    ['no arrival', null, '10:00', '12:00', ['SANS_ARRIVEE']],
    ['shorter than five minutes', '09:00', '09:04', '12:00', ['TROP_COURTE']],
    ['five minutes are enough', '09:00', '09:05', '12:00', []],
    ['twelve hours are not too long', '08:00', '20:00', '21:00', []],
    ['longer than twelve hours', '08:00', '20:01', '21:00', ['TROP_LONGUE']],
    ['before opening', '07:59', '09:00', '12:00', ['HORS_HORAIRE']],
    ['at opening and at closing', '08:00', '08:30', '12:00', []],
    ['leaving at closing', '19:30', '20:30', '21:00', []],
    ['leaving after closing', '19:30', '20:31', '21:00', ['HORS_HORAIRE']],
    ['half of it outside', null, '20:31', '21:00', ['SANS_ARRIVEE', 'HORS_HORAIRE']],
  ] as const)('%s', (_, debut, fin, maintenant, attendues) => {
    expect(codes(une(debut, fin), {}, maintenant)).toEqual(attendues)
  })
})

describe('SANS_DEPART, by the plan', () => {
  const visite = prevue('09:00', '10:00')
  it.each([
    ['29 minutes after the planned end', '09:05', '10:29', []],
    ['30 minutes after the planned end', '09:05', '10:30', ['SANS_DEPART']],
    ['arrived when the plan was long over: the longest duration alone', '10:40', '11:00', []],
    ['arrived when the plan was long over, in the evening', '10:40', '22:40', ['SANS_DEPART']],
  ] as const)('%s', (_, debut, maintenant, attendues) => {
    expect(codes(une(debut, null), { visite, planning: true }, maintenant)).toEqual(attendues)
  })

  it('follows the dated settings, and says which delay has passed', () => {
    const parametres = { ...DEFAUTS, delaiDepartMin: 5, dureeMaxMin: 120 }
    const juger = (maintenant: string) =>
      anomalies(une('09:00', null), contexte({ parametres, visite, planning: true }), instant(maintenant))[0]
        ?.detail
    expect(juger('10:04')).toBeUndefined()
    expect(juger('10:05')).toEqual({ depuis: instant('10:05'), cause: 'prevue' })
    expect(juger('11:00')).toEqual({ depuis: instant('11:00'), cause: 'duree' })
  })
})

describe('CHEVAUCHEMENT', () => {
  const autre = (debut: string | null, fin: string | null, plus: Partial<Jugee> = {}) =>
    une(debut, fin, { id: 2, beneficiaire_id: 11, ...plus })
  it.each([
    ['one after the other, at the same minute', une('09:00', '10:00'), autre('10:00', '11:00'), false],
    ['one minute at once', une('09:00', '10:01'), autre('10:00', '11:00'), true],
    ['one within the other', une('09:00', '12:00'), autre('10:00', '11:00'), true],
    ['the same home', une('09:00', '10:30'), autre('10:00', '11:00', { beneficiaire_id: 10 }), false],
    ['another carer', une('09:00', '10:30'), autre('10:00', '11:00', { intervenant_id: 21 }), false],
    [
      'a couple stamped together',
      une('09:00', '10:00', { groupe: 'c' }),
      autre('09:00', '10:00', { groupe: 'c' }),
      false,
    ],
    ['two couples', une('09:00', '10:00', { groupe: 'c' }), autre('09:00', '10:00', { groupe: 'd' }), true],
    ['an arrival within the other', autre('09:30', null), une('09:00', '10:00'), true],
    ['an arrival at the end of the other', autre('10:00', null), une('09:00', '10:00'), false],
    ['a departure within the other', autre(null, '09:30'), une('09:00', '10:00'), true],
    ['two halves prove nothing', une('09:00', null), autre('09:30', null), false],
    ['an empty visit is nowhere twice', une('09:30', '09:30'), autre('09:00', '10:00'), false],
  ] as const)('%s', (_, premiere, seconde, attendu) => {
    expect(seChevauchent(premiere, seconde)).toBe(attendu)
    expect(seChevauchent(seconde, premiere)).toBe(attendu)
  })

  it('names the others, whatever their order', () => {
    const autres = [autre('09:10', '09:20', { id: 7 }), autre('09:30', '09:40', { id: 3 })]
    const trouver = (voisines: Jugee[]) =>
      anomalies(une('09:00', '10:00'), contexte({ voisines }), instant('12:00'))
    expect(trouver(autres)).toEqual(trouver(autres.toReversed()))
    expect(trouver(autres)[0]).toMatchObject({ code: 'CHEVAUCHEMENT', detail: { avec: [3, 7] } })
  })
})

describe('what the plan, the funders and the stamps tell', () => {
  const visite = prevue('09:00', '10:00')
  const marque = { id: 4, origine: 'telephone' as const, numero: '+33612345678' }
  it.each([
    ['nothing is planned anywhere', {}, []],
    ['the planning has another visit', { planning: true }, ['NON_PREVUE']],
    ['the visit was planned', { planning: true, visite }, []],
    ['no prise en charge covers it', { couverte: false }, ['HORS_PEC']],
    ['from the carer’s own line', { marques: [marque], telephone: '+33612345678' }, ['LIGNE_INTERVENANT']],
    ['from another line', { marques: [marque], telephone: '+33612345679' }, []],
    ['a masked number is nobody’s', { marques: [{ ...marque, numero: null }], telephone: null }, []],
    ['stamped by the fallback', { marques: [{ ...marque, origine: 'secours' as const }] }, ['SECOURS']],
  ] as const)('%s', (_, autres, attendues) => {
    expect(codes(une('09:00', '10:00'), autres, '12:00')).toEqual(attendues)
  })
})

describe('MANQUEE', () => {
  const visite = { id: 5, beneficiaire_id: 10, intervenant_id: 20, jour: JOUR, ...prevue('09:00', '10:00') }
  const libre = { parametres: DEFAUTS, repondue: false, absent: false }
  it.each([
    ['29 minutes after its start', libre, '09:29', undefined],
    ['30 minutes after its start', libre, '09:30', 'MANQUEE'],
    ['answered, even late', { ...libre, repondue: true }, '12:00', undefined],
    ['nobody is at home', { ...libre, absent: true }, '12:00', undefined],
    ['a longer delay', { ...libre, parametres: { ...DEFAUTS, delaiManqueeMin: 60 } }, '09:59', undefined],
  ] as const)('%s', (_, etat, maintenant, attendue) => {
    expect(manquee(visite, etat, instant(maintenant))?.code).toBe(attendue)
  })
})

describe('a call without a stamp', () => {
  const appel: AppelPerdu = {
    numero: null,
    resultat: 'beneficiaire_inconnu',
    beneficiaire_id: null,
    intervenant_id: 20,
    saisies: ['42714', '99'],
    traite: false,
  }
  it.each([
    ['no valid code of a home', appel, 'BENEFICIAIRE_INCONNU'],
    [
      'three wrong codes',
      { ...appel, resultat: 'code_inconnu', intervenant_id: null },
      'INTERVENANT_INCONNU',
    ],
    [
      'nothing keyed, from no known line',
      { ...appel, resultat: 'sans_saisie', saisies: [] },
      'BENEFICIAIRE_INCONNU',
    ],
    [
      'nothing keyed, from a known line',
      { ...appel, resultat: 'sans_saisie', beneficiaire_id: 10 },
      undefined,
    ],
    ['hung up once she was known', { ...appel, resultat: 'raccroche', saisies: [] }, 'BENEFICIAIRE_INCONNU'],
    [
      'hung up after a code',
      { ...appel, resultat: 'raccroche', intervenant_id: null },
      'BENEFICIAIRE_INCONNU',
    ],
    ['hung up at once', { ...appel, resultat: 'raccroche', intervenant_id: null, saisies: [''] }, undefined],
    ['had her last stamp repeated', { ...appel, resultat: 'rappel' }, undefined],
    ['treated', { ...appel, traite: true }, undefined],
    ['treated, wrong codes', { ...appel, resultat: 'code_inconnu', traite: true }, undefined],
  ] as const)('%s', (_, perdu, attendu) => {
    expect(anomalieDeLAppel(perdu)?.code).toBe(attendu)
  })
})

describe('DEPASSEMENT', () => {
  const passe = { interventionId: 1, jour: JOUR, minutes: 20, priseEnChargeId: 8, periode: 'M' as const }
  it('adds up the periods passed and is none without', () => {
    expect(depassement([])).toBeUndefined()
    const deux = [{ ...passe, priseEnChargeId: 9, minutes: 5 }, passe]
    expect(depassement(deux)?.detail).toMatchObject({ minutes: 25 })
    expect(depassement(deux)).toEqual(depassement(deux.toReversed()))
    expect(depassement([passe])?.empreinte).not.toBe(depassement([{ ...passe, minutes: 21 }])?.empreinte)
  })
})

it('tells which block the closing of a month', () => {
  const bloquantes = Object.entries(SEVERITES).filter(([, severite]) => severite === 'a_corriger')
  expect(bloquantes.map(([code]) => code).toSorted()).toEqual([
    'BENEFICIAIRE_INCONNU',
    'CHEVAUCHEMENT',
    'HORS_PEC',
    'INTERVENANT_INCONNU',
    'SANS_ARRIVEE',
    'SANS_DEPART',
  ])
})

describe('properties', () => {
  const instants = fc.option(fc.integer({ min: instant('06:00'), max: instant('23:00') }), { nil: null })
  const jugee = fc
    .record({
      id: fc.integer({ min: 1, max: 99 }),
      beneficiaire_id: fc.integer({ min: 1, max: 3 }),
      debut: instants,
      fin: instants,
      groupe: fc.constantFrom(null, 'c'),
    })
    .filter(({ debut, fin }) => (debut ?? fin) !== null && (debut === null || fin === null || debut <= fin))
    .map((l): Jugee => ({ ...l, intervenant_id: 20, jour: JOUR }))
  const lot = fc.uniqueArray(jugee, { selector: ({ id }) => id, maxLength: 6 })
  const juger = (intervention: Jugee, voisines: Jugee[], maintenant: number) =>
    anomalies(intervention, contexte({ voisines }), maintenant)

  it('the order of the neighbours does not matter, nor how often they are judged', () => {
    fc.assert(
      fc.property(jugee, lot, fc.nat(), (intervention, voisines, rang) => {
        const melange = voisines.toSorted((x, y) => ((x.id * rang) % 7) - ((y.id * rang) % 7))
        const dabord = juger(intervention, voisines, instant('12:00'))
        expect(juger(intervention, melange, instant('12:00'))).toEqual(dabord)
      }),
    )
  })

  it('being in two homes at once is mutual', () => {
    fc.assert(fc.property(jugee, jugee, (x, y) => seChevauchent(x, y) === seChevauchent(y, x)))
  })

  it('no instant is invented: an open visit is neither too short nor too long, and only time adds to it', () => {
    fc.assert(
      fc.property(jugee, lot, instants, (intervention, voisines, quand) => {
        const ouverte = { ...intervention, debut: intervention.debut ?? intervention.fin, fin: null }
        const avant = juger(ouverte, voisines, ouverte.debut ?? 0).map(({ code }) => code)
        const apres = juger(ouverte, voisines, Math.max(quand ?? 0, ouverte.debut ?? 0)).map(
          ({ code }) => code,
        )
        expect(apres).toEqual(expect.arrayContaining(avant))
        expect(apres.filter((code) => /TROP|SANS_ARRIVEE/.test(code))).toEqual([])
      }),
    )
  })
})
