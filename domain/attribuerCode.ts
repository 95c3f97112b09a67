import { ajouterCode, codesPris, fermerCode } from '../db/codes.ts'
import type { Db } from '../db/index.ts'
import { codeOuvert, intervenantVisible } from '../db/intervenants.ts'
import { parametres } from '../db/parametres.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, refuser, type Change } from './change.ts'
import { tirerLibre } from './importerCodes.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

/** A code given up is not given again for two years: a carer who keys her old one by habit must not pass for another. */
const REPOS_JOURS = 731

/**
 * Gives a carer a new code, drawn at random with its check digit; the one she had stops at once. `alea` gives a number in
 * [0, 1) that cannot be guessed. The journal does not hold the code.
 */
export async function attribuerCode(
  db: Db,
  auteur: Auteur,
  { intervenantId }: { intervenantId: number },
  maintenant: number,
  alea: () => number,
): Promise<Change> {
  const aujourdhui = jourDe(maintenant)
  return db.transaction().execute(async (tx) => {
    const intervenant = await intervenantVisible(tx, auteur.portee, intervenantId)
    if (intervenant === undefined) return INTROUVABLE
    const { archive_le, date_sortie: sortie, antenne_id: antenneId } = intervenant
    if (archive_le !== null || (sortie !== null && sortie < aujourdhui)) {
      return refuser('', 'Cet intervenant a quitté le service : il ne reçoit plus de code.')
    }
    const { longueurCode } = await parametres(tx, aujourdhui)
    const pris = await codesPris(tx, jourSuivant(aujourdhui, -REPOS_JOURS))
    const ancien = await codeOuvert(tx, auteur.portee, intervenantId)
    if (ancien !== undefined) await fermerCode(tx, ancien.id, jourSuivant(aujourdhui, -1))
    const code = tirerLibre(longueurCode, pris, alea)
    await ajouterCode(tx, { intervenant_id: intervenantId, code, du: aujourdhui })
    const action = ancien === undefined ? 'code attribué' : 'code remplacé'
    const apres = { du: aujourdhui }
    const changement = { objet: 'intervenant', id: intervenantId, antenneId, action, apres } as const
    await journaliserDossier(tx, auteur, changement, maintenant)
    return FAIT
  })
}
