import type { Db } from '../db/index.ts'
import {
  appelsSansPointage,
  corrigeesSansRevision,
  fautesDuFichier,
  heuresSansPointage,
  liensRompus,
  pointagesPartages,
  pointagesSansAppel,
  rattachesSansPointage,
} from '../db/verifier.ts'
import { partsMalAttribuees, partsQuiNeFontPasLeTout } from '../db/verifierRepartition.ts'
import { fautesDAppariement } from './verifierAppariement.ts'
import { fautesDesRevisions } from './verifierRevisions.ts'

export interface Controle {
  quoi: string
  /** French, one a fault, the first twenty. */
  fautes: readonly string[]
}

/**
 * Looks the whole base over, told as it goes: the file, its links, that the stamps make these interventions, and that
 * the corrections make what is retained.
 */
export async function* verifier(db: Db): AsyncGenerator<Controle> {
  yield { quoi: 'le fichier est entier', fautes: await fautesDuFichier(db) }
  yield { quoi: 'chaque lien mène à une ligne', fautes: await liensRompus(db) }
  yield { quoi: 'chaque appel enregistré a son pointage', fautes: await appelsSansPointage(db) }
  yield { quoi: 'chaque appel rattaché a son pointage', fautes: await rattachesSansPointage(db) }
  yield { quoi: 'chaque pointage vient de son appel', fautes: await pointagesSansAppel(db) }
  yield { quoi: 'chaque pointage est d’une seule intervention', fautes: await pointagesPartages(db) }
  yield { quoi: 'les heures brutes sont celles des pointages', fautes: await heuresSansPointage(db) }
  yield { quoi: 'les interventions sont celles des pointages', fautes: await fautesDAppariement(db) }
  yield { quoi: 'chaque correction a sa révision', fautes: await corrigeesSansRevision(db) }
  yield { quoi: 'les révisions, rejouées, donnent les interventions', fautes: await fautesDesRevisions(db) }
  yield {
    quoi: 'les parts des financeurs font les minutes retenues',
    fautes: await partsQuiNeFontPasLeTout(db),
  }
  yield { quoi: 'chaque part est d’une prise en charge qui couvre', fautes: await partsMalAttribuees(db) }
}
