import type { Ligne } from '../db/schema.ts'
import type { Acces } from './acces.ts'
import { duree, jourCourt, nombre, telephone } from './formats.ts'
import type { Suivi } from './suivi.ts'

/** Who she is, how to reach her, whether she holds a code (never which). */
export function Identite({
  intervenant,
  acces,
  code,
  base,
}: {
  intervenant: Ligne<'intervenant'>
  acces: Acces
  code: Ligne<'code'> | undefined
  /** Path of her file. */
  base: string
}) {
  const { identifiant, telephone: numero, date_entree: entree, date_sortie: sortie } = intervenant
  return (
    <section class="panneau" aria-labelledby="titre-identite">
      <header>
        <h2 id="titre-identite">Identité</h2>
      </header>
      <dl class="dedans fiche">
        <dt>Identifiant</dt>
        <dd>{identifiant}</dd>
        <dt>Antenne</dt>
        <dd>{acces.antennes.find(({ id }) => id === intervenant.antenne_id)?.nom}</dd>
        {numero !== null && (
          <>
            <dt>Téléphone</dt>
            <dd>
              <a href={`tel:${numero}`}>{telephone(numero)}</a>
            </dd>
          </>
        )}
        {entree !== null && (
          <>
            <dt>Entrée</dt>
            <dd>{jourCourt(entree)}</dd>
          </>
        )}
        {sortie !== null && (
          <>
            <dt>Sortie</dt>
            <dd>{jourCourt(sortie)}</dd>
          </>
        )}
        <dt>Code personnel</dt>
        <dd>
          {code === undefined ? (
            <span class="etiquette ton-ambre">Sans code : ne peut pas pointer</span>
          ) : (
            <>Attribué le {jourCourt(code.du)}</>
          )}{' '}
          · <a href={`${base}/code`}>Code</a>
        </dd>
      </dl>
    </section>
  )
}

/** What she did lately, as retained. */
export function MoisEcoule({ suivis }: { suivis: readonly Suivi[] }) {
  const completes = suivis.flatMap(({ vue: { retenu_min } }) => (retenu_min === null ? [] : [retenu_min]))
  const aVerifier = suivis.filter(({ anomalies }) => anomalies.length > 0).length
  return (
    <section class="panneau" aria-labelledby="titre-mois">
      <header>
        <h2 id="titre-mois">Sur 31 jours</h2>
      </header>
      <dl class="temps">
        <div>
          <dt>Heures retenues</dt>
          <dd>{duree(completes.reduce((somme, minutes) => somme + minutes, 0))}</dd>
        </div>
        <div>
          <dt>Visites</dt>
          <dd>{suivis.length}</dd>
        </div>
        <div>
          <dt>À vérifier</dt>
          <dd>
            {aVerifier}
            <small>{nombre(completes.length, 'complète')}</small>
          </dd>
        </div>
      </dl>
    </section>
  )
}
