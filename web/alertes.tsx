import type { Context } from 'hono'
import { alertesOuvertes, nombreParGenre } from '../db/alertes.ts'
import type { GenreAlerte } from '../db/schema.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { traiterAlertes } from '../domain/traiterAlertes.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, cheminLocal, lireChoix, lireNumero } from './adresse.ts'
import { alertesCsv } from './alertesCsv.ts'
import { ListeAlertes } from './alertesListe.tsx'
import { ALERTES, GENRES } from './alertesMots.ts'
import { auteurDe } from './auteur.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { LIGNES_CSV_AU_PLUS } from './csv.ts'
import { introuvable } from './erreurs.tsx'
import { chiffre } from './formats.ts'
import { Fait, versPage } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { numeroDePage, Pages, Vide } from './tableau.tsx'

const PAR_PAGE = 50
const ETATS = ['ouvertes', 'traitees'] as const
const NOTE_MAXIMALE = 1000

/** What is said after alerts were handled. */
export const PHRASES_ALERTES = {
  traitee: 'Alerte traitée.',
  traitees: 'Alertes traitées.',
  deja: 'Ces alertes étaient déjà traitées, ou leur cause avait disparu.',
  aucune: 'Cochez au moins une alerte.',
} as const

/** The alerts of an antenne: to handle, or handled. */
export function alertesRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/alertes',
      politique: 'metier',
      repondre: (c, acces) => liste(c, acces, services),
    },
    {
      methode: 'post',
      chemin: '/alertes/traiter',
      politique: 'metier',
      repondre: (c, acces) => traiter(c, acces, services),
    },
  ]
}

async function liste(c: Context, acces: Acces, { db, maintenant }: Services) {
  const { portee, antenneChoisie: antenne } = acces
  const genre = GENRES.find((possible) => possible === c.req.query('genre'))
  const etat = lireChoix(c.req.query('etat'), ETATS)
  const comptes = await nombreParGenre(db, portee, { etat })
  const tous = Object.values(comptes).reduce((somme, n) => somme + n, 0)
  const total = genre === undefined ? tous : (comptes[genre] ?? 0)
  const numero = numeroDePage(lireNumero(c.req.query('page')), total, PAR_PAGE)
  if (c.req.query('format') === 'csv') {
    const toutes = await alertesOuvertes(db, portee, { genre, etat }, { limite: LIGNES_CSV_AU_PLUS })
    return alertesCsv(c, jourDe(maintenant()), toutes)
  }
  const alertes = await alertesOuvertes(
    db,
    portee,
    { genre, etat },
    { limite: PAR_PAGE, decalage: (numero - 1) * PAR_PAGE },
  )
  const choisis = { genre, etat: etat === 'ouvertes' ? undefined : etat, antenne }
  const lien = (autres: Record<string, string | number | undefined>) =>
    adresse('/alertes', { ...choisis, ...autres })
  const ici = lien({ page: numero === 1 ? undefined : numero })
  return page(
    c,
    acces,
    { titre: 'Alertes', ici },
    <>
      <div class="entete">
        <h1>Alertes</h1>
        <div class="outils">
          <a class="bouton" href={lien({ format: 'csv' })} download>
            Exporter (CSV)
          </a>
          <nav class="onglets" aria-label="État">
            <a href={lien({ etat: undefined })} aria-current={etat === 'ouvertes' ? 'true' : undefined}>
              À traiter
            </a>
            <a href={lien({ etat: 'traitees' })} aria-current={etat === 'traitees' ? 'true' : undefined}>
              Traitées
            </a>
          </nav>
        </div>
      </div>
      <Fait c={c} phrases={PHRASES_ALERTES} />
      <form class="filtres" action="/alertes" method="get">
        <ChoixAntenne acces={acces} />
        <ChoixGenre genre={genre} comptes={comptes} tous={tous} />
        {etat === 'traitees' && <input type="hidden" name="etat" value={etat} />}
        <button class="bouton" type="submit">
          Voir
        </button>
      </form>
      {genre !== undefined && etat === 'ouvertes' && <p class="discret">{ALERTES[genre].quoiFaire}</p>}
      <form class="panneau" action="/alertes/traiter" method="post" aria-label="Alertes">
        <input type="hidden" name="retour" value={ici} />
        {alertes.length === 0 ? (
          <Vide titre="Aucune alerte">
            {etat === 'ouvertes' ? 'Rien n’attend votre antenne.' : 'Rien n’a encore été traité.'}
          </Vide>
        ) : (
          <ListeAlertes alertes={alertes} acces={acces} titre="Alertes" choix={etat === 'ouvertes'} />
        )}
        {alertes.length > 0 && etat === 'ouvertes' && (
          <div class="dedans actions">
            <div class="champ">
              <label for="note">Note (facultative)</label>
              <input id="note" name="note" type="text" maxlength={NOTE_MAXIMALE} autocomplete="off" />
            </div>
            <button class="bouton plein" type="submit">
              Marquer traitées les alertes cochées
            </button>
          </div>
        )}
        <Pages
          page={numero}
          parPage={PAR_PAGE}
          total={total}
          nom={['alerte', 'alertes']}
          lien={(autre) => lien({ page: autre })}
        />
      </form>
    </>,
  )
}

function ChoixGenre({
  genre,
  comptes,
  tous,
}: {
  genre: GenreAlerte | undefined
  comptes: Partial<Record<GenreAlerte, number>>
  tous: number
}) {
  return (
    <div class="champ">
      <label for="genre">Alerte</label>
      <select id="genre" name="genre">
        <option value="">Toutes ({chiffre(tous)})</option>
        {GENRES.filter((possible) => possible === genre || (comptes[possible] ?? 0) > 0).map((possible) => (
          <option value={possible} selected={possible === genre}>
            {ALERTES[possible].noms} ({chiffre(comptes[possible] ?? 0)})
          </option>
        ))}
      </select>
    </div>
  )
}

async function traiter(c: Context, acces: Acces, { db, origine, maintenant }: Services) {
  const corps = await c.req.parseBody({ all: true })
  const textes = (nom: string) => [corps[nom] ?? []].flat().filter((valeur) => typeof valeur === 'string')
  const retour = cheminLocal(textes('retour')[0], origine)
  const [bouton] = textes('id')
  const demandes = bouton === undefined ? textes('ids') : [bouton]
  if (demandes.length === 0) return versPage(c, retour, 'aucune')
  const alerteIds = demandes.map((texte) => lireNumero(texte)).filter((id) => id !== undefined)
  if (alerteIds.length !== demandes.length) return introuvable(c, acces)
  const note = (textes('note')[0] ?? '').trim().slice(0, NOTE_MAXIMALE)
  const traitees = await traiterAlertes(db, auteurDe(c, acces), { alerteIds, note }, maintenant())
  if (traitees.type === 'introuvable') return introuvable(c, acces)
  if (traitees.nombre === 0) return versPage(c, retour, 'deja')
  return versPage(c, retour, traitees.nombre === 1 ? 'traitee' : 'traitees')
}
