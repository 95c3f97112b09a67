import type { PrestationVue } from '../db/prestations.ts'
import type { Ligne } from '../db/schema.ts'
import { CHEMIN_ARRONDIS as CHEMIN, MODES } from './arrondisMots.ts'
import type { EtatArrondi } from './arrondis.tsx'
import { Champ, Choix, Fautes } from './formulaire.tsx'
import { Consequences } from './reglagesCadre.tsx'

/** Adds a rule; "Essayer" shows what it would give and writes nothing. */
export function FormulaireArrondi({
  financeurs,
  prestations,
  vu,
  demain,
  change,
  fautes,
  brut,
}: Omit<EtatArrondi, 'brut'> & {
  brut: Record<string, string> | undefined
  financeurs: readonly Ligne<'financeur'>[]
  prestations: readonly PrestationVue[]
  vu: string
  demain: string
}) {
  return (
    <section class="panneau" aria-labelledby="titre-regle">
      <header>
        <h2 id="titre-regle">Nouvelle règle</h2>
      </header>
      <form
        class="dedans saisie"
        action={CHEMIN}
        method="post"
        hx-get={CHEMIN}
        hx-trigger="change delay:200ms"
        hx-target="#exemples"
        hx-select="#exemples"
        hx-swap="outerHTML"
      >
        <Fautes fautes={fautes} />
        <input type="hidden" name="vu" value={vu} />
        <div class="cote">
          <Choix
            nom="financeurId"
            libelle="Financeur"
            vide="Tous"
            valeur={brut?.financeurId}
            faute={fautes?.financeurId}
            options={financeurs.map(({ id, libelle }) => [id, libelle])}
          />
          <Choix
            nom="prestation"
            libelle="Prestation"
            vide="Toutes"
            valeur={brut?.prestation}
            faute={fautes?.prestation}
            options={prestations.map(({ code, libelle }) => [code, libelle === '' ? code : libelle])}
          />
        </div>
        <div class="cote">
          <Choix
            nom="mode"
            libelle="Arrondi"
            valeur={brut?.mode ?? 'reel'}
            faute={fautes?.mode}
            options={MODES}
          />
          <Champ
            nom="pasMin"
            libelle="Pas, en minutes"
            valeur={brut?.pasMin ?? '1'}
            faute={fautes?.pasMin}
            requis
          />
        </div>
        <Champ
          nom="toleranceMin"
          libelle="Tolérance autour du prévu, en minutes"
          valeur={brut?.toleranceMin}
          faute={fautes?.toleranceMin}
          aide="Vide : aucune. Avec 5, une visite de 60 minutes prévues et 65 pointées compte 60."
        />
        <label class="coche">
          <input type="checkbox" name="plafondPrevu" value="1" checked={brut?.plafondPrevu === '1'} />
          Jamais plus que le temps prévu
        </label>
        <Champ
          nom="du"
          libelle="À partir du"
          type="date"
          valeur={brut?.du ?? demain}
          faute={fautes?.du}
          aide="Une date passée demande une confirmation."
          requis
        />
        <fieldset class="essai">
          <legend>Pour essayer</legend>
          <div class="cote">
            <Champ nom="prevues" libelle="Minutes prévues" valeur={brut?.prevues} />
            <Champ nom="faites" libelle="Minutes pointées" valeur={brut?.faites} />
          </div>
        </fieldset>
        <Consequences change={change} />
        <div class="actions">
          <button class="bouton plein" type="submit">
            Enregistrer
          </button>
          <button
            class="bouton"
            type="submit"
            formmethod="get"
            formaction={`${CHEMIN}#exemples`}
            formnovalidate
          >
            Essayer sans enregistrer
          </button>
        </div>
      </form>
    </section>
  )
}
