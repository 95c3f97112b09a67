import { randomUUID } from 'node:crypto'
import { beneficiaireVisible } from '../db/beneficiaires.ts'
import { membresDuFoyer, poserFoyer } from '../db/foyers.ts'
import type { Db, Tx } from '../db/index.ts'
import type { Ligne } from '../db/schema.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, refuser, type Change } from './change.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { recalculer } from './recalculer.ts'
import { jourDe } from './regles/jours.ts'

/** Notes that two beneficiaires live together: their line may be the same, and shared hours are counted so (regles.md §5). */
export async function vivreEnsemble(
  db: Db,
  auteur: Auteur,
  { beneficiaireId, avecId }: { beneficiaireId: number; avecId: number },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const elle = await beneficiaireVisible(tx, auteur.portee, beneficiaireId)
    const autre = await beneficiaireVisible(tx, auteur.portee, avecId)
    if (elle === undefined || autre === undefined) return INTROUVABLE
    if (elle.id === autre.id) return refuser('avec', 'Choisissez une autre personne.')
    if (elle.foyer !== null && elle.foyer === autre.foyer) return refuser('avec', 'C’est déjà noté.')
    if (elle.foyer !== null && autre.foyer !== null) {
      return refuser('avec', 'Cette personne est déjà d’un autre foyer : retirez-la d’abord de celui-là.')
    }
    const foyer = elle.foyer ?? autre.foyer ?? randomUUID()
    await poserFoyer(tx, [elle.id, autre.id], foyer)
    await journaliserFoyer(tx, auteur, elle, { avec: autre.id }, maintenant)
    await journaliserFoyer(tx, auteur, autre, { avec: elle.id }, maintenant)
    await recompter(tx, await membresDuFoyer(tx, foyer), maintenant)
    return FAIT
  })
}

/** Notes that a beneficiaire lives alone from now on; one who stays alone in a household has none either. */
export async function quitterFoyer(
  db: Db,
  auteur: Auteur,
  { beneficiaireId }: { beneficiaireId: number },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const elle = await beneficiaireVisible(tx, auteur.portee, beneficiaireId)
    if (elle === undefined) return INTROUVABLE
    if (elle.foyer === null) return refuser('', 'Cette personne n’est notée avec personne.')
    const membres = await membresDuFoyer(tx, elle.foyer)
    await poserFoyer(tx, membres.length <= 2 ? membres : [elle.id], null)
    await journaliserFoyer(tx, auteur, elle, { avec: null }, maintenant)
    await recompter(tx, membres, maintenant)
    return FAIT
  })
}

async function journaliserFoyer(
  tx: Tx,
  auteur: Auteur,
  { id, antenne_id: antenneId, foyer }: Ligne<'beneficiaire'>,
  apres: { avec: number | null },
  maintenant: number,
): Promise<void> {
  const action = apres.avec === null ? 'foyer quitté' : 'foyer noté'
  const changement = { objet: 'beneficiaire', id, antenneId, action, avant: { foyer }, apres } as const
  await journaliserDossier(tx, auteur, changement, maintenant)
}

// Authorised hours are those of a month, a couple's one fifth less: the whole month is shared out again.
async function recompter(tx: Tx, ids: readonly number[], maintenant: number): Promise<void> {
  const jour = `${jourDe(maintenant).slice(0, 8)}01`
  await recalculer(
    tx,
    ids.map((beneficiaireId) => ({ beneficiaireId, intervenantId: null, jour })),
    maintenant,
  )
}
