import type { PropsWithChildren } from 'hono/jsx'
import type { Suivi } from './suivi.ts'
import { nombre } from './formats.ts'
import { ANOMALIES } from './libelles.ts'

type Sens = 'asc' | 'desc'

/** A heading that sorts: a link that gives the other order when the list already follows it. */
export function Tri<T extends string>({
  cle,
  tri,
  sens,
  lien,
  children,
}: PropsWithChildren<{ cle: T; tri: T; sens: Sens; lien: (tri: T, sens: Sens) => string }>) {
  const ici = cle === tri
  const autre = ici && sens === 'asc' ? 'desc' : 'asc'
  return (
    <th scope="col" aria-sort={ici ? (sens === 'asc' ? 'ascending' : 'descending') : undefined}>
      <a href={lien(cle, autre)}>
        {children}
        <span aria-hidden="true">{ici ? (sens === 'asc' ? '▴' : '▾') : ''}</span>
      </a>
    </th>
  )
}

/** The page to show of a list of `total` lines: the one asked for, else the first; past the end, the last. */
export function numeroDePage(demandee: number | undefined, total: number, parPage: number): number {
  return Math.min(demandee ?? 1, nombreDePages(total, parPage))
}

function nombreDePages(total: number, parPage: number): number {
  return Math.max(1, Math.ceil(total / parPage))
}

/** Where one is in a long list, and the way on. */
export function Pages({
  page,
  parPage,
  total,
  nom,
  lien,
}: {
  page: number
  parPage: number
  total: number
  nom: [string, string]
  lien: (page: number) => string
}) {
  const pages = nombreDePages(total, parPage)
  return (
    <nav class="pages" aria-label="Pages de la liste">
      <span>
        {nombre(total, ...nom)}
        {pages > 1 && ` · page ${page} sur ${pages}`}
      </span>
      <span class="fin">
        {page > 1 && (
          <a class="bouton" href={lien(page - 1)} rel="prev">
            Page précédente
          </a>
        )}
        {page < pages && (
          <a class="bouton" href={lien(page + 1)} rel="next">
            Page suivante
          </a>
        )}
      </span>
    </nav>
  )
}

/** Nothing to show: what that means, and what to do. */
export function Vide({ titre, children }: PropsWithChildren<{ titre: string }>) {
  return (
    <p class="vide">
      <strong>{titre}</strong>
      {children}
    </p>
  )
}

const NOMS = { en_cours: 'En cours', terminee: 'Terminée', incomplete: 'Incomplète' } as const
const TONS = { en_cours: 'ton-vert', terminee: '', incomplete: 'ton-rouge' } as const

/** Where an intervention stands, and each of its anomalies. In a list, an ordinary end goes without saying. */
export function Etiquettes({
  suivi: { etat, anomalies },
  complete = false,
}: {
  suivi: Suivi
  complete?: boolean
}) {
  if (etat === 'terminee' && anomalies.length === 0 && !complete) return <></>
  return (
    <span class="etiquettes">
      {(etat === 'en_cours' || (etat === 'terminee' && complete)) && (
        <span class={`etiquette ${TONS[etat]}`}>
          {etat === 'en_cours' && <span class="pastille"></span>}
          {NOMS[etat]}
        </span>
      )}
      {anomalies.map(({ code }) => (
        <span class={`etiquette ton-${ANOMALIES[code].ton}`}>{ANOMALIES[code].nom}</span>
      ))}
    </span>
  )
}

/** The name of a person: a link to her file when it may be opened (she may have changed antenne since). */
export function Nom({ vers, children }: PropsWithChildren<{ vers: string | undefined }>) {
  return vers === undefined ? <span>{children}</span> : <a href={vers}>{children}</a>
}
