import type { Context } from 'hono'
import type { Acces } from './acces.ts'
import type { Geste } from './anomaliesGestes.ts'
import { CLES, GENRES, type CleGenre, type DemandeAppels } from './appelsDemande.ts'
import type { Groupe } from './appelsGroupes.ts'
import { LigneGroupe, type Noms } from './appelsLigne.tsx'
import type { RefusAppel } from './appelsTraiter.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { chiffre, jourCourt, nombre } from './formats.ts'
import { Fait } from './formulaire.tsx'
import { RegionDirecte, TemoinDirect } from './regionDirecte.tsx'
import { Pages, Vide } from './tableau.tsx'

interface Proprietes {
  c: Context
  acces: Acces
  demande: DemandeAppels
  lignes: readonly (Groupe & { gestes: readonly Geste[] })[]
  comptes: (cle: CleGenre) => number
  revenus: ReadonlyMap<string, number>
  noms: Noms
  pages: { page: number; parPage: number; total: number }
  refus: RefusAppel | undefined
}

const FAITS = {
  rattache: 'L’appel est rattaché ; ses heures comptent.',
  ecarte: 'L’appel est écarté. Il reste dans « Traités ».',
  rouvert: 'L’appel attend de nouveau.',
} as const

/** Unidentified calls, gathered by number; or what was made of those already dealt with. */
export function VueAppels(proprietes: Proprietes) {
  const { c, acces, demande, lignes, comptes, pages } = proprietes
  const { du, au } = demande
  return (
    <RegionDirecte
      adresse={demande.lien()}
      acces={acces}
      resume={nombre(pages.total, 'appel non identifié', 'appels non identifiés')}
    >
      <div class="entete">
        <h1>Appels non identifiés</h1>
        <span class="discret">
          {du === au ? `le ${jourCourt(du)}` : `du ${jourCourt(du)} au ${jourCourt(au)}`}
        </span>
        <TemoinDirect />
      </div>
      <Fait c={c} phrases={FAITS} />
      <Filtres acces={acces} demande={demande} />
      <nav class="onglets" aria-label="Genre d’appel">
        {CLES.map((cle) => (
          <a
            href={demande.lien({ genre: cle === 'tous' ? undefined : cle, page: undefined })}
            aria-current={demande.genre === cle ? 'true' : undefined}
          >
            {GENRES[cle].nom} <b>{chiffre(comptes(cle))}</b>
          </a>
        ))}
      </nav>
      <section class="panneau" aria-label="Liste des appels">
        {lignes.length === 0 ? (
          <Vide titre={demande.etat === 'traites' ? 'Aucun appel traité' : 'Aucun appel n’attend'}>
            Quand une ligne ou un code est inconnu, l’appel arrive ici avec ce qui a été composé.
          </Vide>
        ) : (
          <ol class="file">
            {lignes.map((ligne) => (
              <LigneGroupe ligne={ligne} {...proprietes} />
            ))}
          </ol>
        )}
        <Pages
          {...pages}
          nom={demande.etat === 'traites' ? ['appel', 'appels'] : ['numéro ou appel', 'numéros ou appels']}
          lien={(page) => demande.lien({ page })}
        />
      </section>
    </RegionDirecte>
  )
}

function Filtres({ acces, demande }: Pick<Proprietes, 'acces' | 'demande'>) {
  return (
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
      {demande.genre !== 'tous' && <input type="hidden" name="genre" value={demande.genre} />}
      <div class="champ">
        <label for="etat">État</label>
        <select id="etat" name="etat">
          <option value="">À traiter</option>
          <option value="traites" selected={demande.etat === 'traites'}>
            Traités
          </option>
        </select>
      </div>
      <div class="champ">
        <label for="du">Du</label>
        <input id="du" type="date" name="du" value={demande.du} />
      </div>
      <div class="champ">
        <label for="au">Au</label>
        <input id="au" type="date" name="au" value={demande.au} />
      </div>
      <ChoixAntenne acces={acces} />
      <label class="coche">
        <input type="checkbox" name="raccroches" value="1" checked={demande.raccroches} />
        Montrer aussi les appels raccrochés
      </label>
      <button class="bouton sans-script" type="submit">
        Filtrer
      </button>
    </form>
  )
}
