import type { Context } from 'hono'
import { html } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import type { Acces } from './acces.ts'
import { estMetier } from './acces.ts'
import { actif } from './actifs.ts'
import { adresse } from './adresse.ts'
import { Cloche, Icone } from './icones.tsx'

const ROLES = {
  gestionnaire: 'Gestionnaire',
  coordonnateur: 'Coordonnateur',
  siege: 'Siège',
  informatique: 'Informatique',
  administrateur: 'Administrateur',
  auditeur: 'Auditeur',
} as const

const LIEUX = {
  gestionnaire: 'Votre antenne',
  coordonnateur: 'Votre antenne',
  siege: 'Vue du siège',
  informatique: 'Sans dossiers',
  administrateur: 'Sans dossiers',
  auditeur: 'Sans dossiers',
} as const

const MENU = [
  {
    titre: 'Aujourd’hui',
    liens: [
      { nom: 'Tableau de bord', vers: '/', icone: 'tableau' },
      { nom: 'Interventions', vers: '/interventions', icone: 'visites' },
      { nom: 'Appels non identifiés', vers: '/appels/non-identifies', icone: 'inconnu' },
    ],
  },
  {
    titre: 'Dossiers',
    liens: [
      { nom: 'Bénéficiaires', vers: '/beneficiaires', icone: 'maison' },
      { nom: 'Intervenants', vers: '/intervenants', icone: 'personne' },
    ],
  },
] as const

/**
 * A whole page for a person signed in. When htmx asks for a part of a page, the frame is left out: it keeps only the
 * part it wants. `ici` is the address of the page as it should be shared; a filter leaves it in the address bar.
 */
export function page(
  c: Context,
  acces: Acces,
  { titre, statut = 200, ici }: { titre: string; statut?: 200 | 403 | 404; ici?: string },
  contenu: unknown,
): Response | Promise<Response> {
  const corps = (
    <main id="page" class="page" tabindex={-1}>
      <p id="annonce" class="cache" role="status"></p>
      {contenu}
    </main>
  )
  if (c.req.header('hx-request') !== undefined) {
    if (ici !== undefined && c.req.header('hx-source')?.startsWith('form') === true)
      c.header('HX-Replace-Url', ici)
    return c.html(
      <>
        <title>{titre} – Sonnette</title>
        {corps}
      </>,
      statut,
    )
  }
  return c.html(
    <Document titre={titre}>
      <a class="evitement" href="#page">
        Aller au contenu
      </a>
      <div class="cadre">
        <Barre acces={acces} />
        <div class="corps">
          <Haut acces={acces} />
          {corps}
        </div>
      </div>
    </Document>,
    statut,
  )
}

/** The document around any page. */
export function Document({ titre, children }: PropsWithChildren<{ titre: string }>) {
  return html`<!doctype html>${(
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <title>{titre} – Sonnette</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <meta
            name="htmx-config"
            content='{"noSwap":[204,304,"4xx","5xx"],"history":"reload","includeIndicatorCSS":false,"morphIgnore":["data-htmx-powered","data-neuf","open"]}'
          />
          <link rel="icon" href={actif('favicon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={actif('style.css')} />
          <script src={actif('htmx.js')} defer></script>
          <script src={actif('sonnette.js')} defer></script>
        </head>
        <body>{children}</body>
      </html>
    )}`
}

function Barre({ acces }: { acces: Acces }) {
  const { utilisateur, antennes, antenneChoisie, chemin } = acces
  const choisie = antennes.find(({ id }) => id === antenneChoisie)?.nom
  return (
    <header class="barre">
      <a class="marque" href="/">
        <Cloche />
        Sonnette
      </a>
      {estMetier(utilisateur.role) && (
        <>
          <button class="ouvre-menu" type="button" popovertarget="menu">
            <Icone nom="menu" />
            Menu
          </button>
          <nav id="menu" class="menu" popover="auto" aria-label="Menu principal">
            {MENU.map(({ titre, liens }) => (
              <div>
                <h2>{titre}</h2>
                <ul>
                  {liens.map(({ nom, vers, icone }) => (
                    <li>
                      <a
                        href={adresse(vers, { antenne: antenneChoisie })}
                        aria-current={estIci(chemin, vers) ? 'page' : undefined}
                      >
                        <Icone nom={icone} />
                        {nom}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </nav>
        </>
      )}
      <p class="lieu">
        <strong>
          {choisie ?? (utilisateur.role === 'siege' ? 'Toutes les antennes' : antennes[0]?.nom)}
        </strong>
        {LIEUX[utilisateur.role]}
      </p>
    </header>
  )
}

function estIci(chemin: string, vers: string): boolean {
  return vers === '/' ? chemin === '/' : chemin === vers || chemin.startsWith(`${vers}/`)
}

function Haut({ acces: { utilisateur } }: { acces: Acces }) {
  return (
    <section class="haut" aria-label="Recherche et compte">
      {estMetier(utilisateur.role) && (
        <div class="recherche">
          <form action="/recherche" method="get" role="search">
            <Icone nom="loupe" />
            <label class="cache" for="q">
              Rechercher une personne
            </label>
            <input
              id="q"
              name="q"
              type="search"
              autocomplete="off"
              spellcheck={false}
              maxlength={60}
              placeholder="Nom, numéro ou identifiant"
              aria-keyshortcuts="/"
              hx-get="/recherche/suggestions"
              hx-trigger="input changed delay:150ms"
              hx-target="#suggestions"
              hx-sync="this:replace"
            />
          </form>
          <div id="suggestions" class="suggestions"></div>
        </div>
      )}
      <form class="fin" action="/deconnexion" method="post">
        <span>
          {utilisateur.prenom} {utilisateur.nom}
          <span class="discret"> · {ROLES[utilisateur.role]}</span>
        </span>
        <button class="bouton" type="submit">
          Quitter
        </button>
      </form>
    </section>
  )
}

/** The region of a page that asks for itself again when something moves; `resume` is said to screen readers. */
export function RegionDirecte({
  acces: { antenneChoisie: antenne, tour },
  adresse: ici,
  resume,
  children,
}: PropsWithChildren<{ acces: Acces; adresse: string; resume: string }>) {
  return (
    <div
      id="direct"
      class="direct"
      data-direct={adresse('/direct', { antenne, tour })}
      data-resume={resume}
      hx-get={ici}
      hx-trigger="direct"
      hx-target="this"
      hx-select="#direct"
      hx-swap="outerMorph ignoreTitle:true"
      hx-sync="this:drop"
    >
      <div class="avis ton-ambre session" role="alert" hidden>
        <p>
          Votre session est terminée : la page ne se met plus à jour. <a href={ici}>Se reconnecter</a>
        </p>
      </div>
      {children}
    </div>
  )
}

/** Says whether the page is live; shown by the script, since nothing is live without it. */
export function TemoinDirect() {
  return (
    <span class="etat-direct" data-etat="coupe" hidden>
      <span class="pastille"></span>
      <span></span>
    </span>
  )
}

/** Headquarters chooses one antenne or all; the choice stays in the address. Nothing for the others. */
export function ChoixAntenne({ acces }: { acces: Acces }) {
  if (acces.utilisateur.role !== 'siege') return null
  return (
    <div class="champ">
      <label for="antenne">Antenne</label>
      <select id="antenne" name="antenne">
        <option value="">Toutes les antennes</option>
        {acces.antennes.map(({ id, nom }) => (
          <option value={id} selected={id === acces.antenneChoisie}>
            {nom}
          </option>
        ))}
      </select>
    </div>
  )
}
