import { appelsTraites, noterSort } from '../db/appelsTraites.ts'
import type { Db } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import { annoncer } from '../db/mouvements.ts'
import { appelATraiter, type Traite } from './appelATraiter.ts'
import type { Auteur } from './auteur.ts'
import { recalculerAppels } from './recalculerAppels.ts'

export type { Traite } from './appelATraiter.ts'

/** Sets a call aside, with the reason: it is kept, and may be taken up again. */
export async function rejeterAppel(
  db: Db,
  auteur: Auteur,
  { appelId, raison }: { appelId: number; raison: string },
  maintenant: number,
): Promise<Traite> {
  return db.transaction().execute(async (tx) => {
    const appel = await appelATraiter(tx, auteur, appelId)
    if ('type' in appel) return appel
    if (raison.trim() === '') return { type: 'refusee', raison: 'Dites pourquoi vous écartez cet appel.' }
    if ((await appelsTraites(tx, [appelId])).has(appelId)) {
      return { type: 'refusee', raison: 'Cet appel est déjà écarté.' }
    }
    const sort = {
      appel_id: appelId,
      sort: 'rejete',
      beneficiaire_id: null,
      intervenant_id: null,
      utilisateur_id: auteur.utilisateurId,
      instant: maintenant,
      note: raison.trim(),
    } as const
    await noterSort(tx, sort)
    await journaliser(tx, {
      instant: maintenant,
      utilisateur_id: auteur.utilisateurId,
      action: 'appel écarté',
      objet: 'appel',
      objet_id: String(appelId),
      apres: JSON.stringify(sort),
      adresse: auteur.adresse,
    })
    await annoncer(tx, appel.antenne_id)
    await recalculerAppels(tx, [appelId])
    return { type: 'fait' }
  })
}
