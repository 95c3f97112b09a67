import { beforeEach, describe, expect, it } from 'vitest'
import {
  a,
  acteSur,
  etats,
  laLigne,
  lignes,
  MAINTENANT,
  pointe,
  unBureau,
  type Bureau,
} from '../../test/corrections.ts'
import { unBeneficiaire, unIntervenant } from '../../test/constructeurs.ts'
import type { Corrige } from '../correction.ts'
import { annulerRevision } from './annuler.ts'
import { creerIntervention } from './creer.ts'
import { deplacerIntervention } from './deplacer.ts'
import { fusionnerInterventions } from './fusionner.ts'
import { inverserIntervention } from './inverser.ts'
import { changerMinutes } from './minutes.ts'
import { reaffecterIntervention } from './reaffecter.ts'
import { scinderIntervention } from './scinder.ts'
import { supprimerIntervention } from './supprimer.ts'

let b: Bureau
beforeEach(async () => {
  b = await unBureau()
})

function fait(corrige: Corrige): Extract<Corrige, { type: 'fait' }> {
  if (corrige.type !== 'fait') throw new Error(JSON.stringify(corrige))
  return corrige
}

async function deplacer(
  id: number,
  debut: number | null,
  fin: number | null,
  famille: 'COA' | 'COD' | 'CO2',
) {
  return deplacerIntervention(
    b.db,
    b.auteur,
    { ...(await acteSur(b.db, id, famille)), debut, fin },
    MAINTENANT,
  )
}

describe('deplacer', () => {
  it('retains a departure that was not stamped, beside what was stamped', async () => {
    await pointe(b, a('09:00'))
    expect(await deplacer(1, a('09:00'), a('10:00'), 'COD')).toMatchObject({
      type: 'fait',
      interventionId: 1,
    })
    expect(await laLigne(b.db, 1)).toMatchObject({
      debut: a('09:00'),
      fin: a('10:00'),
      fin_brut: null,
      depart_id: null,
      famille: 'COD',
      corrigee: 1,
      version: 2,
      modifie_le: MAINTENANT,
    })
  })

  it.each([
    ['the arrival alone', '08:50', '10:00', 'COA'],
    ['the departure alone', '09:00', '10:10', 'COD'],
    ['both', '08:50', '10:10', 'CO2'],
  ] as const)('names the family: %s', async (_, debut, fin, famille) => {
    await pointe(b, a('09:00'))
    await pointe(b, a('10:00'))
    fait(await deplacer(1, a(debut), a(fin), famille))
    expect(await laLigne(b.db, 1)).toMatchObject({ famille, debut_brut: a('09:00'), fin_brut: a('10:00') })
  })

  it('an arrival corrected, then a departure: both', async () => {
    await pointe(b, a('09:00'))
    await pointe(b, a('10:00'))
    fait(await deplacer(1, a('08:50'), a('10:00'), 'COA'))
    fait(await deplacer(1, a('08:50'), a('10:10'), 'COD'))
    expect((await laLigne(b.db, 1)).famille).toBe('CO2')
  })

  it('moves the day with the hours', async () => {
    await pointe(b, a('00:10'))
    fait(await deplacer(1, a('23:50', '2026-11-22'), a('00:40'), 'CO2'))
    expect((await laLigne(b.db, 1)).jour).toBe('2026-11-22')
  })

  it.each([
    ['neither', null, null, 'CO2', /au moins une heure/],
    ['a departure before the arrival', '10:00', '09:59', 'CO2', /avant l’arrivée/],
    ['an arrival to come', '20:06', null, 'COA', /arrivée est dans l’avenir/],
    ['a departure to come', '09:00', '20:06', 'COD', /départ est dans l’avenir/],
    ['nothing changed', '09:00', null, 'COD', /déjà les heures/],
    ['a motif of another family', '09:00', '10:00', 'COA', /ne convient pas/],
  ] as const)('refuses %s', async (_, debut, fin, famille, raison) => {
    await pointe(b, a('09:00'))
    const refus = await deplacer(1, debut && a(debut), fin && a(fin), famille)
    expect(refus).toMatchObject({ type: 'refusee', raison: expect.stringMatching(raison) as string })
    expect(await b.db.selectFrom('revision').selectAll().execute()).toEqual([])
  })

  it('takes five minutes ahead, and a whole day, but not a minute more', async () => {
    await pointe(b, a('09:00'))
    fait(await deplacer(1, a('09:00'), a('20:05'), 'COD'))
    fait(await deplacer(1, a('20:05', '2026-11-22'), a('20:05'), 'COA'))
    expect(await deplacer(1, a('20:04', '2026-11-22'), a('20:05'), 'COA')).toMatchObject({
      raison: expect.stringContaining('24 heures') as string,
    })
  })
})

describe('inverser', () => {
  it('half an intervention becomes the other half, and holds its stamp', async () => {
    await pointe(b, a('09:00'))
    fait(await inverserIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'CO2'), MAINTENANT))
    expect(await laLigne(b.db, 1)).toMatchObject({
      ...{ debut: null, debut_brut: null, arrivee_id: null },
      ...{ fin: a('09:00'), fin_brut: a('09:00'), depart_id: 1, famille: 'CO2' },
    })
    fait(await inverserIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'CO2'), MAINTENANT))
    expect(await laLigne(b.db, 1)).toMatchObject({
      debut: a('09:00'),
      arrivee_id: 1,
      fin: null,
      depart_id: null,
    })
  })

  it('a whole one becomes the departure of a visit and the arrival of the next, which the next call closes', async () => {
    for (const heure of ['09:00', '14:00', '15:00']) await pointe(b, a(heure))
    fait(await inverserIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'CO2'), MAINTENANT))
    expect((await lignes(b.db)).map(({ debut, fin }) => [debut, fin])).toEqual([
      [null, a('09:00')],
      [a('14:00'), a('15:00')],
    ])
  })
})

describe('fusionner', () => {
  async function fusionner(avecId: number) {
    const avecVersion = (await laLigne(b.db, avecId)).version
    const acte = await acteSur(b.db, 1, 'CO2')
    return fusionnerInterventions(b.db, b.auteur, { ...acte, avecId, avecVersion }, MAINTENANT)
  }

  it('keeps the lower number, from the earliest arrival to the latest departure, and every stamp', async () => {
    for (const heure of ['09:00', '09:30', '09:40', '10:00']) await pointe(b, a(heure))
    expect(await fusionner(2)).toMatchObject({ type: 'fait', interventionId: 1 })
    expect(await lignes(b.db)).toMatchObject([
      { debut: a('09:00'), fin: a('10:00'), arrivee_id: 1, depart_id: 4, supprimee_le: null, famille: 'COD' },
      { supprimee_le: MAINTENANT, famille: 'SUP', arrivee_id: 3, depart_id: 2, fin_brut: a('09:30') },
    ])
    const revisions = await b.db.selectFrom('revision').select(['acte', 'groupe']).execute()
    expect(revisions.map(({ acte }) => acte)).toEqual(['fusionner', 'fusionner'])
    expect(new Set(revisions.map(({ groupe }) => groupe)).size).toBe(1)
  })

  it('reunites an arrival and a departure stamped under two carers, as the one she acts on', async () => {
    await pointe(b, a('09:00'))
    const autre = await unIntervenant(b.db, { antenne_id: b.antenneId })
    await pointe({ ...b, intervenantId: autre.id }, a('10:00'), 'depart')
    fait(await fusionner(2))
    expect(await laLigne(b.db, 1)).toMatchObject({
      ...{ intervenant_id: b.intervenantId, debut: a('09:00'), fin: a('10:00'), arrivee_id: 1, depart_id: 2 },
    })
  })

  it('refuses two whole ones of two carers, strangers, and itself', async () => {
    for (const heure of ['09:00', '10:00']) await pointe(b, a(heure))
    const autre = await unIntervenant(b.db, { antenne_id: b.antenneId })
    for (const heure of ['11:00', '12:00']) await pointe({ ...b, intervenantId: autre.id }, a(heure))
    expect(await fusionner(2)).toMatchObject({ raison: expect.stringContaining('que si l’une') as string })
    const lieu = await unBeneficiaire(b.db, { antenne_id: b.antenneId })
    await pointe({ ...b, lieu, intervenantId: autre.id }, a('13:00'))
    expect(await fusionner(3)).toMatchObject({
      raison: expect.stringContaining('ni l’intervenant') as string,
    })
    expect(await fusionner(1)).toMatchObject({
      raison: expect.stringContaining('autre intervention') as string,
    })
  })

  it('refuses a departure before the arrival', async () => {
    await pointe(b, a('14:00'))
    await pointe(b, a('10:00'), 'depart')
    expect(await fusionner(2)).toMatchObject({ raison: expect.stringContaining('avant l’arrivée') as string })
  })
})

describe('scinder', () => {
  async function scinder(finPremiere: string, debutSeconde: string) {
    const acte = await acteSur(b.db, 1, 'CO2')
    const heures = { finPremiere: a(finPremiere), debutSeconde: a(debutSeconde) }
    return scinderIntervention(b.db, b.auteur, { ...acte, ...heures }, MAINTENANT)
  }

  it('gives the arrival to the first and the departure to the second, and invents no stamp', async () => {
    for (const heure of ['09:00', '12:00']) await pointe(b, a(heure))
    fait(await scinder('10:00', '11:00'))
    expect(await lignes(b.db)).toMatchObject([
      { debut: a('09:00'), fin: a('10:00'), arrivee_id: 1, depart_id: null, fin_brut: null, famille: 'COD' },
      {
        debut: a('11:00'),
        fin: a('12:00'),
        arrivee_id: null,
        debut_brut: null,
        depart_id: 2,
        famille: 'COA',
      },
    ])
  })

  it.each([
    ['09:00', '11:00'],
    ['08:00', '11:00'],
    ['11:00', '10:59'],
    ['10:00', '12:00'],
  ])('refuses %s and %s', async (finPremiere, debutSeconde) => {
    for (const heure of ['09:00', '12:00']) await pointe(b, a(heure))
    expect(await scinder(finPremiere, debutSeconde)).toMatchObject({
      raison: expect.stringContaining('se suivre') as string,
    })
  })

  it('refuses half an intervention', async () => {
    await pointe(b, a('09:00'))
    expect(await scinder('10:00', '11:00')).toMatchObject({
      raison: expect.stringContaining('manque') as string,
    })
  })
})

describe('reaffecter', () => {
  async function reaffecter(beneficiaireId: number, intervenantId: number, prestation: string | null = null) {
    const acte = await acteSur(b.db, 1, 'MDT')
    const qui = { beneficiaireId, intervenantId, prestation }
    return reaffecterIntervention(b.db, b.auteur, { ...acte, ...qui }, MAINTENANT)
  }

  it('follows the antenne of the new home', async () => {
    await pointe(b, a('09:00'))
    const ailleurs = await unBureau(b.db)
    b.auteur.portee = [b.antenneId, ailleurs.antenneId]
    fait(await reaffecter(ailleurs.lieu.id, b.intervenantId))
    expect(await laLigne(b.db, 1)).toMatchObject({
      ...{ beneficiaire_id: ailleurs.lieu.id, antenne_id: ailleurs.antenneId, famille: 'MDT' },
    })
    expect(await b.db.selectFrom('mouvement').select('antenne_id').execute()).toContainEqual({
      antenne_id: b.antenneId,
    })
  })

  it('changes the prestation alone', async () => {
    await pointe(b, a('09:00'))
    fait(await reaffecter(b.lieu.id, b.intervenantId, 'AV'))
    expect((await laLigne(b.db, 1)).prestation).toBe('AV')
    expect(await reaffecter(b.lieu.id, b.intervenantId, 'AV')).toMatchObject({ type: 'refusee' })
  })

  it('does not know a home or a carer of another antenne, but for a carer lent to a home of hers', async () => {
    await pointe(b, a('09:00'))
    const ailleurs = await unBureau(b.db)
    expect(await reaffecter(ailleurs.lieu.id, b.intervenantId)).toEqual({ type: 'introuvable' })
    expect(await reaffecter(b.lieu.id, ailleurs.intervenantId)).toEqual({ type: 'introuvable' })
    expect(await reaffecter(b.lieu.id, 9999)).toEqual({ type: 'introuvable' })
    await pointe({ ...b, intervenantId: ailleurs.intervenantId }, a('15:00'))
    fait(await reaffecter(b.lieu.id, ailleurs.intervenantId))
  })

  it('refuses somebody who had left, or had not come yet', async () => {
    await pointe(b, a('09:00'))
    const cas = [
      [{ date_sortie: '2026-11-22' }, 'plus en poste'],
      [{ date_entree: '2026-11-24' }, 'pas encore'],
      [{ archive_le: a('12:00', '2026-11-22') }, 'plus en poste'],
    ] as const
    for (const [dates, raison] of cas) {
      const { id } = await unIntervenant(b.db, { antenne_id: b.antenneId, ...dates })
      expect(await reaffecter(b.lieu.id, id)).toMatchObject({
        raison: expect.stringContaining(raison) as string,
      })
    }
    const parti = await unBeneficiaire(b.db, {
      antenne_id: b.antenneId,
      archive_le: a('12:00', '2026-11-22'),
    })
    expect(await reaffecter(parti.id, b.intervenantId)).toMatchObject({
      raison: expect.stringContaining('plus suivi') as string,
    })
  })

  it('a visit given in its course to another carer is closed by her own departure', async () => {
    await pointe(b, a('09:00'))
    const autre = await unIntervenant(b.db, { antenne_id: b.antenneId })
    fait(await reaffecter(b.lieu.id, autre.id))
    await pointe({ ...b, intervenantId: autre.id }, a('10:00'))
    expect(await lignes(b.db)).toMatchObject([
      { intervenant_id: autre.id, debut: a('09:00'), fin: a('10:00'), fin_brut: a('10:00'), corrigee: 1 },
    ])
  })
})

describe('after a reassignment', () => {
  it('the next call of the former carer is a visit of hers, and no longer closes it', async () => {
    await pointe(b, a('09:00'))
    const autre = await unIntervenant(b.db, { antenne_id: b.antenneId })
    const qui = { beneficiaireId: b.lieu.id, intervenantId: autre.id, prestation: null }
    fait(
      await reaffecterIntervention(
        b.db,
        b.auteur,
        { ...(await acteSur(b.db, 1, 'MDT')), ...qui },
        MAINTENANT,
      ),
    )
    expect(await pointe(b, a('10:00'))).toMatchObject({ resultat: 'arrivee' })
    expect(await lignes(b.db)).toMatchObject([
      { intervenant_id: autre.id, debut: a('09:00'), fin: null },
      { intervenant_id: b.intervenantId, debut: a('10:00'), fin: null },
    ])
  })
})

describe('a visit given to the carer who has already called to leave', () => {
  it('is closed by that call, which no longer makes a visit of its own', async () => {
    await pointe(b, a('09:00'))
    const autre = await unIntervenant(b.db, { antenne_id: b.antenneId })
    await pointe({ ...b, intervenantId: autre.id }, a('10:00'))
    const qui = { beneficiaireId: b.lieu.id, intervenantId: autre.id, prestation: null }
    fait(
      await reaffecterIntervention(
        b.db,
        b.auteur,
        { ...(await acteSur(b.db, 1, 'MDT')), ...qui },
        MAINTENANT,
      ),
    )
    expect(await lignes(b.db)).toMatchObject([
      { id: 1, intervenant_id: autre.id, debut: a('09:00'), fin: a('10:00'), depart_id: 2 },
    ])
  })
})

describe('supprimer, minutes, creer', () => {
  it('deletes without losing a stamp', async () => {
    await pointe(b, a('09:00'))
    fait(await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'SUP'), MAINTENANT))
    expect(await laLigne(b.db, 1)).toMatchObject({ supprimee_le: MAINTENANT, famille: 'SUP', arrivee_id: 1 })
    const encore = await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'SUP'), MAINTENANT)
    expect(encore).toMatchObject({
      raison: expect.stringContaining('annulez d’abord sa suppression') as string,
    })
  })

  it.each([
    [15, 'fait'],
    [-60, 'fait'],
    [-61, 'refusee'],
    [0, 'refusee'],
    [1.5, 'refusee'],
    [1441, 'refusee'],
  ])('%i minutes on an hour: %s', async (minutes, type) => {
    for (const heure of ['09:00', '10:00']) await pointe(b, a(heure))
    const motif = await b.db
      .selectFrom('motif')
      .select('id')
      .where('famille', '=', 'MDT')
      .executeTakeFirstOrThrow()
    const acte = { ...(await acteSur(b.db, 1, 'MDT')), motifId: motif.id, minutes }
    expect(await changerMinutes(b.db, b.auteur, acte, MAINTENANT)).toMatchObject({ type })
    expect((await laLigne(b.db, 1)).minutes_complementaires).toBe(type === 'fait' ? minutes : 0)
  })

  it('does not let the hours shrink below the minutes taken away', async () => {
    for (const heure of ['09:00', '10:00']) await pointe(b, a(heure))
    fait(
      await changerMinutes(b.db, b.auteur, { ...(await acteSur(b.db, 1, 'MDT')), minutes: -30 }, MAINTENANT),
    )
    expect(await deplacer(1, a('09:00'), a('09:29'), 'COD')).toMatchObject({
      raison: expect.stringContaining('négatif') as string,
    })
  })

  async function creer(debut: string, fin: string, autre = {}) {
    const qui = { beneficiaireId: b.lieu.id, intervenantId: b.intervenantId, prestation: null, note: '' }
    const { id: motifId } = await b.db
      .selectFrom('motif')
      .select('id')
      .where('famille', '=', 'CRE')
      .executeTakeFirstOrThrow()
    return creerIntervention(
      b.db,
      b.auteur,
      { ...qui, motifId, debut: a(debut), fin: a(fin), ...autre },
      MAINTENANT,
    )
  }

  it('adds an intervention without a stamp', async () => {
    fait(await creer('09:00', '10:00'))
    expect(await lignes(b.db)).toMatchObject([
      {
        debut: a('09:00'),
        fin: a('10:00'),
        debut_brut: null,
        fin_brut: null,
        arrivee_id: null,
        depart_id: null,
      },
    ])
    expect(await laLigne(b.db, 1)).toMatchObject({
      origine: 'manuel',
      famille: 'CRE',
      corrigee: 1,
      jour: '2026-11-23',
    })
    expect(await b.db.selectFrom('pointage').selectAll().execute()).toEqual([])
    expect(await b.db.selectFrom('revision').select(['acte', 'avant']).execute()).toEqual([
      { acte: 'creer', avant: 'null' },
    ])
  })

  it('is sent twice and done once', async () => {
    fait(await creer('09:00', '10:00'))
    expect(await creer('09:00', '10:00')).toMatchObject({ type: 'refusee', existe: 1 })
    expect(await creer('09:59', '11:00')).toMatchObject({ raison: expect.stringContaining('n° 1') as string })
    fait(await creer('10:00', '11:00'))
  })

  it('refuses the future, an unknown home and a note forgotten', async () => {
    expect(await creer('19:30', '20:06')).toMatchObject({ type: 'refusee' })
    expect(await creer('09:00', '10:00', { beneficiaireId: 9999 })).toEqual({ type: 'introuvable' })
    const { id: motifId } = await b.db
      .selectFrom('motif')
      .select('id')
      .where('famille', '=', 'CRE')
      .where('note_obligatoire', '=', 1)
      .executeTakeFirstOrThrow()
    expect(await creer('09:00', '10:00', { motifId, note: ' ' })).toMatchObject({
      raison: expect.stringContaining('demande une note') as string,
    })
    fait(await creer('09:00', '10:00', { motifId, note: 'téléphone coupé' }))
  })

  it('refuses a motif that had ended', async () => {
    await b.db.updateTable('motif').set({ au: '2026-11-22' }).where('famille', '=', 'CRE').execute()
    expect(await creer('09:00', '10:00')).toMatchObject({
      raison: expect.stringContaining('en vigueur') as string,
    })
  })
})

describe('annuler', () => {
  async function annuler(revisionId: number) {
    const { intervention_id } = await b.db
      .selectFrom('revision')
      .select('intervention_id')
      .where('id', '=', revisionId)
      .executeTakeFirstOrThrow()
    const { version } = await laLigne(b.db, intervention_id)
    return annulerRevision(b.db, b.auteur, { revisionId, version, note: '' }, MAINTENANT)
  }

  it('gives the former values again, and undone in turn, does the act again', async () => {
    for (const heure of ['09:00', '10:00']) await pointe(b, a(heure))
    const avant = await etats(b.db)
    const { revisionId } = fait(await deplacer(1, a('08:00'), a('10:00'), 'COA'))
    const corrigee = await etats(b.db)
    const annulation = fait(await annuler(revisionId))
    expect(await etats(b.db)).toEqual(avant)
    expect(await annuler(revisionId)).toMatchObject({
      raison: expect.stringContaining('déjà annulée') as string,
    })
    fait(await annuler(annulation.revisionId))
    expect(await etats(b.db)).toEqual(corrigee)
    fait(await annuler(revisionId))
    expect(await etats(b.db)).toEqual(avant)
  })

  it('undoes both sides of a merge', async () => {
    for (const heure of ['09:00', '09:30', '09:40', '10:00']) await pointe(b, a(heure))
    const avant = await etats(b.db)
    const acte = { ...(await acteSur(b.db, 1, 'CO2')), avecId: 2, avecVersion: 2 }
    fait(await fusionnerInterventions(b.db, b.auteur, acte, MAINTENANT))
    fait(await annuler(2))
    expect(await etats(b.db)).toEqual(avant)
  })

  it('says which later correction to undo first', async () => {
    for (const heure of ['09:00', '10:00']) await pointe(b, a(heure))
    const premiere = fait(await deplacer(1, a('08:00'), a('10:00'), 'COA'))
    const seconde = fait(await deplacer(1, a('08:00'), a('11:00'), 'COD'))
    expect(await annuler(premiere.revisionId)).toEqual({
      type: 'refusee',
      raison:
        'Annulez d’abord « heures corrigées » du 23/11/2026 à 20 h 00 par Marie Lefèvre (intervention n° 1).',
    })
    fait(await annuler(seconde.revisionId))
    fait(await annuler(premiere.revisionId))
  })

  it('a split whose second half was corrected waits for that', async () => {
    for (const heure of ['09:00', '12:00']) await pointe(b, a(heure))
    const heures = { finPremiere: a('10:00'), debutSeconde: a('11:00') }
    const acte = await acteSur(b.db, 1, 'CO2')
    const scission = fait(await scinderIntervention(b.db, b.auteur, { ...acte, ...heures }, MAINTENANT))
    const suite = fait(await deplacer(2, a('11:15'), a('12:00'), 'COA'))
    expect(await annuler(scission.revisionId)).toMatchObject({
      raison: expect.stringContaining('intervention n° 2') as string,
    })
    fait(await annuler(suite.revisionId))
    fait(await annuler(scission.revisionId))
    expect(await lignes(b.db)).toMatchObject([
      { fin: a('12:00'), depart_id: 2, corrigee: 0, famille: null },
      { supprimee_le: MAINTENANT, depart_id: null, corrigee: 0 },
    ])
  })

  it('rejoins the pairing of the calls that came meanwhile', async () => {
    await pointe(b, a('09:00'))
    const { revisionId } = fait(await deplacer(1, a('09:00'), a('10:00'), 'COD'))
    await pointe(b, a('15:00'))
    expect(await lignes(b.db)).toHaveLength(2)
    fait(await annuler(revisionId))
    expect(await lignes(b.db)).toMatchObject([{ debut: a('09:00'), fin: a('15:00'), corrigee: 0 }])
  })

  it('is done again though a call came meanwhile, and the call closes it', async () => {
    await pointe(b, a('09:00'))
    const { revisionId } = fait(await deplacer(1, a('08:30'), null, 'COA'))
    const annulation = fait(await annuler(revisionId))
    await pointe(b, a('10:00'))
    fait(await annuler(annulation.revisionId))
    expect(await lignes(b.db)).toMatchObject([
      { debut: a('08:30'), debut_brut: a('09:00'), fin: a('10:00'), fin_brut: a('10:00'), corrigee: 1 },
    ])
  })

  it('what the calls had closed by then follows the calls again', async () => {
    await pointe(b, a('09:00'))
    fait(await deplacer(1, a('08:30'), null, 'COA'))
    await pointe(b, a('10:00'))
    const seconde = fait(await deplacer(1, a('08:30'), a('10:30'), 'COD'))
    fait(await annuler(seconde.revisionId))
    expect(await lignes(b.db)).toMatchObject([{ fin: a('10:00'), depart_id: 2 }])
    await pointe(b, a('09:30'))
    expect(await lignes(b.db)).toMatchObject([{ fin: a('09:30'), depart_id: 3 }, { arrivee_id: 2 }])
  })

  it('takes its call back from the pairing that had given it elsewhere', async () => {
    for (const heure of ['09:00', '10:00']) await pointe(b, a(heure))
    const { revisionId } = fait(await deplacer(1, a('09:00'), a('10:30'), 'COD'))
    const annulation = fait(await annuler(revisionId))
    await pointe(b, a('09:30'))
    expect(await lignes(b.db)).toMatchObject([{ depart_id: 3 }, { arrivee_id: 2, fin: null }])
    fait(await annuler(annulation.revisionId))
    expect(await lignes(b.db)).toMatchObject([
      { id: 1, fin: a('10:30'), depart_id: 2, corrigee: 1 },
      { arrivee_id: 3, fin: null, corrigee: 0 },
    ])
  })

  it('does not take a call from another correction', async () => {
    await pointe(b, a('09:00'))
    const premiere = fait(await deplacer(1, a('08:30'), null, 'COA'))
    await pointe(b, a('10:00'))
    // With the departure, then without: the call is hers again, then free.
    const seconde = fait(await deplacer(1, a('08:30'), a('10:30'), 'COD'))
    fait(await annuler(seconde.revisionId))
    fait(await annuler(premiere.revisionId))
    await pointe(b, a('09:30'))
    expect(await lignes(b.db)).toMatchObject([{ depart_id: 3 }, { id: 2, arrivee_id: 2 }])
    fait(await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 2, 'SUP'), MAINTENANT))
    fait(await annuler(premiere.revisionId + 3))
    // The second correction held the call that the deletion now holds.
    const refaire = await annuler(premiere.revisionId + 2)
    expect(refaire).toMatchObject({ raison: expect.stringContaining('L’intervention n° 2') as string })
  })
})
