import type { Ligne } from '../db/schema.ts'
import type { Acces } from './acces.ts'
import { jourCourt, personne } from './formats.ts'

/** Who she is, where and with whom she lives, the code that stands for her line. */
export function Identite({
  beneficiaire,
  avec,
  acces,
  aujourdhui,
}: {
  beneficiaire: Ligne<'beneficiaire'>
  avec: readonly Ligne<'beneficiaire'>[]
  acces: Acces
  aujourdhui: string
}) {
  const { id, identifiant, adresse: rue, code_postal, ville, date_naissance: naissance, code } = beneficiaire
  return (
    <section class="panneau" aria-labelledby="titre-identite">
      <header>
        <h2 id="titre-identite">Identité</h2>
      </header>
      <dl class="dedans fiche">
        <dt>Identifiant</dt>
        <dd>{identifiant}</dd>
        <dt>Adresse</dt>
        <dd>
          {rue}
          <br />
          {code_postal} {ville}
        </dd>
        {naissance !== null && (
          <>
            <dt>Naissance</dt>
            <dd>
              {jourCourt(naissance)} <span class="discret">({ans(naissance, aujourdhui)} ans)</span>
            </dd>
          </>
        )}
        <dt>Antenne</dt>
        <dd>{acces.antennes.find((antenne) => antenne.id === beneficiaire.antenne_id)?.nom}</dd>
        <dt>Foyer</dt>
        <dd>
          {avec.length === 0 ? (
            'Noté seul'
          ) : (
            <>
              Vit avec{' '}
              {avec.map((autre, rang) => (
                <>
                  {rang > 0 && ', '}
                  <a href={`/beneficiaires/${autre.id}`}>{personne(autre)}</a>
                </>
              ))}
            </>
          )}{' '}
          · <a href={`/beneficiaires/${id}/foyer`}>Changer</a>
        </dd>
        <dt>Code à composer</dt>
        <dd>
          <strong class="touches">{code}</strong>
          <small class="discret petit"> quand la ligne n’est pas reconnue</small>
        </dd>
      </dl>
    </section>
  )
}

function ans(naissance: string, jour: string): number {
  const annees = Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4))
  return jour.slice(5) < naissance.slice(5) ? annees - 1 : annees
}
