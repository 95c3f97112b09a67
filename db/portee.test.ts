import { expect, it } from 'vitest'
import { declarerAbsence } from '../domain/declarerAbsence.ts'
import type { Portee } from '../domain/regles/portee.ts'
import { uneAntenneMarquee } from '../test/antenneMarquee.ts'
import { unAuteur } from '../test/auteur.ts'
import { baseDeTest } from '../test/base.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import { MATIN } from '../test/extranet.ts'
import { absencesEntre, absencesVisibles, absenceVisible } from './absences.ts'
import { antennesVisibles } from './antennes.ts'
import { appelsDuCouple, appelsParHeure, appelsSansPointage, nombreParResultat, recidives } from './appels.ts'
import {
  beneficiaireVisible,
  financeursDeLaPortee,
  lignesDuBeneficiaire,
  listeDesBeneficiaires,
  nombreDeBeneficiaires,
  prisesEnChargeDuBeneficiaire,
} from './beneficiaires.ts'
import { attributionsDe, porteursDeCode } from './codes.ts'
import { cohabitants } from './foyers.ts'
import type { Db } from './index.ts'
import { codeOuvert, intervenantVisible, listeDesIntervenants, nombreDIntervenants } from './intervenants.ts'
import { interventionsVisibles, interventionVisible } from './interventions.ts'
import { journalDuDossier } from './journalDossier.ts'
import { numeroVisible } from './numeros.ts'
import { chercherPersonnes } from './personnes.ts'
import {
  interventionsAuPlanning,
  nombreAuPlanning,
  personnesAuPlanning,
  visitesAuPlanning,
  visitesPourLaFeuille,
} from './planning.ts'
import { prochainesVisites, visitesPrevues } from './visites.ts'

const JOUR = 86_400_000
const [DU, AU] = [MATIN - 30 * JOUR, MATIN + 30 * JOUR]
const TOUS = { texte: '', archives: false, jour: '2026-11-23' }

/** Every reading a page does, about the rows of the marked antenne. */
function lectures(db: Db, { ids, numero, marque }: Awaited<ReturnType<typeof uneAntenneMarquee>>) {
  const page = { sens: 'asc', limite: 50, decalage: 0 } as const
  const couple = { beneficiaireId: ids.beneficiaire, intervenantId: ids.intervenant }
  return {
    antennesVisibles: async (p: Portee) => antennesVisibles(db, p),
    appelsDuCouple: async (p: Portee) => appelsDuCouple(db, p, couple, DU, AU),
    appelsParHeure: async (p: Portee) => appelsParHeure(db, p, DU, AU),
    appelsSansPointage: async (p: Portee) =>
      appelsSansPointage(db, p, { du: DU, au: AU, resultats: ['code_inconnu'] }, 50),
    nombreParResultat: async (p: Portee) => Object.keys(await nombreParResultat(db, p, DU, AU)),
    recidives: async (p: Portee) => [...(await recidives(db, p, [numero], DU))],
    beneficiaireVisible: async (p: Portee) => beneficiaireVisible(db, p, ids.beneficiaire),
    lignesDuBeneficiaire: async (p: Portee) => lignesDuBeneficiaire(db, p, ids.beneficiaire),
    prisesEnCharge: async (p: Portee) => prisesEnChargeDuBeneficiaire(db, p, ids.beneficiaire),
    nombreDeBeneficiaires: async (p: Portee) => nombreDeBeneficiaires(db, p, TOUS),
    listeDesBeneficiaires: async (p: Portee) => listeDesBeneficiaires(db, p, TOUS, { ...page, tri: 'nom' }),
    intervenantVisible: async (p: Portee) => intervenantVisible(db, p, ids.intervenant),
    codeOuvert: async (p: Portee) => codeOuvert(db, p, ids.intervenant),
    nombreDIntervenants: async (p: Portee) => nombreDIntervenants(db, p, TOUS),
    listeDesIntervenants: async (p: Portee) => listeDesIntervenants(db, p, TOUS, { ...page, tri: 'nom' }),
    interventionsVisibles: async (p: Portee) =>
      interventionsVisibles(db, p, { du: '2026-01-01', au: '2026-12-31' }),
    interventionVisible: async (p: Portee) => interventionVisible(db, p, 1),
    chercherPersonnes: async (p: Portee) => chercherPersonnes(db, p, marque, 5),
    visitesPrevues: async (p: Portee) => visitesPrevues(db, p, [ids.intervenant], '2026-01-01', '2026-12-31'),
    prochainesVisites: async (p: Portee) =>
      prochainesVisites(db, p, couple, { depuis: MATIN, veille: '2026-11-22' }, 5),
    financeurs: async (p: Portee) => financeursDeLaPortee(db, p),
    absencesEntre: async (p: Portee) => absencesEntre(db, p, [ids.beneficiaire], '2026-01-01', '2026-12-31'),
    absencesVisibles: async (p: Portee) => absencesVisibles(db, p, ids.beneficiaire),
    absenceVisible: async (p: Portee) => absenceVisible(db, p, 1),
    numeroVisible: async (p: Portee) => numeroVisible(db, p, 1),
    attributionsDe: async (p: Portee) => attributionsDe(db, p, ids.intervenant),
    porteursDeCode: async (p: Portee) => porteursDeCode(db, p, 5),
    cohabitants: async (p: Portee) => cohabitants(db, p, { id: 0, foyer: 'f' }),
    journalDuDossier: async (p: Portee) => journalDuDossier(db, p, 'beneficiaire', ids.beneficiaire, 5),
    ...lecturesDuPlanning(db, ids),
  }
}

function lecturesDuPlanning(db: Db, ids: { beneficiaire: number; intervenant: number }) {
  const jours = { du: '2026-11-01', au: '2026-11-30' }
  const filtre = { ...jours, par: 'beneficiaire', texte: '', ecarts: false } as const
  const demandes = [
    { ...jours, par: 'beneficiaire', ids: [ids.beneficiaire] },
    { ...jours, par: 'intervenant', ids: [ids.intervenant] },
  ] as const
  return {
    nombreAuPlanning: async (p: Portee) => nombreAuPlanning(db, p, filtre),
    nombreAuPlanningParIntervenant: async (p: Portee) =>
      nombreAuPlanning(db, p, { ...filtre, par: 'intervenant' }),
    personnesAuPlanning: async (p: Portee) => personnesAuPlanning(db, p, filtre, { limite: 5, decalage: 0 }),
    visitesAuPlanning: async (p: Portee) =>
      (await Promise.all(demandes.map(async (demande) => visitesAuPlanning(db, p, demande)))).flat(),
    interventionsAuPlanning: async (p: Portee) =>
      (await Promise.all(demandes.map(async (demande) => interventionsAuPlanning(db, p, demande)))).flat(),
    visitesPourLaFeuille: async (p: Portee) => visitesPourLaFeuille(db, p, '2026-11-23', '2026-11-24', 10),
  }
}

/** What only a person writes: an absence, a household, a line in the journal. */
async function uneMain(db: Db, { ids }: Awaited<ReturnType<typeof uneAntenneMarquee>>): Promise<void> {
  const auteur = await unAuteur(db)
  const absence = { beneficiaireId: ids.beneficiaire, du: '2026-11-22', au: '2026-11-24', note: '' }
  await declarerAbsence(db, auteur, { ...absence, motif: 'vacances' }, MATIN)
  await db.updateTable('beneficiaire').set({ foyer: 'f' }).where('id', '=', ids.beneficiaire).execute()
}

const rien = (lu: unknown) => lu === undefined || lu === 0 || (Array.isArray(lu) && lu.length === 0)

it('no reading gives a row, nor counts one, outside its scope', async () => {
  const db = await baseDeTest()
  const marquee = await uneAntenneMarquee(db, 'canaria', 1)
  await uneMain(db, marquee)
  const autre = await uneAntenne(db)
  for (const [nom, lire] of Object.entries(lectures(db, marquee))) {
    expect(rien(await lire('toutes')), `${nom}, toutes`).toBe(false)
    expect(rien(await lire([marquee.antenneId])), `${nom}, la sienne`).toBe(false)
    expect(rien(await lire([])), `${nom}, aucune`).toBe(true)
    if (nom !== 'antennesVisibles') expect(rien(await lire([autre])), `${nom}, une autre`).toBe(true)
  }
})

it('of somebody who changed antenne, the new one does not learn when the old one visited her', async () => {
  const db = await baseDeTest()
  const { ids, antenneId } = await uneAntenneMarquee(db, 'canaria', 1)
  const nouvelle = await uneAntenne(db)
  await db.updateTable('beneficiaire').set({ antenne_id: nouvelle }).execute()
  await db.updateTable('intervenant').set({ antenne_id: nouvelle }).execute()
  const derniere = async (portee: Portee) => {
    const page = { sens: 'asc', limite: 50, decalage: 0 } as const
    const [b] = await listeDesBeneficiaires(db, portee, TOUS, { ...page, tri: 'nom' })
    const [a] = await listeDesIntervenants(db, portee, TOUS, { ...page, tri: 'nom' })
    return [b?.id, b?.derniere, a?.id, a?.derniere]
  }
  expect(await derniere([nouvelle])).toEqual([ids.beneficiaire, null, ids.intervenant, null])
  expect(await derniere([nouvelle, antenneId])).toEqual([
    ids.beneficiaire,
    '2026-11-23',
    ids.intervenant,
    '2026-11-23',
  ])
})
