import { describe, expect, test } from 'vitest'
import type { Db } from '../db/index.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { SILENCE, type Appelante } from '../test/asterisk.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, uneLigne, unIntervenant } from '../test/constructeurs.ts'
import { unTelephone } from '../test/telephone.ts'

const HUIT_HEURES_32 = Date.UTC(2026, 10, 23, 7, 32)
const MINUTE = 60_000
const HEURE_DITE = ['heure-8', 'minute-32']

/** One home with a line, one carer, and the telephone that answers. */
async function unService() {
  const db = await baseDeTest()
  const odette = await unBeneficiaire(db, { numeros: ['+33142000001'] })
  const awa = await unIntervenant(db)
  return { db, odette, awa, telephone: await unTelephone(db, { instant: HUIT_HEURES_32 }) }
}
async function unCouple() {
  const { db, odette, awa, telephone } = await unService()
  const marcel = await unBeneficiaire(db, { antenne_id: odette.antenneId })
  await uneLigne(db, marcel.id, '+33142000001')
  return { db, odette, marcel, awa, telephone }
}
const interventions = async (db: Db) =>
  db
    .selectFrom('intervention')
    .select(['beneficiaire_id', 'intervenant_id', 'debut_brut', 'fin_brut', 'groupe'])
    .orderBy('id')
    .execute()
async function dernierAppel(db: Db) {
  const appel = await db.selectFrom('appel').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  return { ...appel, saisies: JSON.parse(appel.saisies) as string[] }
}
const MASQUEE: Appelante = { numero: 'unknown', presentation: 35 }

describe('ligne connue', () => {
  test('arrivée puis départ font une intervention, en quatre commandes chacun', async () => {
    const { db, odette, awa, telephone } = await unService()
    const arrivee = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    expect(arrivee.entendu).toEqual(['bienvenue-code', 'arrivee', ...HEURE_DITE, 'merci'])
    expect(arrivee.suite).toBe(16)
    expect(arrivee.commandes.map(([verbe, objet]) => `${verbe} ${objet}`)).toEqual([
      'SET VARIABLE',
      'GET DATA',
      'EXEC MSet',
      'EXEC Background',
    ])
    telephone.horloge.instant += 60 * MINUTE
    const depart = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    expect(depart.entendu).toEqual(['bienvenue-code', 'depart', 'heure-9', 'minute-32', 'merci'])
    expect(await interventions(db)).toEqual([
      {
        beneficiaire_id: odette.id,
        intervenant_id: awa.id,
        debut_brut: HUIT_HEURES_32,
        fin_brut: HUIT_HEURES_32 + 60 * MINUTE,
        groupe: null,
      },
    ])
  })

  test.for([
    ['0142000001', 0],
    ['+33142000001', 0],
    ['0033142000001', 1],
    ['142000001', 3],
  ] as const)('%s est la même ligne', async ([numero, presentation]) => {
    const { awa, telephone } = await unService()
    const { suite } = await telephone.appeler({
      numero,
      presentation,
      touches: { 'bienvenue-code': awa.code },
    })
    expect(suite).toBe(16)
  })

  test('la nuit, l’appel est pointé comme le jour', async () => {
    const { awa, telephone } = await unService()
    telephone.horloge.instant = Date.UTC(2026, 10, 23, 2, 0)
    const { entendu } = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    expect(entendu).toEqual(['bienvenue-code', 'arrivee', 'heure-3', 'merci'])
  })

  test('le pointage est à l’heure où l’appel est reçu', async () => {
    const { db, awa, telephone } = await unService()
    await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    expect(await dernierAppel(db)).toMatchObject({
      instant: HUIT_HEURES_32,
      numero: '+33142000001',
      identification: 'ligne',
      did: '0800400800',
      resultat: 'arrivee',
      saisies: [awa.code],
    })
  })

  test('octet par octet', async () => {
    const { awa, telephone } = await unService()
    const { suite } = await telephone.appeler({
      octetParOctet: true,
      touches: { 'bienvenue-code': awa.code },
    })
    expect(suite).toBe(16)
  })
})

describe('le code', () => {
  test('une étoile recommence : les touches qui manquent sont attendues', async () => {
    const { db, awa, telephone } = await unService()
    const debut = `12*${awa.code.slice(0, 2)}`
    const { entendu, suite } = await telephone.appeler({
      touches: { 'bienvenue-code': debut, [SILENCE]: awa.code.slice(2) },
    })
    expect(suite).toBe(16)
    expect(entendu).toEqual(['bienvenue-code', 'arrivee', ...HEURE_DITE, 'merci'])
    expect((await dernierAppel(db)).saisies).toEqual([`12*${awa.code}`])
  })

  test('deux étoiles', async () => {
    const { awa, telephone } = await unService()
    const suite = [`*${awa.code.slice(0, 3)}`, awa.code.slice(3)]
    const touches = { 'bienvenue-code': '1*2*3', [SILENCE]: suite }
    expect((await telephone.appeler({ touches })).suite).toBe(16)
  })

  test('deux essais faux puis le bon', async () => {
    const { db, awa, telephone } = await unService()
    const { entendu, suite } = await telephone.appeler({
      touches: { 'bienvenue-code': '00000', 'code-inconnu': ['1234#', awa.code] },
    })
    expect(suite).toBe(16)
    expect(entendu.slice(0, 3)).toEqual(['bienvenue-code', 'code-inconnu', 'code-inconnu'])
    expect((await dernierAppel(db)).saisies).toEqual(['00000', '1234', awa.code])
  })

  test('trois essais faux : refusé poliment, tout ce qui a été tapé est gardé', async () => {
    const { db, odette, telephone } = await unService()
    const { entendu, suite } = await telephone.appeler({
      touches: { 'bienvenue-code': '00000', 'code-inconnu': ['11111', '2*222#'] },
    })
    expect(suite).toBe(21)
    expect(entendu).toEqual(['bienvenue-code', 'code-inconnu', 'code-inconnu', 'refus'])
    expect(await dernierAppel(db)).toMatchObject({
      resultat: 'code_inconnu',
      etape: 'code',
      saisies: ['00000', '11111', '2*222'],
      beneficiaire_id: odette.id,
      intervenant_id: null,
      antenne_id: odette.antenneId,
    })
    expect(await interventions(db)).toEqual([])
  })

  test('rien n’est tapé', async () => {
    const { db, telephone } = await unService()
    const { entendu, suite } = await telephone.appeler()
    expect(suite).toBe(21)
    expect(entendu).toEqual(['bienvenue-code', 'code', 'code', 'refus'])
    expect(await dernierAppel(db)).toMatchObject({ resultat: 'sans_saisie', saisies: ['', '', ''] })
  })

  test('le code d’une personne partie n’ouvre rien', async () => {
    const { db, telephone } = await unService()
    const { code } = await unIntervenant(db, { date_sortie: '2026-11-22' })
    const touches = { 'bienvenue-code': code, 'code-inconnu': [code, code] }
    expect((await telephone.appeler({ touches })).suite).toBe(21)
  })

  test('d’autres longueurs de code, par réglage daté', async () => {
    const { db, telephone } = await unService()
    await db.insertInto('parametre').values({ cle: 'longueurCode', valeur: '4', du: '2026-01-01' }).execute()
    await unIntervenant(db, { code: '4271' })
    expect((await telephone.appeler({ touches: { 'bienvenue-code': '4271' } })).suite).toBe(16)
  })
})

describe('ligne inconnue, masquée, anonyme', () => {
  test.for([
    ['masquee', MASQUEE],
    ['anonyme', { numero: 'unknown', parametres: ['', '', 'x', 'anonyme'] }],
    ['malformee', { numero: 'unknown', parametres: ['', '', 'x', 'malformee'] }],
    ['vide', { numero: 'unknown' }],
    ['fournie', { numero: '0612345678' }],
  ] as const)('%s : le code de la personne aidée, puis le sien', async ([presentation, appelante]) => {
    const { db, odette, awa, telephone } = await unService()
    const { entendu, suite } = await telephone.appeler({
      ...appelante,
      touches: { 'beneficiaire-code': odette.code, code: awa.code },
    })
    expect(suite).toBe(16)
    expect(entendu).toEqual(['beneficiaire-code', 'code', 'arrivee', ...HEURE_DITE, 'merci'])
    expect(await dernierAppel(db)).toMatchObject({
      presentation,
      identification: 'code',
      beneficiaire_id: odette.id,
      saisies: [odette.code, awa.code],
      numero: presentation === 'fournie' ? '+33612345678' : null,
    })
  })

  test('un numéro masqué ne laisse pas de trace, même si l’opérateur le donne', async () => {
    const { db, odette, awa, telephone } = await unService()
    await telephone.appeler({
      numero: '0142000001',
      presentation: 32,
      parametres: ['%3Csip%3A0142000001%40x%3E', '%3Csip%3A0142000001%40x%3E', 'x'],
      touches: { 'beneficiaire-code': odette.code, code: awa.code },
    })
    const appel = await dernierAppel(db)
    expect(appel).toMatchObject({ presentation: 'masquee', numero: null, identification: 'code' })
    expect(JSON.stringify(appel)).not.toContain('42000001')
  })

  test('une ligne qui ne doit pas servir à pointer n’est pas connue', async () => {
    const { db, odette, telephone } = await unService()
    await uneLigne(db, odette.id, '+33142000009', { pointage: 0 })
    expect((await telephone.appeler({ numero: '0142000009' })).entendu[0]).toBe('beneficiaire-code')
  })

  test('par habitude, elle tape d’abord le sien', async () => {
    const { db, odette, awa, telephone } = await unService()
    const { entendu, suite } = await telephone.appeler({
      ...MASQUEE,
      touches: { 'beneficiaire-code': `${awa.code}#`, 'secours-beneficiaire': odette.code },
    })
    expect(suite).toBe(16)
    expect(entendu.slice(0, 3)).toEqual(['beneficiaire-code', 'secours-beneficiaire', 'arrivee'])
    expect((await dernierAppel(db)).saisies).toEqual([awa.code, odette.code])
  })

  test('le sien d’abord, puis jamais celui de la personne', async () => {
    const { db, awa, telephone } = await unService()
    const { suite } = await telephone.appeler({
      ...MASQUEE,
      touches: {
        'beneficiaire-code': awa.code,
        'secours-beneficiaire': '000000',
        'beneficiaire-inconnu': '111111',
      },
    })
    expect(suite).toBe(21)
    expect(await dernierAppel(db)).toMatchObject({
      resultat: 'beneficiaire_inconnu',
      intervenant_id: awa.id,
      beneficiaire_id: null,
      antenne_id: awa.antenneId,
    })
  })

  test('trois codes de personne inconnus', async () => {
    const { db, telephone } = await unService()
    const { entendu, suite } = await telephone.appeler({
      ...MASQUEE,
      touches: { 'beneficiaire-code': '000000', 'beneficiaire-inconnu': ['111111', '222222'] },
    })
    expect(suite).toBe(21)
    expect(entendu).toEqual(['beneficiaire-code', 'beneficiaire-inconnu', 'beneficiaire-inconnu', 'refus'])
    expect(await dernierAppel(db)).toMatchObject({
      resultat: 'beneficiaire_inconnu',
      identification: 'aucune',
      antenne_id: null,
      saisies: ['000000', '111111', '222222'],
    })
  })

  test('la personne, puis trois codes faux', async () => {
    const { db, odette, telephone } = await unService()
    const { suite } = await telephone.appeler({
      ...MASQUEE,
      touches: { 'beneficiaire-code': odette.code, code: '00000', 'code-inconnu': ['11111', '22222'] },
    })
    expect(suite).toBe(21)
    expect(await dernierAppel(db)).toMatchObject({ resultat: 'code_inconnu', beneficiaire_id: odette.id })
  })
})

describe('plusieurs personnes sur une ligne', () => {
  test('elle dit laquelle', async () => {
    const { db, marcel, awa, telephone } = await unCouple()
    const { entendu } = await telephone.appeler({
      touches: { 'bienvenue-code': awa.code, 'beneficiaire-lequel': marcel.code },
    })
    expect(entendu).toEqual(['bienvenue-code', 'beneficiaire-lequel', 'arrivee', ...HEURE_DITE, 'merci'])
    expect((await interventions(db)).map((i) => i.beneficiaire_id)).toEqual([marcel.id])
  })

  test('zéro : une intervention chacune, du même groupe ; au départ on ne demande rien', async () => {
    const { db, odette, marcel, awa, telephone } = await unCouple()
    await telephone.appeler({ touches: { 'bienvenue-code': awa.code, 'beneficiaire-lequel': '0#' } })
    telephone.horloge.instant += 60 * MINUTE
    const { entendu } = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    expect(entendu).toEqual(['bienvenue-code', 'depart', 'heure-9', 'minute-32', 'merci'])
    const faites = await interventions(db)
    expect(faites.map((i) => i.beneficiaire_id)).toEqual([odette.id, marcel.id])
    expect(faites[0]?.groupe).toBe(faites[1]?.groupe)
    expect(faites.every((i) => i.groupe !== null && i.fin_brut !== null)).toBe(true)
  })

  test('une visite prévue le dit pour elle', async () => {
    const { db, marcel, awa, telephone } = await unCouple()
    const [debut, fin] = [HUIT_HEURES_32, HUIT_HEURES_32 + 60 * MINUTE]
    await db
      .insertInto('visite')
      .values({
        beneficiaire_id: marcel.id,
        intervenant_id: awa.id,
        debut,
        fin,
        jour: jourDe(debut),
        prestation: 'AVS',
      })
      .execute()
    const { entendu } = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    expect(entendu).not.toContain('beneficiaire-lequel')
    expect((await interventions(db)).map((i) => i.beneficiaire_id)).toEqual([marcel.id])
  })

  test('le code d’une personne d’ailleurs ne convient pas', async () => {
    const { db, awa, telephone } = await unCouple()
    const ailleurs = await unBeneficiaire(db)
    const { entendu, suite } = await telephone.appeler({
      touches: {
        'bienvenue-code': awa.code,
        'beneficiaire-lequel': [ailleurs.code, ''],
        'beneficiaire-inconnu': '',
      },
    })
    expect(suite).toBe(21)
    expect(entendu.slice(1)).toEqual([
      'beneficiaire-lequel',
      'beneficiaire-inconnu',
      'beneficiaire-lequel',
      'refus',
    ])
    expect(await dernierAppel(db)).toMatchObject({
      resultat: 'beneficiaire_inconnu',
      etape: 'lieu',
      intervenant_id: awa.id,
    })
  })
})

describe('second appel rapproché', () => {
  async function apresUneArrivee() {
    const service = await unService()
    await service.telephone.appeler({ touches: { 'bienvenue-code': service.awa.code } })
    service.telephone.horloge.instant += MINUTE
    return service
  }
  const QUESTION = ['bienvenue-code', 'deja', ...HEURE_DITE, 'si-depart']

  test('elle ne fait rien : une répétition, rien de nouveau', async () => {
    const { db, awa, telephone } = await apresUneArrivee()
    const { entendu, suite } = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    expect(suite).toBe(16)
    expect(entendu).toEqual([...QUESTION, 'merci'])
    expect(await interventions(db)).toMatchObject([{ debut_brut: HUIT_HEURES_32, fin_brut: null }])
    expect(await dernierAppel(db)).toMatchObject({ resultat: 'repetition' })
  })

  test.for([
    ['pendant la question', 'si-depart'],
    ['avant la fin de la question', 'deja'],
    ['après la question', SILENCE],
  ] as const)('elle fait le 2 %s : elle part', async ([, quand]) => {
    const { db, awa, telephone } = await apresUneArrivee()
    const { entendu, suite } = await telephone.appeler({
      touches: { 'bienvenue-code': awa.code, [quand]: '2' },
    })
    expect(suite).toBe(16)
    expect(entendu.slice(-4)).toEqual(['depart', 'heure-8', 'minute-33', 'merci'])
    expect(await interventions(db)).toMatchObject([{ fin_brut: HUIT_HEURES_32 + MINUTE }])
    expect(await dernierAppel(db)).toMatchObject({ resultat: 'depart', saisies: [awa.code, '2'] })
  })

  test('une autre touche n’est pas un départ', async () => {
    const { db, awa, telephone } = await apresUneArrivee()
    await telephone.appeler({ touches: { 'bienvenue-code': awa.code, 'si-depart': '5' } })
    expect(await dernierAppel(db)).toMatchObject({ resultat: 'repetition', saisies: [awa.code, '5'] })
  })

  test('elle raccroche sur la question : une répétition', async () => {
    const { db, awa, telephone } = await apresUneArrivee()
    // SET VARIABLE, GET DATA, SET VARIABLE, then the question.
    await telephone.appeler({ touches: { 'bienvenue-code': awa.code }, raccrocheApres: 4 })
    expect(await dernierAppel(db)).toMatchObject({ resultat: 'repetition' })
    expect(await interventions(db)).toMatchObject([{ debut_brut: HUIT_HEURES_32, fin_brut: null }])
  })

  test('passé le délai, c’est un départ sans question', async () => {
    const { awa, telephone } = await apresUneArrivee()
    telephone.horloge.instant += 2 * MINUTE
    const { entendu } = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    expect(entendu[1]).toBe('depart')
  })
})

describe('neuf : le dernier pointage', () => {
  test('il est redit', async () => {
    const { db, odette, awa, telephone } = await unService()
    await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    telephone.horloge.instant += 10 * MINUTE
    const { entendu, suite } = await telephone.appeler({ touches: { 'bienvenue-code': '9', code: awa.code } })
    expect(suite).toBe(16)
    expect(entendu).toEqual(['bienvenue-code', 'code', 'dernier-arrivee', ...HEURE_DITE, 'merci'])
    expect(await dernierAppel(db)).toMatchObject({
      resultat: 'rappel',
      intervenant_id: awa.id,
      beneficiaire_id: odette.id,
      saisies: ['9', awa.code],
    })
    expect(await interventions(db)).toHaveLength(1)
  })

  test('un départ se redit de même, et aussi d’une ligne masquée', async () => {
    const { awa, telephone } = await unService()
    await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    telephone.horloge.instant += 60 * MINUTE
    await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
    const { entendu } = await telephone.appeler({
      ...MASQUEE,
      touches: { 'beneficiaire-code': '9#', code: awa.code },
    })
    expect(entendu).toEqual(['beneficiaire-code', 'code', 'dernier-depart', 'heure-9', 'minute-32', 'merci'])
  })

  test('il n’y en a pas', async () => {
    const { awa, telephone } = await unService()
    const { entendu, suite } = await telephone.appeler({ touches: { 'bienvenue-code': '9', code: awa.code } })
    expect(suite).toBe(16)
    expect(entendu.slice(2)).toEqual(['aucun-pointage', 'merci'])
  })

  test('neuf, puis trois codes faux', async () => {
    const { db, telephone } = await unService()
    const touches = { 'bienvenue-code': '9', code: '9', 'code-inconnu': ['1', '2'] }
    expect((await telephone.appeler({ touches })).suite).toBe(21)
    expect(await dernierAppel(db)).toMatchObject({ resultat: 'code_inconnu' })
  })
})
