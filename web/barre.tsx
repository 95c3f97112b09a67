import { estMetier, type Acces } from './acces.ts'
import { aLeDroit, type Droit } from './droits.ts'
import { adresse } from './adresse.ts'
import { nouveautesALire } from './aide/nouveautes.tsx'
import { aidePour } from './aide/sommaire.ts'
import { nomDuRole } from './roles.ts'
import { Cloche, Icone, type NomIcone } from './icones.tsx'

const LIEUX = {
  gestionnaire: 'Votre antenne',
  coordonnateur: 'Votre antenne',
  siege: 'Vue du siège',
  informatique: 'Sans dossiers',
  administrateur: 'Sans dossiers',
  auditeur: 'Sans dossiers',
} as const

interface Lien {
  nom: string
  vers: string
  icone: NomIcone
  /** Absent: everybody. */
  droit?: Droit
}

const MENU: readonly { titre: string; liens: readonly Lien[] }[] = [
  {
    titre: 'Aujourd’hui',
    liens: [
      { nom: 'Tableau de bord', vers: '/', icone: 'tableau', droit: 'metier' },
      { nom: 'Interventions', vers: '/interventions', icone: 'visites', droit: 'metier' },
      { nom: 'Alertes', vers: '/alertes', icone: 'cloche', droit: 'metier' },
      { nom: 'Anomalies', vers: '/anomalies', icone: 'attention', droit: 'metier' },
      { nom: 'Appels non identifiés', vers: '/appels/non-identifies', icone: 'inconnu', droit: 'metier' },
    ],
  },
  {
    titre: 'Dossiers',
    liens: [
      { nom: 'Bénéficiaires', vers: '/beneficiaires', icone: 'maison', droit: 'metier' },
      { nom: 'Intervenants', vers: '/intervenants', icone: 'personne', droit: 'metier' },
      { nom: 'Planning', vers: '/planning', icone: 'calendrier', droit: 'metier' },
      { nom: 'Saisie de secours', vers: '/saisie', icone: 'feuille', droit: 'metier' },
    ],
  },
  {
    titre: 'Administration',
    liens: [
      { nom: 'Réglages', vers: '/reglages', icone: 'reglage', droit: 'reglages' },
      { nom: 'Comptes', vers: '/comptes', icone: 'cle', droit: 'comptes' },
      { nom: 'Journal', vers: '/journal', icone: 'registre', droit: 'journal' },
    ],
  },
  { titre: 'Aide', liens: [{ nom: 'Aide', vers: '/aide', icone: 'aide' }] },
]

/** The menu of this account: what she may not open is not shown. */
function menuDe({ utilisateur }: Acces) {
  return MENU.map(({ titre, liens }) => ({
    titre,
    liens: liens.filter(({ droit }) => droit === undefined || aLeDroit(utilisateur, droit)),
  })).filter(({ liens }) => liens.length > 0)
}

/** The mark, the menu, and where one works. */
export function Barre({ acces }: { acces: Acces }) {
  const { utilisateur, antennes, antenneChoisie, chemin } = acces
  const choisie = antennes.find(({ id }) => id === antenneChoisie)?.nom
  return (
    <header class="barre">
      <a class="marque" href="/">
        <Cloche />
        Sonnette
      </a>
      <button class="ouvre-menu" type="button" popovertarget="menu">
        <Icone nom="menu" />
        Menu
      </button>
      <nav id="menu" class="menu" popover="auto" aria-label="Menu principal">
        {menuDe(acces).map(({ titre, liens }) => (
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
                    {vers === '/aide' && nouveautesALire(utilisateur) && (
                      <span class="neuf">
                        <span class="pastille"></span>
                        <span class="cache">, nouveautés à lire</span>
                      </span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
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

/** Search from anywhere, who is signed in, and the way out. */
export function Haut({ acces: { utilisateur, chemin } }: { acces: Acces }) {
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
      <a class="aide-ici" href={aidePour(chemin)}>
        Aide<span class="cache"> sur cette page</span>
      </a>
      <form class="fin" action="/deconnexion" method="post">
        <a class="moi" href="/compte">
          <Icone nom="personne" />
          <span>
            {utilisateur.prenom} {utilisateur.nom}
            <span class="discret"> · {nomDuRole(utilisateur)}</span>
          </span>
        </a>
        <button class="bouton" type="submit">
          Quitter
        </button>
      </form>
    </section>
  )
}
