import type { Db } from '../../db/index.ts'
import { annuaireDeLaBase, ajouterAntennes, ajouterFinanceurs } from '../../db/demonstration.ts'
import type { Bilan } from '../../domain/importer.ts'
import { jourDe } from '../../domain/regles/jours.ts'
import { ecrire } from '../formats/ecrire.ts'
import { INTERVENANTS } from '../formats/intervenants.ts'
import { USAGERS } from '../formats/usagers.ts'
import { importerFichier } from '../importerFichier.ts'
import { ANTENNES, FINANCEURS } from './antennes.ts'
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

/** The two daily files of the business system, invented. */
export function fichiersDeDemonstration(demonstration: Demonstration): { nom: string; contenu: Buffer }[] {
  const jour = jourDe(demonstration.maintenant)
  const suffixe = `${jour.replaceAll('-', '')}_030000.csv`
  const h = hasard(demonstration.graine)
  const aides = intervenants(h, demonstration.intervenants, jour)
  const gens = usagers(h, demonstration.beneficiaires, jour)
  return [
    { nom: `INTERVENANTS_${suffixe}`, contenu: ecrire(INTERVENANTS, aides) },
    { nom: `USAGERS_${suffixe}`, contenu: ecrire(USAGERS, gens) },
  ]
}

/**
 * Fills an empty base: the offices, then the people through the real import, then their planning and their past.
 * Returns the number of interventions. @throws when a file of its own making is refused
 */
export async function peupler(db: Db, demonstration: Demonstration): Promise<number> {
  const { graine, annees, did, maintenant } = demonstration
  await ajouterAntennes(db, ANTENNES)
  await ajouterFinanceurs(db, FINANCEURS)
  const alea = hasard(graine + 1)
  for (const { nom, contenu } of fichiersDeDemonstration(demonstration)) {
    exigerApplique(nom, await importerFichier(db, { nom, contenu, maintenant, alea }))
  }
  const { annuaire, actifs } = await annuaireDeLaBase(db)
  return ecrireLHistoire(db, {
    graine,
    maintenant,
    jours: Math.round(annees * 365.25),
    annuaire: { did, ...annuaire },
    tournees: tournees(actifs.intervenants, actifs.beneficiaires),
  })
}

function exigerApplique(nom: string, { etat, raison, refus }: Bilan): void {
  if (etat === 'applique' && refus.length === 0) return
  throw new Error(`${nom} : ${etat}. ${raison} ${refus.map((r) => `ligne ${r.ligne} ${r.raison}`).join(' ')}`)
}
