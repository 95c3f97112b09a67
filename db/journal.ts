import type { Db } from './index.ts'
import type { Nouveau } from './schema.ts'

/**
 * What the journal speaks of that is nobody's file: accounts, settings, reference tables, pages. The rest (beneficiaires,
 * carers, calls, interventions, and whatever is not named here) is read whole by those alone who may read files.
 */
export const OBJETS_TECHNIQUES: readonly string[] = [
  'antenne',
  'base',
  'compte',
  'fichier',
  'financeur',
  'motif',
  'page',
  'parametre',
  'prestation',
  'regle_arrondi',
]

/** Adds a line to the journal: who, what, when, before, after. Nothing ever changes there. */
export async function journaliser(
  db: Db,
  ligne: Omit<Nouveau<'journal'>, 'avant' | 'apres' | 'adresse' | 'utilisateur_id'> &
    Partial<Nouveau<'journal'>>,
): Promise<void> {
  await db
    .insertInto('journal')
    .values({ utilisateur_id: null, avant: null, apres: null, adresse: null, ...ligne })
    .execute()
}

export interface FiltreJournal {
  /** Instants (ms UTC): from this one, and before that one. */
  depuis: number
  avant: number
  utilisateurId: number | undefined
  action: string | undefined
  objet: string | undefined
  /** The id of the object, exactly. */
  objetId: string | undefined
  /** Whether the reader may know which file a line is about. */
  dossiers: boolean
}

/** Lines of the journal, the latest first. What the reader may not know is null, whatever the filter. */
export async function lignesDuJournal(
  db: Db,
  filtre: FiltreJournal,
  { limite, decalage }: { limite: number; decalage: number },
) {
  const lignes = await filtrer(db, filtre)
    .leftJoin('utilisateur', 'utilisateur.id', 'journal.utilisateur_id')
    .selectAll('journal')
    .select(['utilisateur.nom', 'utilisateur.prenom'])
    .orderBy('journal.instant', 'desc')
    .orderBy('journal.id', 'desc')
    .limit(limite)
    .offset(decalage)
    .execute()
  return lignes.map(({ objet_id, avant, apres, ...ligne }) =>
    filtre.dossiers || OBJETS_TECHNIQUES.includes(ligne.objet)
      ? { ...ligne, objet_id, avant, apres, reserve: false }
      : { ...ligne, objet_id: null, avant: null, apres: null, reserve: true },
  )
}

export type LigneDuJournal = Awaited<ReturnType<typeof lignesDuJournal>>[number]

export async function nombreDeLignes(db: Db, filtre: FiltreJournal): Promise<number> {
  const { n } = await filtrer(db, filtre)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** The actions and the objects there are to choose from, over the period of the filter. */
export async function motsDuJournal(db: Db, { depuis, avant }: Pick<FiltreJournal, 'depuis' | 'avant'>) {
  const lignes = await db
    .selectFrom('journal')
    .select(['action', 'objet'])
    .distinct()
    .where('instant', '>=', depuis)
    .where('instant', '<', avant)
    .execute()
  const uniques = (mots: readonly string[]) => [...new Set(mots)].toSorted((a, b) => a.localeCompare(b, 'fr'))
  return {
    actions: uniques(lignes.map(({ action }) => action)),
    objets: uniques(lignes.map(({ objet }) => objet)),
  }
}

function filtrer(db: Db, { depuis, avant, utilisateurId, action, objet, objetId, dossiers }: FiltreJournal) {
  let requete = db
    .selectFrom('journal')
    .where('journal.instant', '>=', depuis)
    .where('journal.instant', '<', avant)
  if (utilisateurId !== undefined) requete = requete.where('journal.utilisateur_id', '=', utilisateurId)
  if (action !== undefined) requete = requete.where('journal.action', '=', action)
  if (objet !== undefined) requete = requete.where('journal.objet', '=', objet)
  if (objetId !== undefined) {
    requete = requete.where('journal.objet_id', '=', objetId)
    // Else a count would tell whose file was changed.
    if (!dossiers) requete = requete.where('journal.objet', 'in', OBJETS_TECHNIQUES)
  }
  return requete
}
