import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { lireAppelant } from '../agi/appelant.ts'
import { repondre } from '../agi/appel.ts'
import { decrocher } from '../agi/combine.ts'
import { ouvrirMesures } from '../agi/mesures.ts'
import { ecouter, type Serveur } from '../agi/serveur.ts'
import type { Composition } from '../bin/telephone/scenario.ts'
import type { Db } from '../db/index.ts'
import { unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { REGLES_DU_JOUR, type AppelEcrit, type Forme, type Journee } from './journeeScenario.ts'
import { ADRESSE } from './journeeSipp.ts'

/** The homes by rank, the carers by rank, as the base knows them. */
export interface Service {
  antenneId: number
  lieux: readonly { id: number; code: string; identifiant: string; numero: string }[]
  aides: readonly { id: number; code: string; identifiant: string; mobile: string }[]
}

const DID = '0800400800'
const JAMAIS_UN_CODE = ['00001', '00002', '00003']
const JAMAIS_UN_LIEU = ['000001', '000002', '000003']

/** The antenne, its people, their plan of the day, who pays, and the settings of the day. */
export async function peuplerService(db: Db, { jour, visites, aides: combien }: Journee): Promise<Service> {
  const antenneId = await uneAntenne(db, { nom: 'Paris domicile Est' })
  const { id: financeur_id } = await db
    .insertInto('financeur')
    .values({ code: 'APA', libelle: 'APA', genre: 'departement' })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [cle, valeur] of Object.entries(REGLES_DU_JOUR)) {
    await db
      .insertInto('parametre')
      .values({ cle, valeur: String(valeur), du: jour, au: jour })
      .execute()
  }
  const aides = []
  for (let rang = 0; rang < combien; rang += 1) {
    const mobile = `06${String(12_000_000 + rang)}`
    const telephone = `+33${mobile.slice(1)}`
    const aide = await unIntervenant(db, { antenne_id: antenneId, nom: `Aide${rang}`, telephone })
    aides.push({ ...aide, mobile })
  }
  const lieux = []
  for (const { rang, sort, aide, prevue } of visites) {
    const numero = `01${String(42_100_000 + rang)}`
    const numeros = [`+33${numero.slice(1)}`]
    const lieu = await unBeneficiaire(db, { antenne_id: antenneId, nom: `Domicile${rang}`, numeros })
    lieux.push({ ...lieu, numero })
    const plafond = sort === 'depassement' ? ({ minutes_maximum: 20, periode: 'M' } as const) : {}
    const prise = {
      numero_pec: `P${rang}`,
      prestation: 'AIDE_VIE',
      date_debut: '2026-01-01',
      rang: 1,
      ...plafond,
    }
    await db
      .insertInto('prise_en_charge')
      .values({ beneficiaire_id: lieu.id, financeur_id, ...prise })
      .execute()
    if (prevue === null) continue
    const prestation = sort === 'hors_pec' ? 'MENAGE' : 'AIDE_VIE'
    await db
      .insertInto('visite')
      .values({
        beneficiaire_id: lieu.id,
        intervenant_id: aides[aide]?.id ?? 0,
        ...{ ...prevue, jour, prestation },
      })
      .execute()
  }
  return { antenneId, lieux, aides }
}

/** Who shows herself how and keys what, for a call of the scenario. */
export function composerPour({ visites }: Journee, { lieux, aides }: Service) {
  return ({ visite: rang, forme }: AppelEcrit): Composition => {
    const lieu = lieux[rang]
    const aide = aides[visites[rang]?.aide ?? -1]
    if (lieu === undefined || aide === undefined) throw new Error(`La visite ${rang} n’a personne.`)
    const commune = { de: lieu.numero, pai: null, masque: false, vers: DID, raccrocherApresMs: null }
    const suite = (...touches: string[]) =>
      touches.map((une, n) => ({ apresMs: n === 0 ? 1000 : 2500, touches: une }))
    const compositions: Record<Forme, Composition> = {
      code: { ...commune, touches: suite(aide.code) },
      trois_faux: { ...commune, touches: suite(...JAMAIS_UN_CODE) },
      depart_dit: { ...commune, touches: suite(aide.code, '2') },
      masque_perdu: { ...commune, masque: true, touches: suite(`${aide.code}#`, ...JAMAIS_UN_LIEU) },
      masque: { ...commune, masque: true, touches: suite(lieu.code, aide.code) },
      mobile: { ...commune, de: aide.mobile, touches: suite(lieu.code, aide.code) },
    }
    return compositions[forme]
  }
}

/** The telephone program in this process, on a clock of the bench; the first call of these lines finds it out of order. */
export async function ouvrirAgi(
  db: Db,
  maintenant: () => number,
  coupes: Set<string>,
): Promise<Serveur & { cle: string; issues: () => Record<string, number> }> {
  const journal = pino({ level: 'silent' })
  const mesures = ouvrirMesures()
  const cle = randomBytes(16).toString('hex')
  const outils = { db, journal, maintenant, voix: async () => undefined }
  const serveur = await ecouter({
    ...{ adresse: ADRESSE, port: 4573, cle, journal, mesures, maintenant },
    async traiter(session, environnement, instant) {
      if (coupes.delete(environnement.numero)) throw new Error('Panne voulue.')
      return repondre(outils, decrocher(session), lireAppelant(environnement, instant))
    },
  })
  return { ...serveur, cle, issues: () => mesures.releve().issues }
}
