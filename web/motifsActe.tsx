import type { Db } from '../db/index.ts'
import { motifsDuJour } from '../db/motifs.ts'
import type { Famille, Ligne } from '../db/schema.ts'
import type { ActeMotive } from '../domain/regles/motifs.ts'
import { lireNumero } from './adresse.ts'
import { FAMILLES_DITES } from './motifsMots.ts'

export type Motif = Ligne<'motif'>

// Among the motifs of a family, the one an act usually has: told by a word of it, since headquarters write them.
const MOTS: Partial<Record<ActeMotive, RegExp>> = {
  inverser: /invers/i,
  fusionner: /fusion|une seule|deux appels/i,
  scinder: /sci(nd|ss)|rectif/i,
  minutes: /minute/i,
}

/** The motif sent when nobody chose one: the usual one of the act, else the first that asks for no note. */
export function motifUsuel(
  motifs: readonly Motif[],
  acte: ActeMotive,
  familles: readonly Famille[],
): Motif | undefined {
  const siens = motifs.filter(({ famille }) => familles.includes(famille))
  const mot = MOTS[acte]
  return (
    (mot && siens.find(({ libelle }) => mot.test(libelle))) ??
    siens.find(({ note_obligatoire }) => note_obligatoire === 0) ??
    siens[0]
  )
}

/** The motif chosen in a form, or the usual one of `jour`; 0 when headquarters left none. */
export async function motifChoisi(
  db: Db,
  texte: string | undefined,
  { jour, acte, familles }: { jour: string; acte: ActeMotive; familles: readonly Famille[] },
): Promise<number> {
  const choisi = lireNumero(texte)
  if (choisi !== undefined) return choisi
  return motifUsuel(await motifsDuJour(db, jour), acte, familles)?.id ?? 0
}

/** Why the correction is made. Several families: the usual one follows what was changed. */
export function ChoixMotif({
  motifs,
  acte,
  familles,
  id,
  valeur,
  libelle = 'Motif',
  cache = false,
}: {
  motifs: readonly Motif[]
  acte: ActeMotive
  familles: readonly Famille[]
  id: string
  valeur?: string | undefined
  libelle?: string
  cache?: boolean
}) {
  const choisi = lireNumero(valeur) ?? (familles.length > 1 ? 0 : motifUsuel(motifs, acte, familles)?.id)
  const groupes = familles
    .map((famille) => ({ famille, siens: motifs.filter((motif) => motif.famille === famille) }))
    .filter(({ siens }) => siens.length > 0)
  return (
    <div class="champ">
      <label for={id} class={cache ? 'cache' : undefined}>
        {libelle}
      </label>
      <select id={id} name="motif">
        {familles.length > 1 && <option value="">Motif usuel de l’heure changée</option>}
        {groupes.map(({ famille, siens }) =>
          groupes.length > 1 ? (
            <optgroup label={FAMILLES_DITES[famille].nom}>
              <Options motifs={siens} choisi={choisi} />
            </optgroup>
          ) : (
            <Options motifs={siens} choisi={choisi} />
          ),
        )}
      </select>
    </div>
  )
}

function Options({ motifs, choisi }: { motifs: readonly Motif[]; choisi: number | undefined }) {
  return (
    <>
      {motifs.map(({ id, libelle, note_obligatoire }) => (
        <option value={id} selected={id === choisi}>
          {libelle}
          {note_obligatoire === 1 && ' (note à écrire)'}
        </option>
      ))}
    </>
  )
}
