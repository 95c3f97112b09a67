import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'

export type LigneDeJournal = Awaited<ReturnType<typeof journalDuDossier>>[number]
export type RevisionDuDossier = Awaited<ReturnType<typeof revisionsDuDossier>>[number]

/** Who changed what in the file of somebody within the scope, the latest first. */
export async function journalDuDossier(
  db: Db,
  portee: Portee,
  objet: 'beneficiaire' | 'intervenant',
  id: number,
  limite: number,
) {
  return db
    .selectFrom('journal as j')
    .leftJoin('utilisateur as u', 'u.id', 'j.utilisateur_id')
    .select(['j.id', 'j.instant', 'j.action', 'j.avant', 'j.apres'])
    .select(['u.prenom as auteur_prenom', 'u.nom as auteur_nom'])
    .where('j.objet', '=', objet)
    .where('j.objet_id', '=', String(id))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom(`${objet} as p` as 'intervenant as p')
          .where('p.id', '=', id)
          .where(dansLaPortee('p.antenne_id', portee))
          .select('p.id'),
      ),
    )
    .orderBy('j.id', 'desc')
    .limit(limite)
    .execute()
}

/** The corrections of the interventions of somebody since a day, within the scope, the latest first. */
export async function revisionsDuDossier(
  db: Db,
  portee: Portee,
  objet: 'beneficiaire' | 'intervenant',
  id: number,
  depuis: string,
  limite: number,
) {
  return db
    .selectFrom('revision as r')
    .innerJoin('intervention as i', 'i.id', 'r.intervention_id')
    .innerJoin('motif as m', 'm.id', 'r.motif_id')
    .innerJoin('utilisateur as u', 'u.id', 'r.utilisateur_id')
    .select(['r.id', 'r.instant', 'r.acte', 'r.note', 'r.intervention_id', 'i.jour', 'm.libelle as motif'])
    .select(['u.prenom as auteur_prenom', 'u.nom as auteur_nom'])
    .where(`i.${objet}_id`, '=', id)
    .where('i.jour', '>=', depuis)
    .where(dansLaPortee('i.antenne_id', portee))
    .orderBy('r.id', 'desc')
    .limit(limite)
    .execute()
}
