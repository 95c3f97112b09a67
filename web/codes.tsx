import { randomInt } from 'node:crypto'
import type { Context } from 'hono'
import { attributionsDe } from '../db/codes.ts'
import { attribuerCode } from '../domain/attribuerCode.ts'
import { revoquerCode } from '../domain/revoquerCode.ts'
import type { Acces, Route, Services } from './acces.ts'
import { auteurDe } from './auteur.ts'
import { aLeDroit } from './droits.ts'
import { apresChange, surIntervenant, type DossierIntervenant } from './fiche.tsx'
import { jourCourt } from './formats.ts'
import { Fait, Fautes, versPage } from './formulaire.tsx'
import { Vide } from './tableau.tsx'

const TIRAGE = 2 ** 47

const FAITS = { revoque: 'Le code est révoqué : le prochain appel qui l’utilise est refusé.' } as const

type Repondre = (
  c: Context,
  acces: Acces,
  services: Services,
  dossier: DossierIntervenant,
) => Promise<Response>

/** The code of a carer: when she got it, a new one, none any more. Which one it is shows on her card only. */
export function codesRoutes(services: Services): Route[] {
  const chemin = '/intervenants/:id/code'
  const sur = (repondre: Repondre) => async (c: Context, acces: Acces) =>
    surIntervenant(c, acces, services, (dossier) => repondre(c, acces, services, dossier))
  return [
    { methode: 'get', chemin, politique: 'metier', repondre: sur(montrer) },
    { methode: 'post', chemin, politique: 'telephonie', repondre: sur(attribuer) },
    { methode: 'post', chemin: `${chemin}/revocation`, politique: 'telephonie', repondre: sur(revoquer) },
  ]
}

const attribuer: Repondre = async (c, acces, services, dossier) => {
  const demande = { intervenantId: dossier.id }
  const alea = () => randomInt(TIRAGE) / TIRAGE
  const change = await attribuerCode(services.db, auteurDe(c, acces), demande, dossier.instant, alea)
  return apresChange(
    c,
    acces,
    change,
    () => versPage(c, `${dossier.base}/carte`, 'attribue'),
    (fautes) => montrer(c, acces, services, dossier, fautes),
  )
}

const revoquer: Repondre = async (c, acces, services, dossier) => {
  const demande = { intervenantId: dossier.id }
  const change = await revoquerCode(services.db, auteurDe(c, acces), demande, dossier.instant)
  return apresChange(
    c,
    acces,
    change,
    () => versPage(c, `${dossier.base}/code`, 'revoque'),
    (fautes) => montrer(c, acces, services, dossier, fautes),
  )
}

async function montrer(
  c: Context,
  { portee, utilisateur }: Acces,
  { db }: Services,
  { id, base, montrer: page }: DossierIntervenant,
  fautes?: Record<string, string>,
): Promise<Response> {
  const attributions = await attributionsDe(db, portee, id)
  const enService = attributions.some(({ au }) => au === null)
  return page({
    onglet: '/code',
    statut: fautes === undefined ? 200 : 422,
    contenu: (
      <>
        <Fait c={c} phrases={FAITS} />
        <Fautes fautes={fautes} />
        <div class="colonnes dossier">
          <section class="panneau" aria-labelledby="titre-code">
            <header>
              <h2 id="titre-code">Code personnel</h2>
            </header>
            <div class="dedans pile">
              <p>
                {enService
                  ? 'Cet intervenant a un code. Il n’est montré que sur sa carte.'
                  : 'Cet intervenant n’a pas de code : il ne peut pas pointer.'}
              </p>
              {aLeDroit(utilisateur, 'telephonie') ? (
                <Actes base={base} enService={enService} />
              ) : (
                <p class="avis">Les codes se donnent et se retirent par le coordonnateur ou le siège.</p>
              )}
            </div>
          </section>
          <Attributions attributions={attributions} />
        </div>
      </>
    ),
  })
}

function Actes({ base, enService }: { base: string; enService: boolean }) {
  if (!enService) {
    return (
      <form action={`${base}/code`} method="post">
        <button class="bouton plein" type="submit">
          Attribuer un code
        </button>
      </form>
    )
  }
  return (
    <>
      <p class="actions">
        <a class="bouton plein" href={`${base}/carte`}>
          Imprimer sa carte
        </a>
      </p>
      <p class="discret petit">
        Code perdu ou connu d’un autre : remplacez-le, ou révoquez-le. L’ancien cesse aussitôt. S’il vient du
        logiciel métier, changez-le aussi là-bas.
      </p>
      <div class="actions">
        <form action={`${base}/code`} method="post">
          <button class="bouton" type="submit">
            Remplacer par un nouveau code
          </button>
        </form>
        <form action={`${base}/code/revocation`} method="post">
          <button class="bouton grave" type="submit">
            Révoquer le code
          </button>
        </form>
      </div>
    </>
  )
}

function Attributions({ attributions }: { attributions: Awaited<ReturnType<typeof attributionsDe>> }) {
  return (
    <section class="panneau" aria-labelledby="titre-attributions">
      <header>
        <h2 id="titre-attributions">Attributions</h2>
      </header>
      {attributions.length === 0 ? (
        <Vide titre="Aucun code">Aucun code n’a encore été donné.</Vide>
      ) : (
        <table class="tableau">
          <caption class="cache">Codes donnés, du plus récent au plus ancien</caption>
          <thead>
            <tr>
              <th scope="col">Depuis le</th>
              <th scope="col">Jusqu’au</th>
              <th scope="col" class="fin">
                État
              </th>
            </tr>
          </thead>
          <tbody>
            {attributions.map(({ du, au }) => (
              <tr>
                <td>{jourCourt(du)}</td>
                <td>{au !== null && jourCourt(au)}</td>
                <td class="fin">
                  {au === null ? (
                    <span class="etiquette ton-vert">En service</span>
                  ) : (
                    <span class="etiquette">Fini</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
