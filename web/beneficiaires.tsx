import type { Context } from 'hono'
import { listeDesBeneficiaires, nombreDeBeneficiaires } from '../db/beneficiaires.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireChoix, lireNumero } from './adresse.ts'
import { chiffre, jourCourt, telephone } from './formats.ts'
import { page } from './gabarit.tsx'
import { FiltresPersonnes } from './personnes.tsx'
import { Pages, Tri, Vide } from './tableau.tsx'

const PAR_PAGE = 50
const TRIS = ['nom', 'identifiant', 'code_postal', 'gir'] as const

/** The people helped at home. */
export function beneficiairesRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/beneficiaires',
      politique: 'metier',
      repondre: (c, acces) => liste(c, acces, services),
    },
  ]
}

async function liste(c: Context, acces: Acces, { db, maintenant }: Services) {
  const { portee, antenneChoisie: antenne } = acces
  const tri = lireChoix(c.req.query('tri'), TRIS)
  const sens = lireChoix(c.req.query('sens'), ['asc', 'desc'])
  const texte = (c.req.query('texte') ?? '').slice(0, 60).trim()
  const archives = c.req.query('archives') === '1'
  const total = await nombreDeBeneficiaires(db, portee, { texte, archives })
  const numero = Math.min(lireNumero(c.req.query('page')) ?? 1, Math.max(1, Math.ceil(total / PAR_PAGE)))
  const lignes = await listeDesBeneficiaires(
    db,
    portee,
    { texte, archives },
    { tri, sens, jour: jourDe(maintenant()), limite: PAR_PAGE, decalage: (numero - 1) * PAR_PAGE },
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
      adresse('/beneficiaires', {
        ...usuels,
        tri: cle === 'nom' ? undefined : cle,
        sens: autre === 'asc' ? undefined : autre,
      }),
  }
  return page(
    c,
    acces,
    {
      titre: 'Bénéficiaires',
      ici: adresse('/beneficiaires', { ...usuels, page: numero === 1 ? undefined : numero }),
    },
    <div id="liste" class="direct">
      <div class="entete">
        <h1>Bénéficiaires</h1>
        <span class="compte">{chiffre(total)}</span>
      </div>
      <FiltresPersonnes chemin="/beneficiaires" acces={acces} texte={texte} archives={archives} />
      <section class="panneau" aria-label="Liste des bénéficiaires">
        {lignes.length === 0 ? (
          <Vide titre="Aucun bénéficiaire">
            {texte === ''
              ? 'Les dossiers arrivent chaque jour du logiciel métier.'
              : 'Vérifiez l’orthographe, ou cherchez par identifiant.'}
          </Vide>
        ) : (
          <table class="tableau cartes">
            <caption class="cache">Bénéficiaires</caption>
            <thead>
              <tr>
                <Tri cle="nom" {...entete}>
                  Nom
                </Tri>
                <Tri cle="identifiant" {...entete}>
                  Identifiant
                </Tri>
                <Tri cle="code_postal" {...entete}>
                  Adresse
                </Tri>
                <th scope="col">Ligne de pointage</th>
                <Tri cle="gir" {...entete}>
                  GIR
                </Tri>
                <th scope="col" class="fin">
                  Dernière visite
                </th>
              </tr>
            </thead>
            <tbody>
              {lignes.map((b) => (
                <tr>
                  <td class="entier nom">
                    <a class="ligne" href={`/beneficiaires/${b.id}`}>
                      {b.nom} {b.prenom}
                    </a>{' '}
                    <span class="discret petit">{b.civilite}</span>
                  </td>
                  <td class="discret">{b.identifiant}</td>
                  <td class="entier">
                    {b.adresse}, <span class="insecable">{b.code_postal}</span>
                  </td>
                  <td class="insecable entier">
                    {b.numero === null ? (
                      <span class="etiquette ton-ambre">Aucune ligne</span>
                    ) : (
                      telephone(b.numero)
                    )}
                  </td>
                  <td data-col="GIR">{b.gir}</td>
                  <td class="fin insecable" data-col="Vu le">
                    {b.derniere !== null && jourCourt(b.derniere)}
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
          nom={['bénéficiaire', 'bénéficiaires']}
          lien={(autre) => adresse('/beneficiaires', { ...usuels, page: autre })}
        />
      </section>
    </div>,
  )
}
