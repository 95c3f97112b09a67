import type { Context } from 'hono'
import type { LienDonne } from '../domain/comptes.ts'
import type { Acces, Services } from './acces.ts'
import { instantCourt } from './formats.ts'
import { page } from './gabarit.tsx'

/** The link just made, shown this once to whoever will hand it over. */
export function montrerLien(
  c: Context,
  acces: Acces,
  { origine }: Services,
  { utilisateurId, jeton, expireLe }: LienDonne,
  pour: string,
): Response | Promise<Response> {
  return page(
    c,
    acces,
    { titre: 'Lien à remettre' },
    <div class="panneau etroit">
      <div class="dedans pile">
        <h1>Lien à remettre</h1>
        <p>
          Remettez ce lien à <strong>{pour}</strong> par un moyen sûr. Il sert une fois, jusqu’au{' '}
          {instantCourt(expireLe)}, et <strong>ne sera plus montré</strong>.
        </p>
        <div class="champ">
          <label for="lien">Lien</label>
          <input id="lien" type="text" readonly value={`${origine}/lien/${jeton}`} />
        </div>
        <p class="actions">
          <a class="bouton" href={`/comptes/${utilisateurId}`}>
            Revenir au compte
          </a>
          <a class="bouton nu" href="/comptes">
            Tous les comptes
          </a>
        </p>
      </div>
    </div>,
  )
}
