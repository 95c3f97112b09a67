import type { Context } from 'hono'
import { appelsSansPointage, NON_IDENTIFIES, nombreParResultat, recidives } from '../db/appels.ts'
import type { ResultatAppel } from '../db/schema.ts'
import { debutDuJour, jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { ListeAppels } from './appelsListe.tsx'
import { adresse, lireChoix, lireJour, lireNumero } from './adresse.ts'
import { chiffre, jourCourt, nombre } from './formats.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { page } from './gabarit.tsx'
import { RegionDirecte, TemoinDirect } from './regionDirecte.tsx'
import { Pages, Vide } from './tableau.tsx'

const PAR_PAGE = 50
const JOURS = 7
const JOURS_AU_PLUS = 92
const MOIS_MS = 30 * 86_400_000

const GENRES = {
  tous: { nom: 'Tous', resultats: NON_IDENTIFIES },
  beneficiaire: { nom: 'Bénéficiaire inconnu', resultats: ['beneficiaire_inconnu'] },
  intervenant: { nom: 'Intervenant inconnu', resultats: ['code_inconnu'] },
  muets: { nom: 'Rien composé', resultats: ['sans_saisie'] },
} as const satisfies Record<string, { nom: string; resultats: readonly ResultatAppel[] }>
const CLES = ['tous', 'beneficiaire', 'intervenant', 'muets'] as const

/** The calls that made no stamp because somebody was not known. None is ever dropped. */
export function appelsRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/appels/non-identifies',
      politique: 'metier',
      repondre: (c, acces) => nonIdentifies(c, acces, services),
    },
  ]
}

async function nonIdentifies(c: Context, acces: Acces, { db, maintenant }: Services) {
  const instant = maintenant()
  const { portee, antenneChoisie: antenne } = acces
  const { du, au, dits } = lirePeriode(c, jourDe(instant))
  const genre = lireChoix(c.req.query('genre'), CLES)
  const raccroches = c.req.query('raccroches') === '1'
  const bornes = { du: debutDuJour(du), au: debutDuJour(jourSuivant(au)) }
  const resultats = (cle: (typeof CLES)[number]): readonly ResultatAppel[] =>
    raccroches && cle === 'tous' ? [...GENRES[cle].resultats, 'raccroche'] : GENRES[cle].resultats
  const comptes = await nombreParResultat(db, portee, bornes.du, bornes.au)
  const compter = (cle: (typeof CLES)[number]) =>
    resultats(cle).reduce((somme, resultat) => somme + (comptes[resultat] ?? 0), 0)
  const total = compter(genre)
  const numero = Math.min(lireNumero(c.req.query('page')) ?? 1, Math.max(1, Math.ceil(total / PAR_PAGE)))
  const lignes = await appelsSansPointage(
    db,
    portee,
    { ...bornes, resultats: resultats(genre) },
    PAR_PAGE,
    (numero - 1) * PAR_PAGE,
  )
  const numeros = lignes.flatMap((ligne) => (ligne.numero === null ? [] : [ligne.numero]))
  const revenus = await recidives(db, portee, numeros, instant - MOIS_MS)
  const parametres = { ...dits, genre: genre === 'tous' ? undefined : genre, raccroches, antenne }
  const lien = (autres: Record<string, string | number | undefined>) =>
    adresse('/appels/non-identifies', { ...parametres, ...autres })
  return page(
    c,
    acces,
    { titre: 'Appels non identifiés', ici: lien({ page: numero === 1 ? undefined : numero }) },
    <RegionDirecte
      adresse={lien({ page: numero === 1 ? undefined : numero })}
      acces={acces}
      resume={nombre(total, 'appel non identifié', 'appels non identifiés')}
    >
      <div class="entete">
        <h1>Appels non identifiés</h1>
        <span class="discret">
          {du === au ? `le ${jourCourt(du)}` : `du ${jourCourt(du)} au ${jourCourt(au)}`}
        </span>
        <TemoinDirect />
      </div>
      <form
        hx-sync="#direct:replace"
        class="filtres"
        action="/appels/non-identifies"
        method="get"
        hx-get="/appels/non-identifies"
        hx-trigger="change, submit"
        hx-target="#direct"
        hx-select="#direct"
        hx-swap="outerMorph"
      >
        {genre !== 'tous' && <input type="hidden" name="genre" value={genre} />}
        <div class="champ">
          <label for="du">Du</label>
          <input id="du" type="date" name="du" value={du} />
        </div>
        <div class="champ">
          <label for="au">Au</label>
          <input id="au" type="date" name="au" value={au} />
        </div>
        <ChoixAntenne acces={acces} />
        <label class="coche">
          <input type="checkbox" name="raccroches" value="1" checked={raccroches} />
          Montrer aussi les appels raccrochés
        </label>
        <button class="bouton sans-script" type="submit">
          Filtrer
        </button>
      </form>
      <nav class="onglets" aria-label="Genre d’appel">
        {CLES.map((cle) => (
          <a
            href={lien({ genre: cle === 'tous' ? undefined : cle })}
            aria-current={genre === cle ? 'true' : undefined}
          >
            {GENRES[cle].nom} <b>{chiffre(compter(cle))}</b>
          </a>
        ))}
      </nav>
      <section class="panneau" aria-label="Liste des appels">
        {lignes.length === 0 ? (
          <Vide titre="Tous les appels ont été reconnus">
            Quand une ligne ou un code est inconnu, l’appel arrive ici avec ce qui a été composé.
          </Vide>
        ) : (
          <ListeAppels lignes={lignes} acces={acces} revenus={revenus} />
        )}
        <Pages
          page={numero}
          parPage={PAR_PAGE}
          total={total}
          nom={['appel', 'appels']}
          lien={(autre) => lien({ page: autre })}
        />
      </section>
    </RegionDirecte>,
  )
}

function lirePeriode(c: Context, aujourdhui: string) {
  const au = lireJour(c.req.query('au')) ?? aujourdhui
  const demande = lireJour(c.req.query('du')) ?? jourSuivant(au, 1 - JOURS)
  const plusTot = jourSuivant(au, 1 - JOURS_AU_PLUS)
  const du = demande > au ? au : demande < plusTot ? plusTot : demande
  return { du, au, dits: { du: c.req.query('du') && du, au: c.req.query('au') && au } }
}
