import type { Ligne } from '../db/schema.ts'
import type { Acces } from './acces.ts'
import { jourCourt, telephone } from './formats.ts'
import { Vide } from './tableau.tsx'

/** Who she is, where she lives, the code that stands for her line. */
export function Identite({
  beneficiaire,
  acces,
  aujourdhui,
}: {
  beneficiaire: Ligne<'beneficiaire'>
  acces: Acces
  aujourdhui: string
}) {
  const { identifiant, adresse: rue, code_postal, ville, date_naissance: naissance, code } = beneficiaire
  return (
    <section class="panneau" aria-labelledby="titre-identite">
      <header>
        <h2 id="titre-identite">Dossier</h2>
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
        <dd>{acces.antennes.find(({ id }) => id === beneficiaire.antenne_id)?.nom}</dd>
        <dt>Code à composer</dt>
        <dd>
          <strong class="touches">{code}</strong>
          <small class="discret petit"> quand la ligne n’est pas reconnue</small>
        </dd>
      </dl>
    </section>
  )
}

/** Her lines, and whether a call from them stamps. */
export function Lignes({ lignes, aujourdhui }: { lignes: readonly Ligne<'numero'>[]; aujourdhui: string }) {
  return (
    <section class="panneau" aria-labelledby="titre-lignes">
      <header>
        <h2 id="titre-lignes">Numéros</h2>
      </header>
      {lignes.length === 0 ? (
        <Vide titre="Aucun numéro">Sans ligne connue, l’intervenant compose le code ci-dessus.</Vide>
      ) : (
        <table class="tableau">
          <caption class="cache">Numéros du bénéficiaire</caption>
          <thead>
            <tr>
              <th scope="col">Numéro</th>
              <th scope="col">Genre</th>
              <th scope="col" class="fin">
                Pointage
              </th>
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ numero, genre, pointage, du, au }) => (
              <tr>
                <td class="insecable">
                  {telephone(numero)}
                  <small>{au === null ? `depuis le ${jourCourt(du)}` : `jusqu’au ${jourCourt(au)}`}</small>
                </td>
                <td>{genre === 'fixe' ? 'Fixe' : 'Portable'}</td>
                <td class="fin">
                  <EtatLigne actuelle={au === null || au >= aujourdhui} pointage={pointage === 1} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function EtatLigne({ actuelle, pointage }: { actuelle: boolean; pointage: boolean }) {
  if (!actuelle) return <span class="etiquette">Ancienne</span>
  return pointage ? <span class="etiquette ton-vert">Oui</span> : <span class="etiquette">Non</span>
}

function ans(naissance: string, jour: string): number {
  const annees = Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4))
  return jour.slice(5) < naissance.slice(5) ? annees - 1 : annees
}
