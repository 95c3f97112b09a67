import { ligneFinanceur, premiereJourneeDe } from '../db/financeurs.ts'
import type { Db } from '../db/index.ts'
import { marquerLesJours, nombreDeJours } from '../db/recalculsEnMasse.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, PERIMEE, refuser, type Change } from './change.ts'
import { empreinte } from './empreinte.ts'
import { joursDits } from './joursDits.ts'
import { noterChange } from './noterChange.ts'
import { jourDe } from './regles/jours.ts'

/** The kinds of funders; `autre` until somebody says which. `departement` is the one whose aid the alerts speak of. */
export const GENRES = [
  'departement',
  'caisse',
  'mutuelle',
  'cpam',
  'autre_departement',
  'etat',
  'autre',
] as const

export interface ContenuDuFinanceur {
  libelle: string
  genre: (typeof GENRES)[number]
  /** Each authorises one fifth less to two who live together (CASF, R231-2). */
  abattementCouple: boolean
}

const colonnes = ({ libelle, genre, abattementCouple }: ContenuDuFinanceur) => ({
  libelle,
  genre,
  abattement_couple: abattementCouple ? (1 as const) : (0 as const),
})

/** Adds a funder under the code the feeds will name it by. */
export async function ajouterFinanceur(
  db: Db,
  auteur: Auteur,
  { code, ...contenu }: ContenuDuFinanceur & { code: string },
  maintenant: number,
): Promise<Change> {
  if (!/^[A-Z0-9_-]{1,20}$/.test(code)) {
    return refuser('code', 'Le code est fait de majuscules, de chiffres et de tirets.')
  }
  if (contenu.libelle === '') return refuser('libelle', 'Écrivez le nom du financeur.')
  return db.transaction().execute(async (tx) => {
    const nouveau = { code, ...colonnes(contenu) }
    const insere = await tx
      .insertInto('financeur')
      .values(nouveau)
      .onConflict((conflit) => conflit.column('code').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (insere === undefined) return refuser('code', 'Un financeur porte déjà ce code.')
    const quoi = { action: 'financeur ajouté', objet: 'financeur', objet_id: insere.id, apres: nouveau }
    await noterChange(tx, auteur, quoi, maintenant)
    return FAIT
  })
}

/**
 * Changes a funder's name, kind or abatement. The abatement bears on every prise en charge of it, past ones too: it asks
 * to be confirmed, then their days are marked to be computed again.
 */
export async function modifierFinanceur(
  db: Db,
  auteur: Auteur,
  { id, vu, confirme, ...contenu }: ContenuDuFinanceur & { id: number; vu: string; confirme: boolean },
  maintenant: number,
): Promise<Change> {
  if (contenu.libelle === '') return refuser('libelle', 'Écrivez le nom du financeur.')
  return db.transaction().execute(async (tx) => {
    const financeur = await ligneFinanceur(tx, id)
    if (financeur === undefined) return INTROUVABLE
    if (empreinte(financeur) !== vu) return PERIMEE
    const nouveau = { code: financeur.code, ...colonnes(contenu) }
    const change = nouveau.abattement_couple !== financeur.abattement_couple
    const du = change ? await premiereJourneeDe(tx, id) : undefined
    const aujourdhui = jourDe(maintenant)
    if (du !== undefined && !confirme) {
      const nombre = await nombreDeJours(tx, du, aujourdhui, id)
      return {
        type: 'a_confirmer',
        consequences: [
          'Cela vaut pour toutes les prises en charge de ce financeur, passées comprises.',
          joursDits(nombre, 'sera réparti de nouveau', 'seront répartis de nouveau'),
        ],
      }
    }
    await tx.updateTable('financeur').set(colonnes(contenu)).where('id', '=', id).execute()
    const quoi = { action: 'financeur modifié', objet: 'financeur', objet_id: id }
    await noterChange(tx, auteur, { ...quoi, avant: financeur, apres: nouveau }, maintenant)
    if (du !== undefined) await marquerLesJours(tx, du, aujourdhui, id)
    return FAIT
  })
}
