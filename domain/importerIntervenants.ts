import type { Db, Tx } from '../db/index.ts'
import {
  ajouterIntervenants,
  etatDesIntervenants,
  fermerCodes,
  modifierIntervenant,
  ouvrirCodes,
  type EtatDesIntervenants,
} from '../db/importIntervenants.ts'
import { parametres } from '../db/parametres.ts'
import { plier } from '../db/recherche.ts'
import type { Refus } from './fichiers.ts'
import { importer, type Bilan, type Demande, type Plan } from './importer.ts'
import { attribuerCodes, raisonDuCode } from './importerCodes.ts'
import { disparus } from './importerDisparus.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'
import { normaliser } from './regles/numero.ts'
import type { Parametres } from './regles/parametres.ts'

/** A carer as the feed tells it; an empty text means "not said". */
export interface LigneIntervenant {
  ligne: number
  identifiant: string
  civilite: string
  nom: string
  prenom: string
  antenne: string
  code: string
  telephone: string
  date_entree: string | null
  date_sortie: string | null
}

/**
 * Applies a full snapshot of the carers: adds, changes, and ends those who vanished. A code comes from the feed, else
 * stays what it was, else is drawn with `alea` (in [0, 1)) and never one that somebody had.
 */
export async function importerIntervenants(
  db: Db,
  demande: Demande<LigneIntervenant>,
  alea: () => number,
): Promise<Bilan> {
  const { maintenant } = demande
  return importer(db, demande, async (tx, lignes, refus) => {
    const etat = await etatDesIntervenants(tx)
    return planifier(etat, lignes, refus, await parametres(tx, jourDe(maintenant)), maintenant, alea)
  })
}

function planifier(
  etat: EtatDesIntervenants,
  lignes: readonly LigneIntervenant[],
  refusDeLecture: readonly Refus[],
  regles: Parametres,
  maintenant: number,
  alea: () => number,
): Plan {
  const jour = jourDe(maintenant)
  const { acceptes, refus } = accepter(etat, lignes, regles)
  const connus = new Map(etat.intervenants.map((intervenant) => [intervenant.identifiant, intervenant]))
  const nouveaux = acceptes.filter(({ identifiant }) => !connus.has(identifiant))
  const changes = acceptes.flatMap((voulu) => {
    const connu = connus.get(voulu.identifiant)
    return connu && differe(connu, voulu) ? [{ id: connu.id, voulu }] : []
  })
  const actifs = etat.intervenants.filter(({ archive_le }) => archive_le === null)
  const finis = disparus(actifs, acceptes, [...refusDeLecture, ...refus])
  const codes = attribuerCodes(etat, acceptes, finis, regles, alea)
  return {
    refus,
    fins: [{ quoi: 'intervenants', terminees: finis.length, enVigueur: actifs.length }],
    ajouts: nouveaux.length,
    modifications: changes.length,
    async appliquer(tx: Tx) {
      for (const { id } of finis) await modifierIntervenant(tx, id, { archive_le: maintenant })
      for (const { id, voulu } of changes) await modifierIntervenant(tx, id, colonnes(voulu))
      await ajouterIntervenants(tx, nouveaux.map(colonnes))
      await fermerCodes(tx, codes.finis, jour)
      await fermerCodes(tx, codes.remplaces, jourSuivant(jour, -1))
      await ouvrirCodes(tx, codes.nouveaux, jour)
    },
  }
}

type Accepte = ReturnType<typeof lireLigne>

function accepter(etat: EtatDesIntervenants, lignes: readonly LigneIntervenant[], regles: Parametres) {
  const antennes = new Map(etat.antennes.map(({ id, code }) => [code.toUpperCase(), id]))
  const refus: Refus[] = []
  const parIdentifiant = new Map<string, Accepte>()
  const parCode = new Map<string, number>()
  for (const ligne of lignes) {
    const accepte = lireLigne(ligne, antennes)
    const faute = fauteDe(ligne, accepte, regles, parIdentifiant, parCode)
    if (faute !== undefined) {
      refus.push({ ligne: ligne.ligne, cle: ligne.identifiant, ...faute, valeur: ligne[faute.colonne] ?? '' })
      continue
    }
    parIdentifiant.set(ligne.identifiant, accepte)
    if (ligne.code !== '') parCode.set(ligne.code, ligne.ligne)
  }
  return { acceptes: [...parIdentifiant.values()], refus }
}

function lireLigne(ligne: LigneIntervenant, antennes: ReadonlyMap<string, number>) {
  const { identifiant, civilite, nom, prenom, code, date_entree, date_sortie } = ligne
  return {
    ...{ ligne: ligne.ligne, identifiant, civilite, nom, prenom, code, date_entree, date_sortie },
    antenne_id: antennes.get(ligne.antenne.toUpperCase()),
    telephone: ligne.telephone === '' ? null : normaliser(ligne.telephone),
    recherche: plier(`${nom} ${prenom} ${identifiant}`),
  }
}

function fauteDe(
  ligne: LigneIntervenant,
  accepte: Accepte,
  regles: Parametres,
  parIdentifiant: ReadonlyMap<string, Accepte>,
  parCode: ReadonlyMap<string, number>,
): { colonne: 'identifiant' | 'antenne' | 'telephone' | 'date_sortie' | 'code'; raison: string } | undefined {
  const { identifiant, code, telephone, date_entree: entree, date_sortie: sortie } = ligne
  const premier = parIdentifiant.get(identifiant)
  if (premier) return { colonne: 'identifiant', raison: `Déjà à la ligne ${premier.ligne}.` }
  if (accepte.antenne_id === undefined) return { colonne: 'antenne', raison: 'Antenne inconnue.' }
  if (telephone !== '' && accepte.telephone === null) {
    return { colonne: 'telephone', raison: "Ce n'est pas un numéro de téléphone." }
  }
  if (entree !== null && sortie !== null && sortie < entree) {
    return { colonne: 'date_sortie', raison: "Sortie avant l'entrée." }
  }
  const raison = code === '' ? undefined : raisonDuCode(code, regles)
  if (raison !== undefined) return { colonne: 'code', raison }
  const rivale = parCode.get(code)
  return rivale === undefined
    ? undefined
    : { colonne: 'code', raison: `Code déjà donné à la ligne ${rivale}.` }
}

function colonnes(voulu: Accepte) {
  const { identifiant, civilite, nom, prenom, antenne_id = 0, telephone, date_entree, date_sortie } = voulu
  const identite = { identifiant, civilite, nom, prenom, antenne_id, telephone }
  return { ...identite, date_entree, date_sortie, recherche: voulu.recherche, archive_le: null }
}

function differe(connu: EtatDesIntervenants['intervenants'][number], voulu: Accepte): boolean {
  return Object.entries(colonnes(voulu)).some(([cle, valeur]) => connu[cle as keyof typeof connu] !== valeur)
}
