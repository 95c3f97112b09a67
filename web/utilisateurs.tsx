import type { Context } from 'hono'
import { antennesVisibles } from '../db/antennes.ts'
import { listeDesComptes, nombreDeComptes, type FiltreComptes, type TriComptes } from '../db/utilisateurs.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { secondFacteurObligatoire } from '../domain/secondFacteur.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireChoix, lireNumero } from './adresse.ts'
import { csv, LIGNES_CSV_AU_PLUS } from './csv.ts'
import { chiffre, instantCourt } from './formats.ts'
import { Choix } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { nomDuRole, ROLES } from './roles.ts'
import { numeroDePage, Pages, Tri, Vide } from './tableau.tsx'
import { utilisateurRoutes } from './utilisateur.tsx'
import { utilisateurNouveauRoutes } from './utilisateurNouveau.tsx'

const PAR_PAGE = 50
const TRIS = ['nom', 'courriel', 'role', 'vu_le'] as const satisfies TriComptes[]
const ETATS = ['ouverts', 'fermes', 'tous'] as const

/** The accounts of the extranet. */
export function utilisateursRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/comptes',
      politique: 'comptes',
      repondre: (c, acces) => liste(c, acces, services),
    },
    {
      methode: 'get',
      chemin: '/comptes.csv',
      politique: 'comptes',
      repondre: (c) => exporter(c, services),
    },
    ...utilisateurNouveauRoutes(services),
    ...utilisateurRoutes(services),
  ]
}

function demandeDe(c: Context) {
  const role = c.req.query('role')
  const filtre: FiltreComptes = {
    texte: (c.req.query('texte') ?? '').slice(0, 60).trim(),
    role: role !== undefined && Object.hasOwn(ROLES, role) ? (role as keyof typeof ROLES) : undefined,
    antenneId: lireNumero(c.req.query('de')),
    etat: lireChoix(c.req.query('etat'), ETATS),
  }
  const tri = lireChoix(c.req.query('tri'), TRIS)
  const sens = lireChoix(c.req.query('sens'), ['asc', 'desc'])
  const usuels = {
    texte: filtre.texte,
    role: filtre.role,
    de: filtre.antenneId,
    etat: filtre.etat === 'ouverts' ? undefined : filtre.etat,
    tri: tri === 'nom' ? undefined : tri,
    sens: sens === 'asc' ? undefined : sens,
  }
  return { filtre, tri, sens, usuels }
}

async function liste(c: Context, acces: Acces, { db }: Services) {
  const { filtre, tri, sens, usuels } = demandeDe(c)
  const total = await nombreDeComptes(db, filtre)
  const numero = numeroDePage(lireNumero(c.req.query('page')), total, PAR_PAGE)
  const comptes = await listeDesComptes(db, filtre, {
    ...{ tri, sens, limite: PAR_PAGE },
    decalage: (numero - 1) * PAR_PAGE,
  })
  const entete = {
    tri,
    sens,
    lien: (cle: TriComptes, autre: 'asc' | 'desc') =>
      adresse('/comptes', {
        ...usuels,
        tri: cle === 'nom' ? undefined : cle,
        sens: autre === 'asc' ? undefined : autre,
      }),
  }
  return page(
    c,
    acces,
    { titre: 'Comptes', ici: adresse('/comptes', { ...usuels, page: numero === 1 ? undefined : numero }) },
    <div id="liste" class="direct">
      <div class="entete">
        <h1>Comptes</h1>
        <span class="compte">{chiffre(total)}</span>
        <div class="outils">
          <a class="bouton" href={adresse('/comptes.csv', usuels)}>
            Exporter
          </a>
          <a class="bouton plein" href="/comptes/nouveau">
            Ouvrir un compte
          </a>
        </div>
      </div>
      <Filtres filtre={filtre} antennes={await antennesVisibles(db, 'toutes')} />
      <section class="panneau" aria-label="Liste des comptes">
        {comptes.length === 0 ? (
          <Vide titre="Aucun compte">Aucun compte ne répond à ces filtres.</Vide>
        ) : (
          <table class="tableau cartes">
            <caption class="cache">Comptes</caption>
            <thead>
              <tr>
                <Tri cle="nom" {...entete}>
                  Nom
                </Tri>
                <Tri cle="courriel" {...entete}>
                  Adresse
                </Tri>
                <Tri cle="role" {...entete}>
                  Rôle
                </Tri>
                <th scope="col">Second facteur</th>
                <Tri cle="vu_le" {...entete}>
                  Vu récemment
                </Tri>
              </tr>
            </thead>
            <tbody>
              {comptes.map((compte) => (
                <tr>
                  <td class="entier nom">
                    <a class="ligne" href={`/comptes/${compte.id}`}>
                      {compte.nom} {compte.prenom}
                    </a>{' '}
                    {compte.desactive_le !== null && <span class="etiquette ton-rouge">Fermé</span>}
                  </td>
                  <td class="entier">{compte.courriel}</td>
                  <td data-col="Rôle">
                    {nomDuRole(compte)}
                    {compte.antenne !== null && <small>{compte.antenne}</small>}
                  </td>
                  <td data-col="Second facteur">{direSecondFacteur(compte)}</td>
                  <td data-col="Vu">{compte.vu_le !== null && instantCourt(compte.vu_le)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Pages
          page={numero}
          parPage={PAR_PAGE}
          total={total}
          nom={['compte', 'comptes']}
          lien={(autre) => adresse('/comptes', { ...usuels, page: autre })}
        />
      </section>
    </div>,
  )
}

type Compte = Awaited<ReturnType<typeof listeDesComptes>>[number]

function direSecondFacteur(compte: Compte): string {
  if (compte.totp_actif_le !== null) return 'En service'
  return secondFacteurObligatoire(compte) ? 'À choisir à la prochaine connexion' : 'Non utilisé'
}

function Filtres({
  filtre,
  antennes,
}: {
  filtre: FiltreComptes
  antennes: readonly { id: number; nom: string }[]
}) {
  return (
    <form
      class="filtres"
      action="/comptes"
      method="get"
      hx-get="/comptes"
      hx-trigger="change, submit, input from:'find [name=texte]' delay:250ms"
      hx-target="#liste"
      hx-select="#liste"
      hx-swap="outerMorph"
    >
      <div class="champ large">
        <label for="texte">Nom ou adresse</label>
        <input id="texte" type="search" name="texte" value={filtre.texte} maxlength={60} autocomplete="off" />
      </div>
      <Choix nom="role" libelle="Rôle" vide="Tous" options={Object.entries(ROLES)} valeur={filtre.role} />
      <Choix
        nom="de"
        libelle="Antenne"
        vide="Toutes"
        options={antennes.map(({ id, nom }) => [id, nom] as const)}
        valeur={filtre.antenneId}
      />
      <Choix
        nom="etat"
        libelle="État"
        options={[
          ['ouverts', 'Ouverts'],
          ['fermes', 'Fermés'],
          ['tous', 'Tous'],
        ]}
        valeur={filtre.etat}
      />
      <button class="bouton sans-script" type="submit">
        Filtrer
      </button>
    </form>
  )
}

async function exporter(c: Context, { db, maintenant }: Services) {
  const { filtre, tri, sens } = demandeDe(c)
  const comptes = await listeDesComptes(db, filtre, { tri, sens, limite: LIGNES_CSV_AU_PLUS, decalage: 0 })
  return csv(
    c,
    `comptes-${jourDe(maintenant())}`,
    [
      { titre: 'Nom', valeur: ({ nom }) => nom },
      { titre: 'Prénom', valeur: ({ prenom }) => prenom },
      { titre: 'Adresse', valeur: ({ courriel }) => courriel },
      { titre: 'Rôle', valeur: nomDuRole },
      { titre: 'Antenne', valeur: ({ antenne }) => antenne },
      { titre: 'Second facteur', valeur: direSecondFacteur },
      { titre: 'État', valeur: ({ desactive_le }) => (desactive_le === null ? 'ouvert' : 'fermé') },
    ],
    comptes,
  )
}
