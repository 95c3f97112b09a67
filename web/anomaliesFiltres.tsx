import type { Context } from 'hono'
import type { nombreParCode } from '../db/anomalies.ts'
import type { CodeAnomalie } from '../db/schema.ts'
import type { Acces } from './acces.ts'
import type { LigneDeFile } from './anomalies.tsx'
import type { DemandeAnomalies } from './anomaliesDemande.ts'
import type { EtatAnomalies } from './anomaliesTraiter.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { chiffre } from './formats.ts'
import { ANOMALIES } from './libelles.ts'

/** What the page of the work queue is drawn with. */
export interface ProprietesDeFile {
  c: Context
  acces: Acces
  demande: DemandeAnomalies
  comptes: Awaited<ReturnType<typeof nombreParCode>>
  lignes: readonly LigneDeFile[]
  pages: { page: number; parPage: number; total: number }
  etat: EtatAnomalies
}

/** Severity, state, days, antenne. */
export function Filtres({ acces, demande }: Pick<ProprietesDeFile, 'acces' | 'demande'>) {
  const { parametres } = demande
  return (
    <form
      hx-sync="#direct:replace"
      class="filtres"
      action="/anomalies"
      method="get"
      hx-get="/anomalies"
      hx-trigger="change, submit"
      hx-target="#direct"
      hx-select="#direct"
      hx-swap="outerMorph"
    >
      {(['code', 'beneficiaire', 'intervenant'] as const).map(
        (nom) => parametres[nom] !== undefined && <input type="hidden" name={nom} value={parametres[nom]} />,
      )}
      <div class="champ">
        <label for="gravite">Gravité</label>
        <select id="gravite" name="gravite">
          <option value="">Toutes</option>
          <option value="a_corriger" selected={demande.gravite === 'a_corriger'}>
            À corriger
          </option>
          <option value="a_acquitter" selected={demande.gravite === 'a_acquitter'}>
            À acquitter
          </option>
        </select>
      </div>
      <div class="champ">
        <label for="etat">État</label>
        <select id="etat" name="etat">
          <option value="">À traiter</option>
          <option value="acquittees" selected={demande.etat === 'acquittees'}>
            Acquittées
          </option>
        </select>
      </div>
      <div class="champ">
        <label for="du">Du</label>
        <input id="du" type="date" name="du" value={demande.du ?? ''} />
      </div>
      <div class="champ">
        <label for="au">Au</label>
        <input id="au" type="date" name="au" value={demande.au ?? ''} />
      </div>
      <ChoixAntenne acces={acces} />
      <button class="bouton sans-script" type="submit">
        Filtrer
      </button>
    </form>
  )
}

/** How many of each kind: a click keeps those. */
export function Comptes({ demande, comptes }: ProprietesDeFile) {
  const total = Object.values(comptes).reduce((somme, n) => somme + n, 0)
  const presents = (Object.keys(ANOMALIES) as CodeAnomalie[]).filter(
    (code) => (comptes[code] ?? 0) > 0 || code === demande.code,
  )
  return (
    <nav class="onglets" aria-label="Genre d’anomalie">
      <a
        href={demande.lien({ code: undefined, page: undefined })}
        aria-current={demande.code ? undefined : 'true'}
      >
        Toutes <b>{chiffre(total)}</b>
      </a>
      {presents.map((code) => (
        <a
          href={demande.lien({ code, page: undefined })}
          aria-current={demande.code === code ? 'true' : undefined}
        >
          {ANOMALIES[code].nom} <b>{chiffre(comptes[code] ?? 0)}</b>
        </a>
      ))}
    </nav>
  )
}
