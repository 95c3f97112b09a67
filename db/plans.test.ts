import { sql, type KyselyPlugin, type RootOperationNode } from 'kysely'
import { expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { alertesOuvertes, nombreParGenre } from './alertes.ts'
import { alertesDesSujets, alertesNonTraitees, emettreAlertes, fermerAlerte } from './alertesLevees.ts'
import { anomaliesDesInterventions, anomaliesOuvertes, nombreParCode } from './anomalies.ts'
import { anomaliesDesJours, anomaliesDesObjets, depassementsDepuis } from './anomaliesJugees.ts'
import { finsDePrise, manqueesDepuis, moitiesDepuis, numerosInsistants } from './causesAlertes.ts'
import { departsAttendus, visitesCommencees } from './echeances.ts'
import type { Db, Tx } from './index.ts'
import { dossiersAJuger, interventionsAJuger, visitesDesJours } from './jugement.ts'
import { marquesEnAttente } from './recalculs.ts'
import { saisiesDe } from './saisies.ts'

const JOUR = '2026-11-23'
const voulue = {
  ...{ genre: 'visite_manquee' as const, antenne_id: 1, sujet: 'visite:1', beneficiaire_id: 1 },
  ...{ intervenant_id: 1, detail: '{}', echeance: 0, leve: true },
}

/** What each task and each page asks of the tables that ten years fill. */
const DEMANDES: Record<string, (db: Db) => Promise<unknown>> = {
  'the queue of an antenne': (db) => anomaliesOuvertes(db, [1]),
  'the queue of headquarters': (db) => anomaliesOuvertes(db, 'toutes', { du: JOUR, au: JOUR }),
  'the anomalies of a person': (db) => anomaliesOuvertes(db, 'toutes', { beneficiaireId: 1 }),
  'those of a carer': (db) => anomaliesOuvertes(db, 'toutes', { intervenantId: 1 }),
  'the counts by code': (db) => nombreParCode(db, [1]),
  'the anomalies of a list': (db) => anomaliesDesInterventions(db, [1, 2]),
  'those of some objects': (db) => anomaliesDesObjets(db, 'visite', [1, 2]),
  'those of a home and a day': (db) => anomaliesDesJours(db, 'beneficiaire', [[1, JOUR]]),
  'those of a carer and a day': (db) => anomaliesDesJours(db, 'intervenant', [[1, JOUR]]),
  'the overflows of a home': (db) => depassementsDepuis(db, 1, JOUR),
  'the interventions of a home and a day': (db) => interventionsAJuger(db, 'beneficiaire', [[1, JOUR]]),
  'the interventions of a carer and a day': (db) => interventionsAJuger(db, 'intervenant', [[1, JOUR]]),
  'the plan of a home and a day': (db) => visitesDesJours(db, 'beneficiaire', [[1, JOUR]]),
  'the plan of a carer and a day': (db) => visitesDesJours(db, 'intervenant', [[1, JOUR]]),
  'the files of some homes': (db) => dossiersAJuger(db, [1, 2]),
  'what one entered by hand': (db) => saisiesDe(db, [1], 1, 10),
  'the marks': (db) => marquesEnAttente(db, 4),
  'the visits begun': (db) => visitesCommencees(db, JOUR, 0, 1),
  'the departures awaited': (db) => departsAttendus(db, JOUR),
  'the half interventions': (db) => moitiesDepuis(db, JOUR),
  'the missed visits': (db) => manqueesDepuis(db, JOUR),
  'the numbers that insist': (db) => numerosInsistants(db, JOUR, 3),
  'the ends of prises en charge': (db) => finsDePrise(db, JOUR, JOUR),
  'the alerts of an antenne': (db) => alertesOuvertes(db, [1]),
  'the counts by kind': (db) => nombreParGenre(db, [1]),
  'the alerts of some subjects': (db) => alertesDesSujets(db, [voulue]),
  'the alerts nobody handled': (db) => alertesNonTraitees(db, ['visite_manquee']),
  'the alerts that are due': (db) => db.transaction().execute(async (tx: Tx) => emettreAlertes(tx, 1)),
  'an alert that closes': (db) => db.transaction().execute(async (tx: Tx) => fermerAlerte(tx, 1, 1)),
}

// What was given, what was just found, the queue of marks, and the indices that hold only what waits.
const COURTES =
  /^SCAN ((m|p|json_each) VIRTUAL TABLE|perdus|\(|recalcul$|.* USING (COVERING )?INDEX (anomalie_ouverte|alerte_ouverte|alerte_a_emettre)\b)/

it.each(Object.entries(DEMANDES))('%s: no long table is walked from end to end', async (_, demander) => {
  const db = await baseDeTest()
  const noeuds: RootOperationNode[] = []
  const espion: KyselyPlugin = {
    transformQuery({ node }) {
      noeuds.push(node)
      return node
    },
    transformResult: async ({ result }) => Promise.resolve(result),
  }
  await demander(db.withPlugin(espion))
  expect(noeuds.length).toBeGreaterThan(0)
  for (const noeud of noeuds) {
    const requete = db.getExecutor().compileQuery(noeud, { queryId: 'plan' })
    const plan = await db.executeQuery<{ detail: string }>({
      ...requete,
      sql: `explain query plan ${requete.sql}`,
      query: sql`select 1`.toOperationNode(),
    })
    const parcours = plan.rows.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN '))
    expect(parcours.filter((detail) => !COURTES.test(detail))).toEqual([])
  }
})
