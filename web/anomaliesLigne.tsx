import type { CodeAnomalie } from '../db/schema.ts'
import { famillesDuCode, type Geste } from './anomaliesGestes.ts'
import { Heure, type Refus } from './interventionHeures.tsx'
import { ChoixMotif, type Motif } from './motifsActe.tsx'

/** What the fixes of an anomalie need to be drawn. */
export interface AnomalieAGestes {
  id: number
  code: CodeAnomalie
  severite: 'a_corriger' | 'a_acquitter'
  version: number | null
  gestes: readonly Pick<Geste, 'valeur' | 'libelle'>[]
}

/**
 * The fixes of one anomalie: an hour to type (Enter sends it), a word to acknowledge, and the buttons of one click. The
 * keys 1 to 4 press the buttons when a script is there.
 */
export function Gestes({
  anomalie: { id, code, severite, version, gestes },
  motifs,
  action,
  caches,
  refus,
}: {
  anomalie: AnomalieAGestes
  motifs: readonly Motif[]
  /** Where the form is sent, its filters with it. */
  action: string
  caches: Readonly<Record<string, string | number | undefined>>
  refus?: Refus | undefined
}) {
  const moitie = code === 'SANS_DEPART' ? 'fin' : code === 'SANS_ARRIVEE' ? 'debut' : undefined
  const acquitter = severite === 'a_acquitter'
  const familles = famillesDuCode(code)
  if (moitie === undefined && !acquitter && gestes.length === 0) return <></>
  const touche = (rang: number) => (rang < 4 ? String(rang + 1) : undefined)
  return (
    <form class="gestes" action={action} method="post" data-saisie>
      <input type="hidden" name="version" value={version ?? 0} />
      {Object.entries(caches).map(
        ([nom, valeur]) => valeur !== undefined && <input type="hidden" name={nom} value={valeur} />,
      )}
      {moitie !== undefined && (
        <span class="libre">
          <Heure
            nom="heure"
            libelle={moitie === 'fin' ? 'Heure du départ' : 'Heure de l’arrivée'}
            id={`h${id}`}
            valeur={refus?.brut.heure}
            faute={refus?.fautes.heure}
            cache
          />
          <button class="bouton" type="submit" name="geste" value="heure">
            Enregistrer l’heure
          </button>
        </span>
      )}
      {(acquitter || refus?.fautes.note !== undefined) && (
        <span class="libre">
          <span class="champ">
            <label for={`n${id}`} class="cache">
              Note
            </label>
            <input
              id={`n${id}`}
              name="note"
              value={refus?.brut.note ?? ''}
              placeholder="Ce qui s’est passé"
              maxlength={500}
              autocomplete="off"
            />
          </span>
          {acquitter && (
            <button class="bouton" type="submit" name="geste" value="acquitter">
              Acquitter
            </button>
          )}
        </span>
      )}
      {gestes.map(({ valeur, libelle }, rang) => (
        <button
          class={rang === 0 ? 'bouton plein' : 'bouton'}
          type="submit"
          name="geste"
          value={valeur}
          data-touche={touche(rang)}
          aria-keyshortcuts={touche(rang)}
        >
          {touche(rang) !== undefined && <kbd aria-hidden="true">{touche(rang)}</kbd>}
          {libelle}
        </button>
      ))}
      {familles.length > 0 && (
        <ChoixMotif
          motifs={motifs}
          acte={code === 'MANQUEE' ? 'creer' : code === 'TROP_COURTE' ? 'supprimer' : 'deplacer'}
          familles={familles}
          id={`m${id}`}
          valeur={refus?.brut.motif}
          cache
        />
      )}
    </form>
  )
}
