import {
  aAcquitter,
  acquitterEnMasse,
  ajouterAbsences,
  annuaireDeLaBase,
  appelsNonTraites,
  dejaAuJournal,
  aRectifier,
  gestionnaires,
  rejeterEnMasse,
  viderLesAnomalies,
} from '../../db/demonstration.ts'
import type { Db } from '../../db/index.ts'
import { journaliser } from '../../db/journal.ts'
import { motifsDuJour } from '../../db/motifs.ts'
import { acquitterAnomalie } from '../../domain/acquitterAnomalie.ts'
import { alerter } from '../../domain/alerter.ts'
import type { Auteur } from '../../domain/auteur.ts'
import { deplacerIntervention } from '../../domain/corrections/deplacer.ts'
import { changerMinutes } from '../../domain/corrections/minutes.ts'
import { supprimerIntervention } from '../../domain/corrections/supprimer.ts'
import { mesurerConsommations } from '../../domain/mesurerConsommations.ts'
import { recalculerTout } from '../../domain/recalculerTout.ts'
import { debutDuJour, instantDe, jourDe, jourSuivant } from '../../domain/regles/jours.ts'
import { absencesDeDemonstration } from './absences.ts'
import { hasard, type Hasard } from './hasard.ts'

/** Days after which most of what went wrong has been put right. */
const EN_RETARD = 8
const CORRECTIONS = 150
const ACQUITTEMENTS = 250
const CLOS = 35
const FAIT = 'démonstration inventée'

export interface Bureau {
  graine: number
  maintenant: number
}

type Equipes = Awaited<ReturnType<typeof gestionnaires>>

/**
 * What the people of the offices did of that past: absences noted, visits put right, calls rejected, anomalies
 * acknowledged, each by somebody of the antenne; then every figure and anomaly computed. The accounts must be open.
 */
export async function travailler(db: Db, bureau: Bureau): Promise<void> {
  if (await dejaAuJournal(db, FAIT)) return
  const equipes = await gestionnaires(db)
  await noterLesAbsences(db, bureau, equipes)
  await rectifier(db, bureau, equipes)
  await rejeter(db, bureau, equipes)
  await db.transaction().execute(async (tx) => {
    await viderLesAnomalies(tx)
    await recalculerTout(tx, bureau.maintenant)
    const clos = jourSuivant(jourDe(bureau.maintenant), -CLOS)
    await acquitterEnMasse(tx, clos, debutDuJour(clos))
  })
  await acquitter(db, bureau, equipes)
  await mesurerConsommations(db, bureau.maintenant)
  await alerter(db, bureau.maintenant)
  await journaliser(db, {
    instant: bureau.maintenant,
    action: FAIT,
    objet: 'base',
    objet_id: 'démonstration',
  })
}

async function noterLesAbsences(db: Db, { graine, maintenant }: Bureau, equipes: Equipes): Promise<void> {
  const { actifs } = await annuaireDeLaBase(db)
  const antennes = new Map(actifs.beneficiaires.map(({ id, antenne_id }) => [id, antenne_id]))
  const jour = jourDe(maintenant)
  const absences = absencesDeDemonstration(graine, [...antennes.keys()], jour).map((absence) => ({
    ...absence,
    utilisateur_id: equipes.get(antennes.get(absence.beneficiaire_id) ?? null)?.[0] ?? 0,
    cree_le: Math.min(instantDe(absence.du, '09:20'), maintenant),
    retire_le: null,
  }))
  await ajouterAbsences(db, absences, jour, debutDuJour(jour))
}

async function rectifier(db: Db, { graine, maintenant }: Bureau, equipes: Equipes): Promise<void> {
  const h = hasard(graine * 49_979_687)
  const jour = jourSuivant(jourDe(maintenant), -EN_RETARD)
  for (const intervention of await aRectifier(db, jour, CORRECTIONS)) {
    const quand =
      instantDe(jourSuivant(intervention.jour, h.entier(1, 3)), '09:30') + h.entier(0, 420) * 60_000
    await rectifierUne(db, h, auteurDe(h, equipes, intervention.antenne_id), intervention, quand)
  }
}

type ARectifier = Awaited<ReturnType<typeof aRectifier>>[number]

async function rectifierUne(db: Db, h: Hasard, auteur: Auteur, i: ARectifier, quand: number): Promise<void> {
  const motif = async (famille: 'COA' | 'COD' | 'SUP' | 'MDT', parmi: RegExp) =>
    (await motifsDuJour(db, jourDe(quand), [famille])).find(({ libelle }) => parmi.test(libelle))?.id ?? 0
  const vue = { interventionId: i.id, version: i.version }
  const debut = i.debut ?? i.prevu_debut
  const fin = i.fin ?? i.prevu_fin
  if (debut === null || fin === null || fin <= debut) {
    const acte = { ...vue, motifId: await motif('SUP', /erreur/), note: '' }
    await supprimerIntervention(db, auteur, acte, quand)
    return
  }
  const motifId = i.fin === null ? await motif('COD', /Oubli/) : await motif('COA', /Oubli/)
  const note = h.parmi(['', 'Confirmé par téléphone', 'Heures du planning, vues avec elle'])
  const fait = await deplacerIntervention(db, auteur, { ...vue, motifId, note, debut, fin }, quand)
  if (fait.type !== 'fait' || !h.chance(0.1)) return
  const ajout = { interventionId: i.id, version: i.version + 1, minutes: h.entier(1, 3) * 5 }
  const pourquoi = { motifId: await motif('MDT', /Minutes/), note: 'Courses faites en chemin' }
  await changerMinutes(db, auteur, { ...ajout, ...pourquoi }, quand + 60_000)
}

async function rejeter(db: Db, { graine, maintenant }: Bureau, equipes: Equipes): Promise<void> {
  const h = hasard(graine * 67_867_967)
  const avant = maintenant - EN_RETARD * 86_400_000
  const appels = await appelsNonTraites(db, avant, 1_000_000)
  const lignes = appels.map(({ id, antenne_id, instant }) => ({
    appel_id: id,
    sort: 'rejete' as const,
    beneficiaire_id: null,
    intervenant_id: null,
    utilisateur_id: auteurDe(h, equipes, antenne_id).utilisateurId,
    instant: instant + h.entier(1, 40) * 3_600_000,
    note: h.parmi(['Erreur de numéro', 'Rappelée : ce n’était rien', 'Appel de démarchage']),
  }))
  await rejeterEnMasse(db, lignes)
}

async function acquitter(db: Db, { graine, maintenant }: Bureau, equipes: Equipes): Promise<void> {
  const h = hasard(graine * 86_028_121)
  const jour = jourSuivant(jourDe(maintenant), -EN_RETARD)
  for (const { id, antenne_id, jour: celuiCi } of await aAcquitter(db, jour, ACQUITTEMENTS)) {
    const quand = instantDe(jourSuivant(celuiCi, 1), '10:00') + h.entier(0, 380) * 60_000
    const note = h.parmi([
      'Vu avec l’intervenante',
      'Visite écourtée à sa demande',
      'Remplacement de dernière minute',
    ])
    await acquitterAnomalie(db, auteurDe(h, equipes, antenne_id), { anomalieId: id, note }, quand)
  }
}

function auteurDe(h: Hasard, equipes: Equipes, antenneId: number | null): Auteur {
  const equipe = equipes.get(antenneId) ?? []
  const portee = antenneId === null ? ('toutes' as const) : [antenneId]
  return { utilisateurId: h.parmi(equipe), portee, adresse: '192.0.2.10' }
}
