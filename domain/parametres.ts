import type { Db, Tx } from '../db/index.ts'
import {
  ajouterLigneParametre,
  codesDUneAutreLongueur,
  ligneParametre,
  lignesDesParametres,
  retirerLigneParametre,
} from '../db/parametres.ts'
import { marquerLesJours, nombreDeJours } from '../db/recalculsEnMasse.ts'
import type { Ligne } from '../db/schema.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, PERIMEE, refuser, type Change } from './change.ts'
import { empreinte } from './empreinte.ts'
import { joursDits } from './joursDits.ts'
import { noterChange } from './noterChange.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'
import { parametresDuJour } from './regles/parametres.ts'
import { decrire, estUnParametre, incoherence, lireValeur, type Depuis } from './regles/parametresDecrits.ts'

export interface ChangementDeParametre {
  cle: string
  /** As typed. */
  valeur: string
  /** First day it holds. */
  du: string
  /** `empreinteDuParametre` of what was shown. */
  vu: string
  /** The consequences were read and accepted. */
  confirme: boolean
}

type Lignes = readonly Ligne<'parametre'>[]

/** What a form that changes this setting must bring back. */
export function empreinteDuParametre(lignes: Lignes, cle: string): string {
  return empreinte(lignes.filter((ligne) => ligne.cle === cle).map(({ id }) => id))
}

/**
 * Sets a rule from a day on, by a dated row beside the others: no day before `du` changes. A day already gone asks to be
 * confirmed, then what lies since is marked to be judged again.
 */
export async function changerParametre(
  db: Db,
  auteur: Auteur,
  demande: ChangementDeParametre,
  maintenant: number,
): Promise<Change> {
  const { cle, du, confirme } = demande
  if (!estUnParametre(cle)) return INTROUVABLE
  const lue = lireValeur(cle, demande.valeur)
  if (!lue.bon) return refuser('valeur', lue.raison)
  const aujourdhui = jourDe(maintenant)
  const premier = premierJourPermis(decrire(cle).depuis, aujourdhui)
  if (du < premier.jour) return refuser('du', premier.raison)
  if (du > jourSuivant(aujourdhui, 5 * 366)) return refuser('du', 'Cette date est trop lointaine.')
  return db.transaction().execute(async (tx) => {
    const lignes = await lignesDesParametres(tx)
    if (empreinteDuParametre(lignes, cle) !== demande.vu) return PERIMEE
    const nouvelle = { cle, valeur: JSON.stringify(lue.valeur), du, au: null }
    const avant = parametresDuJour(lignes, du)[cle]
    if (avant === lue.valeur) return refuser('valeur', 'C’est déjà la valeur à cette date.')
    const raison = incoherenceDepuis([...lignes, nouvelle], du)
    if (raison !== undefined) return refuser('valeur', raison)
    const consequences = await consequencesDe(tx, cle, lue.valeur, du, aujourdhui)
    if (consequences.length > 0 && !confirme) return { type: 'a_confirmer', consequences }
    await ajouterLigneParametre(tx, nouvelle)
    await noterParametre(tx, auteur, cle, { avant, apres: lue.valeur, du }, maintenant)
    if (decrire(cle).depuis === 'passe' && du <= aujourdhui) await marquerLesJours(tx, du, aujourdhui)
    return FAIT
  })
}

/** Gives up a change that does not hold yet. One that holds is undone by another change. */
export async function retirerParametre(
  db: Db,
  auteur: Auteur,
  { id, cle }: { id: number; cle: string },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const ligne = await ligneParametre(tx, id)
    if (ligne === undefined || ligne.cle !== cle || !estUnParametre(cle)) return INTROUVABLE
    if (ligne.du <= jourDe(maintenant)) {
      return refuser('', 'Ce changement est déjà en vigueur : faites-en un autre pour revenir en arrière.')
    }
    const restantes = (await lignesDesParametres(tx)).filter((autre) => autre.id !== id)
    const raison = incoherenceDepuis(restantes, ligne.du)
    if (raison !== undefined) return refuser('', `Ce changement ne peut pas être retiré seul. ${raison}`)
    await retirerLigneParametre(tx, id)
    const avant = JSON.parse(ligne.valeur) as unknown
    const apres = parametresDuJour(restantes, ligne.du)[cle]
    await noterParametre(tx, auteur, cle, { avant, apres, du: ligne.du }, maintenant)
    return FAIT
  })
}

/** The first day from which such a setting may change, and why not before. */
export function premierJourPermis(depuis: Depuis, aujourdhui: string): { jour: string; raison: string } {
  if (depuis === 'demain') {
    const raison =
      'Les appels d’aujourd’hui sont déjà appariés : ce réglage ne peut changer qu’à partir de demain.'
    return { jour: jourSuivant(aujourdhui), raison }
  }
  if (depuis === 'aujourdhui') {
    return {
      jour: aujourdhui,
      raison: 'Ce réglage ne porte que sur les appels à venir : choisissez aujourd’hui ou plus tard.',
    }
  }
  const annee = Number(aujourdhui.slice(0, 4)) - 1
  return {
    jour: `${annee}-01-01`,
    raison: `Les règles d’avant le 1ᵉʳ janvier ${annee} ne changent plus.`,
  }
}

// Every day on which something begins or ends is a day to look at: settings do not change in between.
function incoherenceDepuis(
  lignes: readonly Pick<Ligne<'parametre'>, 'cle' | 'valeur' | 'du' | 'au'>[],
  du: string,
): string | undefined {
  const bornes = lignes.flatMap(({ du: debut, au }) => (au === null ? [debut] : [debut, jourSuivant(au)]))
  const jours = [...new Set([du, ...bornes.filter((jour) => jour > du)])].toSorted()
  return jours
    .map((jour) => incoherence(parametresDuJour(lignes, jour)))
    .find((raison) => raison !== undefined)
}

async function consequencesDe(
  tx: Tx,
  cle: string,
  valeur: unknown,
  du: string,
  aujourdhui: string,
): Promise<string[]> {
  const dites: string[] = []
  if (du < aujourdhui) {
    const nombre = await nombreDeJours(tx, du, aujourdhui)
    const jours = joursDits(nombre, 'sera jugé de nouveau', 'seront jugés de nouveau')
    dites.push(`Cette date est passée. ${jours}`, 'Des anomalies peuvent apparaître ou disparaître.')
  }
  if (cle === 'longueurCode' || cle === 'longueurCodeBeneficiaire') {
    const nombre = await codesDUneAutreLongueur(tx, cle, Number(valeur), du)
    if (nombre > 0) {
      dites.push(
        nombre === 1
          ? 'Un code déjà donné n’a pas cette longueur : il ne pourra plus être composé à partir de cette date.'
          : `${nombre} codes déjà donnés n’ont pas cette longueur : ils ne pourront plus être composés à partir de cette date.`,
      )
    }
  }
  return dites
}

async function noterParametre(
  tx: Tx,
  auteur: Auteur,
  cle: string,
  { avant, apres, du }: { avant: unknown; apres: unknown; du: string },
  maintenant: number,
): Promise<void> {
  await noterChange(
    tx,
    auteur,
    {
      action: 'réglage changé',
      objet: 'parametre',
      objet_id: cle,
      avant: { valeur: avant },
      apres: { valeur: apres, du },
    },
    maintenant,
  )
}
