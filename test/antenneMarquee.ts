import type { Db } from '../db/index.ts'
import { noterAppel } from '../domain/noterAppel.ts'
import { unAppel, unBeneficiaire, uneAntenne, unIntervenant } from './constructeurs.ts'
import { MATIN, unPointage } from './extranet.ts'

const HEURE = 3_600_000

/** An office where every row that has a text holds the marker. */
export async function uneAntenneMarquee(db: Db, marque: string, rang: number) {
  const antenneId = await uneAntenne(db, { nom: `${marque} antenne`, adresse: `${marque} rue` })
  const numero = `+3314200000${rang}`
  const beneficiaire = await unBeneficiaire(db, {
    antenne_id: antenneId,
    nom: `${marque}dupont`,
    adresse: `${marque} rue`,
    identifiant: `${marque}U`,
    numeros: [numero],
  })
  const intervenant = await unIntervenant(db, {
    antenne_id: antenneId,
    nom: `${marque}diallo`,
    identifiant: `${marque}I`,
    telephone: `+3361200000${rang}`,
  })
  const appel = (instant: number) => unAppel(instant, { numero, presentation: 'fournie' })
  for (const instant of [MATIN - 25 * HEURE, MATIN - 24 * HEURE, MATIN - HEURE]) {
    await unPointage(db, intervenant.id, beneficiaire, instant, { numero, saisie: intervenant.code })
  }
  await noterAppel(db, appel(MATIN - 2 * HEURE), {
    resultat: 'code_inconnu',
    etape: 'code',
    saisies: ['99991'],
    identification: 'ligne',
    beneficiaireId: beneficiaire.id,
    intervenantId: null,
  })
  await db
    .insertInto('financeur')
    .values({ code: marque, libelle: `${marque} caisse`, genre: 'APA' })
    .execute()
  const { id: financeur_id } = await db
    .selectFrom('financeur')
    .select('id')
    .where('code', '=', marque)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('prise_en_charge')
    .values({
      beneficiaire_id: beneficiaire.id,
      financeur_id,
      numero_pec: `${marque}P`,
      prestation: `${marque}S`,
      date_debut: '2026-01-01',
      rang: 1,
    })
    .execute()
  await db
    .insertInto('visite')
    .values({
      beneficiaire_id: beneficiaire.id,
      intervenant_id: intervenant.id,
      debut: MATIN + HEURE,
      fin: MATIN + 2 * HEURE,
      jour: '2026-11-23',
      prestation: `${marque}V`,
    })
    .execute()
  const intervention = await db
    .selectFrom('intervention')
    .select('id')
    .where('antenne_id', '=', antenneId)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return {
    antenneId,
    marque,
    numero,
    fiches: [
      `/beneficiaires/${beneficiaire.id}`,
      `/intervenants/${intervenant.id}`,
      `/interventions/${intervention.id}`,
    ],
    ids: { beneficiaire: beneficiaire.id, intervenant: intervenant.id },
  }
}
