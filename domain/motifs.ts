import type { Db, Tx } from '../db/index.ts'
import { ligneMotif, motifsAPartirDe } from '../db/listeMotifs.ts'
import { plier } from '../db/recherche.ts'
import type { Famille, Ligne } from '../db/schema.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, PERIMEE, refuser, type Change } from './change.ts'
import { empreinte } from './empreinte.ts'
import { noterChange } from './noterChange.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

/** The families in which headquarters keep motifs. HOR says that the hours are as stamped: nothing to choose there. */
export const FAMILLES = ['COA', 'COD', 'CO2', 'CRE', 'MDT', 'SUP'] as const satisfies readonly Famille[]

interface Contenu {
  libelle: string
  noteObligatoire: boolean
  /** First day it is offered. */
  du: string
}

export async function ajouterMotif(
  db: Db,
  auteur: Auteur,
  { famille, ...contenu }: Contenu & { famille: (typeof FAMILLES)[number] },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const faute = await fauteDuContenu(tx, famille, contenu, jourDe(maintenant))
    if (faute !== undefined) return faute
    const nouveau = { famille, ...colonnes(contenu), du: contenu.du, au: null }
    const { id } = await tx.insertInto('motif').values(nouveau).returning('id').executeTakeFirstOrThrow()
    await noterChange(
      tx,
      auteur,
      { action: 'motif ajouté', objet: 'motif', objet_id: id, apres: nouveau },
      maintenant,
    )
    return FAIT
  })
}

/**
 * Changes the words of a motif. Once a correction names it, its words stay as they were read: the new ones make another
 * motif, from `du` on.
 */
export async function modifierMotif(
  db: Db,
  auteur: Auteur,
  { id, vu, ...contenu }: Contenu & { id: number; vu: string },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const motif = await ligneMotif(tx, id)
    if (motif === undefined) return INTROUVABLE
    if (empreinte(motif) !== vu) return PERIMEE
    const faute = await fauteDuContenu(tx, motif.famille, contenu, jourDe(maintenant), id)
    if (faute !== undefined) return faute
    const nouveau = { ...colonnes(contenu), famille: motif.famille, du: contenu.du, au: motif.au }
    if (!(await sertDeja(tx, id))) {
      await tx.updateTable('motif').set(colonnes(contenu)).where('id', '=', id).execute()
    } else if (contenu.du <= motif.du) {
      return refuser('du', 'Ce motif a déjà servi : choisissez une date après son premier jour.')
    } else if (motif.au !== null && contenu.du > motif.au) {
      return refuser('du', 'Ce motif ne sera plus proposé à cette date.')
    } else {
      await tx
        .updateTable('motif')
        .set({ au: jourSuivant(contenu.du, -1) })
        .where('id', '=', id)
        .execute()
      await tx.insertInto('motif').values(nouveau).execute()
    }
    await noterChange(
      tx,
      auteur,
      { action: 'motif modifié', objet: 'motif', objet_id: id, avant: motif, apres: nouveau },
      maintenant,
    )
    return FAIT
  })
}

/** Stops offering a motif after `au`, or offers it again without end (`au` null). */
export async function finirMotif(
  db: Db,
  auteur: Auteur,
  { id, vu, au }: { id: number; vu: string; au: string | null },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const motif = await ligneMotif(tx, id)
    if (motif === undefined) return INTROUVABLE
    if (empreinte(motif) !== vu) return PERIMEE
    const faute = await fauteDeLaFin(tx, motif, au, jourDe(maintenant))
    if (faute !== undefined) return faute
    await tx.updateTable('motif').set({ au }).where('id', '=', id).execute()
    await noterChange(
      tx,
      auteur,
      { action: 'motif daté', objet: 'motif', objet_id: id, avant: motif, apres: { ...motif, au } },
      maintenant,
    )
    return FAIT
  })
}

const colonnes = ({ libelle, noteObligatoire }: Contenu) => ({
  libelle,
  note_obligatoire: noteObligatoire ? (1 as const) : (0 as const),
})

async function fauteDuContenu(
  tx: Tx,
  famille: Famille,
  { libelle, du }: Contenu,
  aujourdhui: string,
  sauf?: number,
): Promise<Change | undefined> {
  if (libelle === '') return refuser('libelle', 'Écrivez le motif.')
  if (du < aujourdhui) return refuser('du', 'Choisissez aujourd’hui ou plus tard.')
  const autres = await motifsAPartirDe(tx, famille, du)
  const double = autres.some((autre) => autre.id !== sauf && plier(autre.libelle) === plier(libelle))
  return double ? refuser('libelle', 'Ce motif existe déjà dans cette famille.') : undefined
}

async function fauteDeLaFin(
  tx: Tx,
  motif: Ligne<'motif'>,
  au: string | null,
  aujourdhui: string,
): Promise<Change | undefined> {
  const autres = await motifsAPartirDe(tx, motif.famille, au ?? motif.du)
  if (au === null) {
    const double = autres.some(
      ({ id, libelle }) => id !== motif.id && plier(libelle) === plier(motif.libelle),
    )
    return double ? refuser('au', 'Un motif du même nom l’a remplacé.') : undefined
  }
  if (au < jourSuivant(aujourdhui, -1)) {
    return refuser(
      'au',
      'Les corrections déjà faites gardent leur motif : choisissez aujourd’hui ou plus tard.',
    )
  }
  const reste = autres.some(({ id, au: fin }) => id !== motif.id && fin === null)
  if (!reste) {
    return refuser('au', 'C’est le dernier motif de cette famille : ajoutez-en un autre d’abord.')
  }
  return undefined
}

async function sertDeja(tx: Tx, id: number): Promise<boolean> {
  const revision = await tx
    .selectFrom('revision')
    .select('id')
    .where('motif_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return revision !== undefined
}
