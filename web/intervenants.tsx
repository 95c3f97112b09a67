import type { Context } from 'hono'
import { listeDesIntervenants, nombreDIntervenants } from '../db/intervenants.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireChoix, lireNumero } from './adresse.ts'
import { chiffre, jourCourt, telephone } from './formats.ts'
import { page } from './gabarit.tsx'
import { FiltresPersonnes } from './personnes.tsx'
import { Pages, Tri, Vide } from './tableau.tsx'

const PAR_PAGE = 50
const TRIS = ['nom', 'identifiant', 'date_entree'] as const

/** The carers. */
export function intervenantsRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/intervenants',
      politique: 'metier',
      repondre: (c, acces) => liste(c, acces, services),
    },
  ]
}

async function liste(c: Context, acces: Acces, { db }: Services) {
  const { portee, antenneChoisie: antenne } = acces
  const tri = lireChoix(c.req.query('tri'), TRIS)
  const sens = lireChoix(c.req.query('sens'), ['asc', 'desc'])
  const texte = (c.req.query('texte') ?? '').slice(0, 60).trim()
  const archives = c.req.query('archives') === '1'
  const total = await nombreDIntervenants(db, portee, { texte, archives })
  const numero = Math.min(lireNumero(c.req.query('page')) ?? 1, Math.max(1, Math.ceil(total / PAR_PAGE)))
  const lignes = await listeDesIntervenants(
    db,
    portee,
    { texte, archives },
    { tri, sens, limite: PAR_PAGE, decalage: (numero - 1) * PAR_PAGE },
  )
  const usuels = {
    texte,
    archives,
    antenne,
    tri: tri === 'nom' ? undefined : tri,
    sens: sens === 'asc' ? undefined : sens,
  }
  const entete = {
    tri,
    sens,
    lien: (cle: (typeof TRIS)[number], autre: 'asc' | 'desc') =>
      adresse('/intervenants', {
        ...usuels,
        tri: cle === 'nom' ? undefined : cle,
        sens: autre === 'asc' ? undefined : autre,
      }),
  }
  return page(
    c,
    acces,
    {
      titre: 'Intervenants',
      ici: adresse('/intervenants', { ...usuels, page: numero === 1 ? undefined : numero }),
    },
    <div id="liste" class="direct">
      <div class="entete">
        <h1>Intervenants</h1>
        <span class="compte">{chiffre(total)}</span>
      </div>
      <FiltresPersonnes chemin="/intervenants" acces={acces} texte={texte} archives={archives} />
      <section class="panneau" aria-label="Liste des intervenants">
        {lignes.length === 0 ? (
          <Vide titre="Aucun intervenant">
            {texte === ''
              ? 'Les intervenants arrivent chaque jour du logiciel métier.'
              : 'Vérifiez l’orthographe, ou cherchez par identifiant.'}
          </Vide>
        ) : (
          <table class="tableau cartes">
            <caption class="cache">Intervenants</caption>
            <thead>
              <tr>
                <Tri cle="nom" {...entete}>
                  Nom
                </Tri>
                <Tri cle="identifiant" {...entete}>
                  Identifiant
                </Tri>
                <th scope="col">Téléphone</th>
                <Tri cle="date_entree" {...entete}>
                  Entrée
                </Tri>
                <th scope="col">Code</th>
                <th scope="col" class="fin">
                  Dernière visite
                </th>
              </tr>
            </thead>
            <tbody>
              {lignes.map((a) => (
                <tr>
                  <td class="nom">
                    <a class="ligne" href={`/intervenants/${a.id}`}>
                      {a.nom} {a.prenom}
                    </a>
                  </td>
                  <td class="discret">{a.identifiant}</td>
                  <td class="insecable fin-etroit">{a.telephone !== null && telephone(a.telephone)}</td>
                  <td class="insecable" data-col="Depuis le">
                    {a.date_entree !== null && jourCourt(a.date_entree)}
                  </td>
                  <td class="coin-etroit" data-col="Code">
                    {a.code_du === null ? (
                      <span class="etiquette ton-ambre">Sans code</span>
                    ) : (
                      <span class="discret">Attribué</span>
                    )}
                  </td>
                  <td class="fin" data-col="Vu le">
                    {a.derniere !== null && jourCourt(a.derniere)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Pages
          page={numero}
          parPage={PAR_PAGE}
          total={total}
          nom={['intervenant', 'intervenants']}
          lien={(autre) => adresse('/intervenants', { ...usuels, page: autre })}
        />
      </section>
    </div>,
  )
}
