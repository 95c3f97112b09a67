import type { Db } from '../../db/index.ts'
import { ajouterAntennes, annuaireDeLaBase, partiesPresentes, unirLesFoyers } from '../../db/demonstration.ts'
import { jourDe, jourSuivant } from '../../domain/regles/jours.ts'
import { ecrire } from '../formats/ecrire.ts'
import { INTERVENANTS } from '../formats/intervenants.ts'
import { USAGERS } from '../formats/usagers.ts'
import { importerFichier, type FichierEntrant } from '../importerFichier.ts'
import { absencesDeDemonstration } from './absences.ts'
import { ANTENNES, FINANCEURS, PRESTATIONS } from './antennes.ts'
import { hasard } from './hasard.ts'
import { ecrireLHistoire } from './histoire.ts'
import { intervenants } from './intervenants.ts'
import { tournees } from './planning.ts'
import { usagers } from './usagers.ts'

export interface Demonstration {
  graine: number
  annees: number
  beneficiaires: number
  intervenants: number
  did: string
  maintenant: number
}

function joursDuPasse({ annees }: Demonstration): number {
  return Math.round(annees * 365.25)
}

/** The two daily files of the business system, invented. */
export function fichiersDeDemonstration(demonstration: Demonstration) {
  const jour = jourDe(demonstration.maintenant)
  const suffixe = `${jour.replaceAll('-', '')}_030000.csv`
  const h = hasard(demonstration.graine)
  const aides = ecrire(INTERVENANTS, intervenants(h, demonstration.intervenants, jour))
  const depuis = jourSuivant(jour, -joursDuPasse(demonstration))
  const gens = ecrire(USAGERS, usagers(h, demonstration.beneficiaires, jour, depuis))
  return {
    aides: { nom: `INTERVENANTS_${suffixe}`, contenu: aides },
    gens: { nom: `USAGERS_${suffixe}`, contenu: gens },
  }
}

/**
 * Puts the demonstration in an empty base, or what is missing of it when it was cut: the offices, then the people
 * through the real import, then their planning and their past. Returns the number of interventions, null when it was
 * whole already. @throws when a file of its own making is refused
 */
export async function peupler(db: Db, demonstration: Demonstration): Promise<number | null> {
  const { graine, did, maintenant } = demonstration
  const presentes = await partiesPresentes(db)
  if (presentes.histoire) return null
  if (!presentes.antennes) await ajouterAntennes(db, ANTENNES, FINANCEURS, PRESTATIONS)
  const alea = hasard(graine + 1)
  const { aides, gens } = fichiersDeDemonstration(demonstration)
  if (!presentes.intervenants) await importer(db, { ...aides, maintenant, alea })
  if (!presentes.beneficiaires) await importer(db, { ...gens, maintenant, alea })
  await unirLesFoyers(db)
  const { annuaire, actifs } = await annuaireDeLaBase(db)
  const jour = jourDe(maintenant)
  const ids = actifs.beneficiaires.map(({ id }) => id)
  return ecrireLHistoire(db, {
    graine,
    maintenant,
    jours: joursDuPasse(demonstration),
    annuaire: { did, ...annuaire },
    tournees: tournees(actifs.intervenants, actifs.beneficiaires),
    absences: absencesDeDemonstration(graine, ids, jour),
  })
}

async function importer(db: Db, fichier: FichierEntrant): Promise<void> {
  const { etat, raison, refus } = await importerFichier(db, fichier)
  if (etat === 'applique' && refus.length === 0) return
  const lignes = refus.map((r) => `ligne ${r.ligne} ${r.raison}`)
  throw new Error(`${fichier.nom} : ${etat}. ${raison} ${lignes.join(' ')}`)
}
