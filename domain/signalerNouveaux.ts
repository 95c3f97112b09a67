import { emettreAlertes, noterAlertes } from '../db/alertesLevees.ts'
import type { Tx } from '../db/index.ts'
import { nouveauxDossiers } from '../db/nouveauxDossiers.ts'
import { annoncer } from '../db/mouvements.ts'
import { enLigne } from './accorderAlertes.ts'
import { jourDe } from './regles/jours.ts'

/** Raises an alert for each beneficiaire a file has just brought, with or without help from the Département (regles.md §7). */
export async function signalerNouveaux(
  tx: Tx,
  identifiants: readonly string[],
  maintenant: number,
): Promise<void> {
  const nouveaux = await nouveauxDossiers(tx, identifiants, jourDe(maintenant))
  await noterAlertes(
    tx,
    nouveaux.map(({ id, antenne_id, aide }) =>
      enLigne({
        genre: aide === 1 ? 'nouveau_avec_aide' : 'nouveau_sans_aide',
        antenne_id,
        sujet: `beneficiaire:${id}`,
        beneficiaire_id: id,
        intervenant_id: null,
        detail: JSON.stringify({ jour: jourDe(maintenant) }),
        echeance: maintenant,
        leve: true,
      }),
    ),
  )
  for (const antenne of await emettreAlertes(tx, maintenant)) await annoncer(tx, antenne)
}
