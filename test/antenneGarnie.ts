import type { Db } from '../db/index.ts'
import type { CodeAnomalie, GenreAlerte } from '../db/schema.ts'
import { noterAppel } from '../domain/noterAppel.ts'
import type { uneAntenneMarquee } from './antenneMarquee.ts'
import { unAppel, unBeneficiaire, unIntervenant } from './constructeurs.ts'
import { MATIN, unCompte, unPointage } from './extranet.ts'

const HEURE = 3_600_000
const JOUR = '2026-11-22'

type Marquee = Awaited<ReturnType<typeof uneAntenneMarquee>>

const severiteDe = (code: CodeAnomalie) =>
  code === 'SANS_DEPART' ? ('a_corriger' as const) : ('a_acquitter' as const)

/** A marked office where every other table has a row of it too, its texts marked; the ids of these rows, by table. */
export async function garnir(db: Db, { antenneId, marque, numero, ids }: Marquee) {
  const courriel = await unCompte(db, 'coordonnateur', antenneId, `${marque}@sonnette.test`)
  const { id: utilisateur_id } = await db
    .updateTable('utilisateur')
    .set({ nom: `${marque}vasseur` })
    .where('courriel', '=', courriel)
    .returning('id')
    .executeTakeFirstOrThrow()
  const [archive, ancienne] = [
    await unBeneficiaire(db, {
      antenne_id: antenneId,
      nom: `${marque}archive`,
      archive_le: MATIN - 90 * HEURE,
    }),
    await unIntervenant(db, {
      antenne_id: antenneId,
      nom: `${marque}ancienne`,
      archive_le: MATIN - 90 * HEURE,
    }),
  ]
  const lieu = { id: ids.beneficiaire, antenneId, code: '', nom: '' }
  // Half a visit of the day before, and one closed that was corrected.
  await unPointage(db, ids.intervenant, lieu, MATIN - 27 * HEURE, { numero })
  await unPointage(db, ids.intervenant, lieu, MATIN - 30 * HEURE, { numero })
  const inconnu = unAppel(MATIN - 3 * HEURE, { numero: `+3314800000${antenneId}`, presentation: 'fournie' })
  await noterAppel(db, inconnu, {
    ...{ resultat: 'beneficiaire_inconnu', etape: 'beneficiaire', saisies: ['111111'] },
    ...{ identification: 'aucune', beneficiaireId: null, intervenantId: ids.intervenant },
  })
  const premier = async (table: 'appel' | 'intervention', sens: 'asc' | 'desc' = 'asc') =>
    (
      await db
        .selectFrom(table)
        .select('id')
        .where('antenne_id', '=', antenneId)
        .orderBy('id', sens)
        .executeTakeFirstOrThrow()
    ).id
  const [intervention, demie, appel] = [
    await premier('intervention'),
    await premier('intervention', 'desc'),
    await premier('appel', 'desc'),
  ]
  const motif = await db
    .selectFrom('motif')
    .select('id')
    .where('famille', '=', 'COD')
    .executeTakeFirstOrThrow()
  const ligne = await db
    .selectFrom('intervention')
    .selectAll()
    .where('id', '=', intervention)
    .executeTakeFirstOrThrow()
  const revision = await db
    .insertInto('revision')
    .values({
      ...{ intervention_id: intervention, utilisateur_id, instant: MATIN - HEURE, acte: 'deplacer' },
      ...{ motif_id: motif.id, note: `${marque} note`, groupe: `${marque}groupe` },
      ...{ avant: JSON.stringify(ligne), apres: JSON.stringify({ ...ligne, corrigee: 1 }) },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('intervention')
    .set({ corrigee: 1, version: 2 })
    .where('id', '=', intervention)
    .execute()
  const gens = { beneficiaire_id: ids.beneficiaire, intervenant_id: ids.intervenant }
  const absence = await db
    .insertInto('absence')
    .values({
      ...{ beneficiaire_id: ids.beneficiaire, du: '2026-12-20', au: '2026-12-27', motif: 'vacances' },
      ...{ note: `${marque} absence`, utilisateur_id, cree_le: MATIN },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const visite = await db
    .insertInto('visite')
    .values({
      ...{ ...gens, debut: MATIN - 22 * HEURE, fin: MATIN - 21 * HEURE, jour: JOUR },
      prestation: `${marque}V`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const anomalie = async (code: CodeAnomalie, objet: 'intervention' | 'appel' | 'visite', objet_id: number) =>
    (
      await db
        .insertInto('anomalie')
        .values({
          ...{ code, severite: severiteDe(code) },
          ...{ objet, objet_id, antenne_id: antenneId, jour: JOUR, ...gens },
          ...{ empreinte: `${marque}e`, note: '', detail: JSON.stringify({ texte: `${marque} détail` }) },
        })
        .onConflict((conflit) =>
          conflit.columns(['objet', 'objet_id', 'code']).doUpdateSet({ empreinte: `${marque}e` }),
        )
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const anomalies = [
    await anomalie('SECOURS', 'intervention', intervention),
    await anomalie('SANS_DEPART', 'intervention', demie),
    await anomalie('MANQUEE', 'visite', visite.id),
    await anomalie('BENEFICIAIRE_INCONNU', 'appel', appel),
  ]
  const alerte = async (genre: GenreAlerte) =>
    (
      await db
        .insertInto('alerte')
        .values({
          ...{ genre, note: '', antenne_id: antenneId, sujet: `${marque}:${genre}`, ...gens },
          ...{
            detail: JSON.stringify({ texte: `${marque} détail` }),
            echeance: MATIN - HEURE,
            emise_le: MATIN,
          },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const alertes = [await alerte('visite_manquee'), await alerte('consommation')]
  const message = await db
    .insertInto('message')
    .values({ intervenant_id: ids.intervenant, texte: `${marque} message`, utilisateur_id, cree_le: MATIN })
    .returning('id')
    .executeTakeFirstOrThrow()
  const journal = await db
    .insertInto('journal')
    .values({
      ...{ instant: MATIN - HEURE, utilisateur_id, action: 'absence déclarée', objet: 'beneficiaire' },
      ...{ objet_id: String(ids.beneficiaire), avant: JSON.stringify({ note: `${marque} avant` }) },
      ...{ apres: JSON.stringify({ note: `${marque} après` }), adresse: '192.0.2.7' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: traite } = await db
    .selectFrom('appel')
    .select('id')
    .where('antenne_id', '=', antenneId)
    .where('resultat', '=', 'code_inconnu')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('appel_traite')
    .values({ appel_id: traite, sort: 'rejete', utilisateur_id, instant: MATIN, note: `${marque} rejet` })
    .execute()
  const ligneNumero = await db
    .selectFrom('numero')
    .select('id')
    .where('beneficiaire_id', '=', ids.beneficiaire)
    .executeTakeFirstOrThrow()
  const prise = await db
    .selectFrom('prise_en_charge')
    .select('id')
    .where('beneficiaire_id', '=', ids.beneficiaire)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('repartition')
    .values({
      ...{ intervention_id: intervention, ordre: 1, jour: JOUR, prestation: `${marque}S` },
      ...{ prise_en_charge_id: prise.id, minutes: 30, regles: 1 },
    })
    .execute()
  return {
    antenneId,
    marque,
    numero,
    courriel,
    lignes: {
      antenne: [antenneId],
      utilisateur: [utilisateur_id],
      beneficiaire: [ids.beneficiaire, archive.id],
      intervenant: [ids.intervenant, ancienne.id],
      intervention: [intervention, demie],
      appel: [appel, traite],
      revision: [revision.id],
      absence: [absence.id],
      visite: [visite.id],
      anomalie: anomalies,
      alerte: alertes,
      message: [message.id],
      journal: [journal.id],
      numero: [ligneNumero.id],
      prise_en_charge: [prise.id],
    },
  }
}

export type Garnie = Awaited<ReturnType<typeof garnir>>
