import { ligneFinanceur } from '../db/financeurs.ts'
import type { Db, Tx } from '../db/index.ts'
import { marquerLesJours, nombreDeJours } from '../db/recalculsEnMasse.ts'
import { reglesArrondi } from '../db/reglesArrondi.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, PERIMEE, refuser, type Change } from './change.ts'
import { empreinte } from './empreinte.ts'
import { joursDits } from './joursDits.ts'
import { noterChange } from './noterChange.ts'
import { premierJourPermis } from './parametres.ts'
import type { Arrondi, RegleArrondi } from './regles/arrondi.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

export interface RegleVoulue extends Arrondi {
  financeurId: number | null
  prestation: string | null
  du: string
  /** `empreinteDesRegles` of what was shown. */
  vu: string
  confirme: boolean
}

/** What a form that adds a rule must bring back. */
export function empreinteDesRegles(regles: readonly RegleArrondi[]): string {
  return empreinte(regles)
}

/**
 * Sets how stamped time is rounded for a funder and a prestation (null: any) from a day on. No day before `du` changes;
 * a day already gone asks to be confirmed, then what lies since is marked to be computed again.
 */
export async function ajouterRegleArrondi(
  db: Db,
  auteur: Auteur,
  { vu, confirme, ...voulue }: RegleVoulue,
  maintenant: number,
): Promise<Change> {
  const aujourdhui = jourDe(maintenant)
  const premier = premierJourPermis('passe', aujourdhui)
  if (voulue.du < premier.jour) return refuser('du', premier.raison)
  if (voulue.pasMin < 1 || voulue.pasMin > 60) return refuser('pasMin', 'Le pas va de 1 à 60 minutes.')
  return db.transaction().execute(async (tx) => {
    if (empreinteDesRegles(await reglesArrondi(tx)) !== vu) return PERIMEE
    const { financeurId, du } = voulue
    if (financeurId !== null && (await ligneFinanceur(tx, financeurId)) === undefined) {
      return refuser('financeurId', 'Choisissez un financeur de la liste.')
    }
    if (du < aujourdhui && !confirme) {
      const nombre = await nombreDeJours(tx, du, aujourdhui, financeurId ?? undefined)
      const phrase = `Cette date est passée. ${joursDits(nombre, 'sera recalculé', 'seront recalculés')} Le temps retenu peut changer.`
      return { type: 'a_confirmer', consequences: [phrase] }
    }
    const { id } = await tx
      .insertInto('regle_arrondi')
      .values(enLigne(voulue))
      .returning('id')
      .executeTakeFirstOrThrow()
    const quoi = { action: 'arrondi ajouté', objet: 'regle_arrondi', objet_id: id, apres: voulue }
    await noterChange(tx, auteur, quoi, maintenant)
    if (du <= aujourdhui) await marquerLesJours(tx, du, aujourdhui, financeurId ?? undefined)
    return FAIT
  })
}

/** Stops a rule from `apartir` on, today at the earliest; one that never held by then goes for good. */
export async function finirRegleArrondi(
  db: Db,
  auteur: Auteur,
  { id, vu, apartir }: { id: number; vu: string; apartir: string },
  maintenant: number,
): Promise<Change> {
  const aujourdhui = jourDe(maintenant)
  if (apartir < aujourdhui) return refuser('apartir', 'Choisissez aujourd’hui ou plus tard.')
  return db.transaction().execute(async (tx) => {
    const regles = await reglesArrondi(tx)
    const regle = regles.find((autre) => autre.id === id)
    if (regle === undefined) return INTROUVABLE
    if (empreinteDesRegles(regles) !== vu) return PERIMEE
    if (regle.au !== null && regle.au < aujourdhui)
      return refuser('apartir', 'Cette règle ne s’applique plus.')
    const au = jourSuivant(apartir, -1)
    await poserLaFin(tx, regle, au)
    const quoi = { action: 'arrondi fini', objet: 'regle_arrondi', objet_id: id }
    await noterChange(tx, auteur, { ...quoi, avant: regle, apres: { ...regle, au } }, maintenant)
    if (apartir === aujourdhui) {
      await marquerLesJours(tx, aujourdhui, aujourdhui, regle.financeurId ?? undefined)
    }
    return FAIT
  })
}

async function poserLaFin(tx: Tx, { id, du }: RegleArrondi, au: string): Promise<void> {
  if (du > au) await tx.deleteFrom('regle_arrondi').where('id', '=', id).execute()
  else await tx.updateTable('regle_arrondi').set({ au }).where('id', '=', id).execute()
}

function enLigne({
  financeurId,
  prestation,
  mode,
  pasMin,
  toleranceMin,
  plafondPrevu,
  du,
}: Omit<RegleVoulue, 'vu' | 'confirme'>) {
  return {
    financeur_id: financeurId,
    prestation,
    mode,
    pas_min: pasMin,
    tolerance_min: toleranceMin,
    plafond_prevu: plafondPrevu ? (1 as const) : (0 as const),
    du,
    au: null,
  }
}
