import type { Context } from 'hono'
import { raw } from 'hono/html'
import { motsDe } from '../db/recherche.ts'
import { noterNouveautesLues } from '../domain/lireNouveautes.ts'
import type { Acces, Route, Services } from './acces.ts'
import { Annonces } from './aide/annonces.tsx'
import { lireCatalogue } from './aide/catalogue.ts'
import { DERNIERE, Nouveautes, nouveautesALire } from './aide/nouveautes.tsx'
import { CHAPITRES } from './aide/sommaire.ts'
import { chercherDansLAide, PAGES, rendre } from './aide/texte.ts'
import { introuvable } from './erreurs.tsx'
import { page } from './gabarit.tsx'

/** The manual, the news and the prompts: everybody signed in reads them. */
export function aideRoutes(services: Services): Route[] {
  const catalogue = lireCatalogue()
  const politique = 'connecte'
  return [
    { methode: 'get', chemin: '/aide', politique, repondre: sommaire },
    {
      methode: 'get',
      chemin: '/aide/nouveautes',
      politique,
      repondre: (c, acces) => nouveautes(c, acces, services),
    },
    {
      methode: 'get',
      chemin: '/aide/annonces',
      politique,
      repondre: (c, acces) =>
        manuel(c, acces, 'Les annonces du téléphone', rendre(<Annonces annonces={catalogue} />)),
    },
    {
      methode: 'get',
      chemin: '/aide/:chapitre',
      politique,
      repondre(c, acces) {
        const chapitre = CHAPITRES.find(({ cle }) => cle === c.req.param('chapitre'))
        if (chapitre === undefined) return introuvable(c, acces)
        return manuel(c, acces, chapitre.titre, PAGES.get(chapitre.cle) ?? '')
      },
    },
  ]
}

function sommaire(c: Context, acces: Acces) {
  const texte = (c.req.query('texte') ?? '').slice(0, 60).trim()
  const mots = motsDe(texte)
  return page(
    c,
    acces,
    { titre: 'Aide' },
    <>
      <div class="entete">
        <h1>Aide</h1>
      </div>
      <Chercher texte={texte} />
      {mots.length > 0 ? <Trouvees texte={texte} mots={mots} /> : <Sommaire acces={acces} />}
    </>,
  )
}

function Chercher({ texte = '' }: { texte?: string }) {
  return (
    <form class="filtres" action="/aide" method="get" role="search" aria-label="Chercher dans l’aide">
      <div class="champ large">
        <label for="texte">Chercher dans l’aide</label>
        <input id="texte" type="search" name="texte" value={texte} maxlength={60} autocomplete="off" />
      </div>
      <button class="bouton" type="submit">
        Chercher
      </button>
    </form>
  )
}

function Trouvees({ texte, mots }: { texte: string; mots: readonly string[] }) {
  const trouvees = chercherDansLAide(mots)
  return (
    <section class="panneau" aria-label="Réponses">
      {trouvees.length === 0 ? (
        <p class="vide">
          <strong>Rien sur « {texte} »</strong>
          Essayez un autre mot, ou revenez au <a href="/aide">sommaire</a>.
        </p>
      ) : (
        <ul class="trouves">
          {trouvees.map(({ vers, chapitre, titre, extrait }) => (
            <li class="dedans-trouve">
              <h2>
                <a class="simple" href={vers}>
                  {raw(titre)}
                </a>
              </h2>
              <p class="petit">{raw(extrait)}</p>
              <p class="petit discret">{chapitre}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Sommaire({ acces: { utilisateur } }: { acces: Acces }) {
  return (
    <>
      <ul class="renvois">
        {CHAPITRES.map(({ cle, titre, resume }) => (
          <li class="panneau">
            <h2>
              <a href={`/aide/${cle}`}>{titre}</a>
            </h2>
            <p class="discret petit">{resume}</p>
          </li>
        ))}
        <li class="panneau">
          <h2>
            <a href="/aide/annonces">Les annonces du téléphone</a>
          </h2>
          <p class="discret petit">Ce que l’intervenant entend, mot pour mot.</p>
        </li>
        <li class="panneau">
          <h2>
            <a href="/aide/nouveautes">Nouveautés</a>{' '}
            {nouveautesALire(utilisateur) && <span class="etiquette ton-accent">À lire</span>}
          </h2>
          <p class="discret petit">Ce qui a changé, version après version.</p>
        </li>
      </ul>
    </>
  )
}

/** Opening the news is reading them: the mark of the menu goes. */
async function nouveautes(c: Context, acces: Acces, { db }: Services) {
  const { utilisateur } = acces
  const { nouveautes_lues: lues } = utilisateur
  if (nouveautesALire(utilisateur)) await noterNouveautesLues(db, utilisateur.id, DERNIERE)
  const depuis = { ...acces, utilisateur: { ...utilisateur, nouveautes_lues: DERNIERE } }
  return manuel(c, depuis, 'Nouveautés', rendre(<Nouveautes lues={lues} />))
}

function manuel(c: Context, acces: Acces, titre: string, texte: string) {
  return page(
    c,
    acces,
    { titre },
    <div class="colonnes detail">
      <article class="panneau manuel">
        <nav class="fil" aria-label="Fil d’Ariane">
          <a href="/aide">Aide</a> ›
        </nav>
        <h1>{titre}</h1>
        {raw(texte)}
      </article>
      <div class="pile">
        <Chercher />
        <Chapitres ici={acces.chemin} />
      </div>
    </div>,
  )
}

function Chapitres({ ici }: { ici: string }) {
  const liens = [
    ...CHAPITRES.map(({ cle, titre }) => [`/aide/${cle}`, titre] as const),
    ['/aide/annonces', 'Les annonces du téléphone'] as const,
    ['/aide/nouveautes', 'Nouveautés'] as const,
  ]
  return (
    <nav class="panneau chapitres" aria-label="Chapitres de l’aide">
      <ul>
        {liens.map(([vers, titre]) => (
          <li>
            <a href={vers} aria-current={vers === ici ? 'page' : undefined}>
              {titre}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
