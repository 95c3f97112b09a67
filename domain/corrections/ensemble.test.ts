import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { interventionsVisibles } from '../../db/interventions.ts'
import { revisionsDe } from '../../db/revisions.ts'
import { baseDeTest, dossierDeTest } from '../../test/base.ts'
import {
  a,
  acteSur,
  laLigne,
  lignes,
  MAINTENANT,
  pointe,
  unAuteur,
  unBureau,
} from '../../test/corrections.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige } from '../correction.ts'
import { annulerRevision } from './annuler.ts'
import { deplacerIntervention, type DemandeDHeures } from './deplacer.ts'
import { fusionnerInterventions } from './fusionner.ts'
import { supprimerIntervention } from './supprimer.ts'

const SCRIPT = join(import.meta.dirname, '../../test/unGestionnaire.ts')

/** The same correction asked by another process, on a connection of its own. */
async function ailleurs(
  chemin: string,
  auteur: Auteur,
  demande: DemandeDHeures,
  maintenant: number,
): Promise<Corrige> {
  const textes = [chemin, JSON.stringify(auteur), JSON.stringify(demande), String(maintenant)]
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, ...textes])
  return JSON.parse(stdout) as Corrige
}

describe('two at once', () => {
  it('exactly one of two managers in two processes wins; the other learns who and when', async () => {
    const chemin = join(dossierDeTest(), 'sonnette.db')
    const une = await baseDeTest(chemin)
    const b = await unBureau(une)
    await pointe(b, a('09:00'))
    const collegue = await unAuteur(une, [b.antenneId], 'Martin')
    const vue = { ...(await acteSur(une, 1, 'COD')), debut: a('09:00') }
    const resultats = await Promise.all([
      ailleurs(chemin, b.auteur, { ...vue, fin: a('10:00') }, MAINTENANT),
      ailleurs(chemin, collegue, { ...vue, fin: a('11:00') }, MAINTENANT + 1),
    ])
    expect(resultats.map(({ type }) => type).toSorted()).toEqual(['fait', 'perimee'])
    const gagnant = resultats.findIndex(({ type }) => type === 'fait')
    const [qui, fin] = gagnant === 0 ? ['Marie Lefèvre', a('10:00')] : ['Marie Martin', a('11:00')]
    expect(resultats[1 - gagnant]).toEqual({ type: 'perimee', qui, quand: MAINTENANT + gagnant })
    expect(await laLigne(une, 1)).toMatchObject({ fin, version: 2 })
    expect(await une.selectFrom('revision').selectAll().execute()).toHaveLength(1)
  })

  it('a call that came after a correction is told, too', async () => {
    const b = await unBureau()
    await pointe(b, a('09:00'))
    const arrivee = { ...(await acteSur(b.db, 1, 'COA')), debut: a('08:30'), fin: null }
    await deplacerIntervention(b.db, b.auteur, arrivee, MAINTENANT)
    const vue = { ...(await acteSur(b.db, 1, 'COD')), debut: a('08:30'), fin: a('11:00') }
    await pointe(b, a('10:00'))
    const refus = await deplacerIntervention(b.db, b.auteur, vue, MAINTENANT)
    expect(refus).toEqual({ type: 'perimee', qui: 'un appel', quand: a('10:00') })
  })

  it('the other side of a merge may have changed, too', async () => {
    const b = await unBureau()
    for (const heure of ['09:00', '09:30', '09:40']) await pointe(b, a(heure))
    const vue = {
      ...(await acteSur(b.db, 1, 'CO2')),
      avecId: 2,
      avecVersion: (await laLigne(b.db, 2)).version,
    }
    await pointe(b, a('10:00'))
    expect(await fusionnerInterventions(b.db, b.auteur, vue, MAINTENANT)).toMatchObject({ type: 'perimee' })
  })

  it('undoing asks for the version shown', async () => {
    const b = await unBureau()
    await pointe(b, a('09:00'))
    const acte = { ...(await acteSur(b.db, 1, 'COD')), debut: a('09:00'), fin: a('10:00') }
    await deplacerIntervention(b.db, b.auteur, acte, MAINTENANT)
    const annulation = { revisionId: 1, version: 1, note: '' }
    expect(await annulerRevision(b.db, b.auteur, annulation, MAINTENANT)).toMatchObject({ type: 'perimee' })
  })
})

describe('one transaction', () => {
  it('leaves nothing when the disk refuses at any of its writes', async () => {
    const b = await unBureau()
    for (const heure of ['09:00', '09:30', '09:40', '10:00']) await pointe(b, a(heure))
    const avant = await lignes(b.db)
    const marques = await b.db.selectFrom('recalcul').selectAll().execute()
    for (const [evenement, table] of [
      ['update', 'intervention'],
      ['insert', 'revision'],
      ['insert', 'journal'],
    ] as const) {
      await sql`create trigger panne before ${sql.raw(evenement)} on ${sql.table(table)} begin select raise(abort, 'panne'); end`.execute(
        b.db,
      )
      const acte = {
        ...(await acteSur(b.db, 1, 'CO2')),
        avecId: 2,
        avecVersion: (await laLigne(b.db, 2)).version,
      }
      await expect(fusionnerInterventions(b.db, b.auteur, acte, MAINTENANT)).rejects.toThrow('panne')
      await sql`drop trigger panne`.execute(b.db)
      expect(await lignes(b.db)).toEqual(avant)
      for (const vide of ['revision', 'journal', 'mouvement'] as const) {
        expect(await b.db.selectFrom(vide).selectAll().execute(), vide).toEqual([])
      }
      expect(await b.db.selectFrom('recalcul').selectAll().execute()).toEqual(marques)
    }
  })
})

describe('what is kept', () => {
  it('who, when, why, before and after, in the history and in the journal', async () => {
    const b = await unBureau()
    await pointe(b, a('09:00'))
    const acte = { ...(await acteSur(b.db, 1, 'COD')), debut: a('09:00'), fin: a('10:00') }
    await deplacerIntervention(b.db, b.auteur, acte, MAINTENANT)
    const [revision] = await revisionsDe(b.db, b.auteur.portee, 1)
    expect(revision).toMatchObject({
      ...{
        acte: 'deplacer',
        auteur_prenom: 'Marie',
        auteur_nom: 'Lefèvre',
        instant: MAINTENANT,
        annulee_par: null,
      },
      ...{ motif: 'Oubli d’appel au départ', motif_famille: 'COD', note: 'vu avec elle' },
    })
    expect(JSON.parse(revision?.avant ?? '')).toMatchObject({ debut: a('09:00'), fin: null, corrigee: 0 })
    expect(JSON.parse(revision?.apres ?? '')).toMatchObject({
      debut: a('09:00'),
      fin: a('10:00'),
      corrigee: 1,
    })
    expect(await b.db.selectFrom('journal').selectAll().execute()).toMatchObject([
      {
        ...{ instant: MAINTENANT, utilisateur_id: b.auteur.utilisateurId, action: 'heures corrigées' },
        ...{
          objet: 'intervention',
          objet_id: '1',
          avant: revision?.avant,
          apres: revision?.apres,
          adresse: '192.0.2.7',
        },
      },
    ])
    expect(await revisionsDe(b.db, [b.antenneId + 1], 1)).toEqual([])
  })

  it('revisions neither change nor vanish', async () => {
    const b = await unBureau()
    await pointe(b, a('09:00'))
    await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'SUP'), MAINTENANT)
    await expect(b.db.updateTable('revision').set({ note: '' }).execute()).rejects.toThrow('ne change jamais')
    await expect(b.db.deleteFrom('revision').execute()).rejects.toThrow('ne s')
    expect(await interventionsVisibles(b.db, 'toutes', { du: '2026-11-23', au: '2026-11-23' })).toEqual([])
  })

  it('of another antenne, an intervention and a correction are as if absent', async () => {
    const b = await unBureau()
    const ailleurs = await unBureau(b.db)
    await pointe(b, a('09:00'))
    const acte = await acteSur(b.db, 1, 'SUP')
    expect(await supprimerIntervention(b.db, ailleurs.auteur, acte, MAINTENANT)).toEqual({
      type: 'introuvable',
    })
    const absente = { ...acte, interventionId: 99 }
    expect(await supprimerIntervention(b.db, b.auteur, absente, MAINTENANT)).toEqual({ type: 'introuvable' })
    await supprimerIntervention(b.db, b.auteur, acte, MAINTENANT)
    const annulation = { revisionId: 1, version: 2, note: '' }
    expect(await annulerRevision(b.db, ailleurs.auteur, annulation, MAINTENANT)).toEqual({
      type: 'introuvable',
    })
    expect(await annulerRevision(b.db, b.auteur, { ...annulation, revisionId: 9 }, MAINTENANT)).toEqual({
      type: 'introuvable',
    })
  })
})

describe('late calls around a correction', () => {
  it.each([
    ['before the arrival', '08:55', [['08:55', null]]],
    ['a repetition of the arrival', '09:01', []],
    ['within what was retained', '09:59', 'closes'],
    ['just after', '10:02', 'closes'],
    ['another visit', '10:03', [['10:03', null]]],
    ['the evening', '18:00', [['18:00', null]]],
  ] as const)('a departure that a person gave: %s', async (_, heure, autres) => {
    const b = await unBureau()
    await pointe(b, a('09:00'))
    const acte = { ...(await acteSur(b.db, 1, 'COD')), debut: a('09:00'), fin: a('10:00') }
    await deplacerIntervention(b.db, b.auteur, acte, MAINTENANT)
    await pointe(b, a(heure))
    const [corrigee, ...suite] = await lignes(b.db)
    expect(corrigee).toMatchObject({ debut: a('09:00'), fin: a('10:00'), corrigee: 1, famille: 'COD' })
    expect(corrigee?.fin_brut).toBe(autres === 'closes' ? a(heure) : null)
    expect(suite.map(({ debut, fin }) => [debut, fin])).toEqual(
      autres === 'closes' ? [] : autres.map(([debut, fin]) => [a(debut), fin]),
    )
  })

  it('an arrival that a person moved is closed by the next call, which keeps it', async () => {
    const b = await unBureau()
    await pointe(b, a('09:00'))
    const acte = { ...(await acteSur(b.db, 1, 'COA')), debut: a('08:30'), fin: null }
    await deplacerIntervention(b.db, b.auteur, acte, MAINTENANT)
    await pointe(b, a('10:00'))
    expect(await lignes(b.db)).toMatchObject([
      { debut: a('08:30'), debut_brut: a('09:00'), fin: a('10:00'), fin_brut: a('10:00'), version: 3 },
    ])
    // An earlier departure comes out of the fallback.
    await pointe(b, a('09:30'))
    expect(await lignes(b.db)).toMatchObject([
      { debut: a('08:30'), fin: a('09:30'), fin_brut: a('09:30') },
      { debut: a('10:00'), fin: null },
    ])
  })

  it('the caller is told what her call makes around a correction', async () => {
    const b = await unBureau()
    await pointe(b, a('09:00'))
    const acte = { ...(await acteSur(b.db, 1, 'COA')), debut: a('08:30'), fin: null }
    await deplacerIntervention(b.db, b.auteur, acte, MAINTENANT)
    expect(await pointe(b, a('09:01'))).toMatchObject({ resultat: 'repetition', instant: a('09:00') })
    expect(await pointe(b, a('10:00'))).toMatchObject({ resultat: 'depart' })
    expect(await pointe(b, a('18:00'))).toMatchObject({ resultat: 'arrivee' })
  })

  it('a deleted one takes nothing, and its calls make nothing', async () => {
    const b = await unBureau()
    await pointe(b, a('09:00'))
    await supprimerIntervention(b.db, b.auteur, await acteSur(b.db, 1, 'SUP'), MAINTENANT)
    await pointe(b, a('10:00'))
    expect(await lignes(b.db)).toMatchObject([
      { supprimee_le: MAINTENANT, fin: null },
      { debut: a('10:00'), fin: null, supprimee_le: null },
    ])
  })

  it('an intervention once corrected keeps its number when its stamp becomes a repetition', async () => {
    const b = await unBureau()
    await pointe(b, a('09:01'))
    const acte = { ...(await acteSur(b.db, 1, 'COD')), debut: a('09:01'), fin: a('10:00') }
    await deplacerIntervention(b.db, b.auteur, acte, MAINTENANT)
    await annulerRevision(b.db, b.auteur, { revisionId: 1, version: 2, note: '' }, MAINTENANT)
    await pointe(b, a('09:00'))
    expect(await lignes(b.db)).toMatchObject([{ id: 1, debut: a('09:00'), arrivee_id: 2 }])
  })
})
