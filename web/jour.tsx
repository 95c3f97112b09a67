import { jourSuivant } from '../domain/regles/jours.ts'
import { jourCourt } from './formats.ts'

/** The day shown, the one before, the one after, and back to today. */
export function ChoixJour({
  jour,
  aujourdhui,
  lien,
}: {
  jour: string
  aujourdhui: string
  lien: (jour: string | undefined) => string
}) {
  const vers = (autre: string) => lien(autre === aujourdhui ? undefined : autre)
  return (
    <nav class="jour" aria-label="Jour">
      <a class="bouton" href={vers(jourSuivant(jour, -1))} aria-label="Jour précédent" rel="prev">
        ‹
      </a>
      <a class="bouton" href={lien(undefined)} aria-current={jour === aujourdhui ? 'date' : undefined}>
        {jour === aujourdhui ? 'Aujourd’hui' : jourCourt(jour)}
      </a>
      {jour < aujourdhui && (
        <a class="bouton" href={vers(jourSuivant(jour))} aria-label="Jour suivant" rel="next">
          ›
        </a>
      )}
    </nav>
  )
}
