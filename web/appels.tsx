import type { Context } from 'hono'
import { appelsSansPointage, NON_IDENTIFIES, nombreParResultat, recidives } from '../db/appels.ts'
import type { ResultatAppel } from '../db/schema.ts'
import { debutDuJour, jourDe, jourSuivant } from '../domain/regles/jours.ts'
import { voit, type Acces, type Route, type Services } from './acces.ts'
import { adresse, lireChoix, lireJour, lireNumero } from './adresse.ts'
import { chiffre, heure, jourCourt, nombre, telephone } from './formats.ts'
import { ChoixAntenne, page, RegionDirecte, TemoinDirect } from './gabarit.tsx'
import { Appelant, Resultat, Saisies } from './interventionAppels.tsx'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'
import { Nom, Pages, Vide } from './tableau.tsx'

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
          <Liste lignes={lignes} acces={acces} revenus={revenus} />
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

type Appel = Awaited<ReturnType<typeof appelsSansPointage>>[number]

function Liste({
  lignes,
  acces,
  revenus,
}: {
  lignes: readonly Appel[]
  acces: Acces
  revenus: ReadonlyMap<string, number>
}) {
  return (
    <table class="tableau cartes">
      <caption class="cache">Appels non identifiés, du plus récent au plus ancien</caption>
      <thead>
        <tr>
          <th scope="col">Reçu</th>
          <th scope="col">Numéro</th>
          <th scope="col">Composé</th>
          <th scope="col">Ce que l’on sait</th>
          {acces.portee === 'toutes' && <th scope="col">Antenne</th>}
          <th scope="col" class="fin">
            Résultat
          </th>
        </tr>
      </thead>
      <tbody>
        {lignes.map((appel) => (
          <tr id={`a${appel.id}`} data-maj="1">
            <td class="insecable">
              {heure(appel.instant)}
              <small>le {jourCourt(jourDe(appel.instant))}</small>
            </td>
            <td class="entier">
              <Appelant appel={appel} />
              <Retours fois={revenus.get(appel.numero ?? '') ?? 0} />
            </td>
            <td data-col="Composé" class="entier">
              <Saisies saisies={appel.saisies} />
            </td>
            <td class="entier">
              <Connu appel={appel} acces={acces} />
            </td>
            {acces.portee === 'toutes' && (
              <td class="entier discret">{appel.antenne_nom ?? 'Aucune : visible du siège seul'}</td>
            )}
            <td class="fin coin">
              <Resultat appel={appel} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Retours({ fois }: { fois: number }) {
  if (fois < 2) return null
  return <small class="insecable">{nombre(fois, 'appel')} en 30 jours</small>
}

const MANQUE: Partial<Record<ResultatAppel, string>> = {
  code_inconnu: 'Intervenant inconnu : aucun des codes composés n’existe.',
  sans_saisie: 'Intervenant inconnu : aucun code n’a été composé.',
  raccroche: 'Raccroché avant la fin : rien n’est enregistré.',
}

function Connu({ appel, acces }: { appel: Appel; acces: Acces }) {
  const { beneficiaire_id: chez, intervenant_id: par } = appel
  if (chez === null && par === null)
    return <span class="discret">Ni la personne aidée, ni l’intervenant</span>
  return (
    <>
      {chez !== null && (
        <span>
          Chez{' '}
          <Nom vers={voit(acces.portee, appel.beneficiaire_antenne) ? `/beneficiaires/${chez}` : undefined}>
            {nomBeneficiaire(appel)}
          </Nom>
          <small>{MANQUE[appel.resultat]}</small>
        </span>
      )}
      {chez === null && par !== null && (
        <span>
          Par{' '}
          <Nom vers={voit(acces.portee, appel.intervenant_antenne) ? `/intervenants/${par}` : undefined}>
            {nomIntervenant(appel)}
          </Nom>
          <small>
            {appel.telephone !== null && voit(acces.portee, appel.intervenant_antenne) ? (
              <>
                Demandez-lui chez qui : <a href={`tel:${appel.telephone}`}>{telephone(appel.telephone)}</a>
              </>
            ) : (
              'Demandez-lui chez qui elle se trouvait.'
            )}
          </small>
        </span>
      )}
    </>
  )
}

function lirePeriode(c: Context, aujourdhui: string) {
  const au = lireJour(c.req.query('au')) ?? aujourdhui
  const demande = lireJour(c.req.query('du')) ?? jourSuivant(au, 1 - JOURS)
  const plusTot = jourSuivant(au, 1 - JOURS_AU_PLUS)
  const du = demande > au ? au : demande < plusTot ? plusTot : demande
  return { du, au, dits: { du: c.req.query('du') && du, au: c.req.query('au') && au } }
}
