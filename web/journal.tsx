import type { Context } from 'hono'
import { antennesVisibles } from '../db/antennes.ts'
import { lignesDuJournal, motsDuJournal, nombreDeLignes, type LigneDuJournal } from '../db/journal.ts'
import { nomsDesUtilisateurs } from '../db/utilisateurs.ts'
import { debutDuJour, jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireJour, lireNumero } from './adresse.ts'
import { csv, LIGNES_CSV_AU_PLUS } from './csv.ts'
import { differences } from './differences.ts'
import { chiffre, heureSecondes, jourCourt } from './formats.ts'
import { page } from './gabarit.tsx'
import { FiltresJournal } from './journalFiltres.tsx'
import { nomDeLObjet, lienDeLObjet } from './journalObjets.ts'
import { numeroDePage, Pages, Vide } from './tableau.tsx'

const PAR_PAGE = 50
/** Days shown when nothing is asked for. */
const JOURS = 7

/** Who did what, when, and what it changed. */
export function journalRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/journal',
      politique: 'journal',
      repondre: (c, acces) => liste(c, acces, services),
    },
    {
      methode: 'get',
      chemin: '/journal.csv',
      politique: 'journal',
      repondre: (c, acces) => exporter(c, acces, services),
    },
  ]
}

/**
 * Whether this person may know what befell a file. The journal shows every antenne: headquarters and the auditor read it
 * whole; the others see that something was done, when and by whom, not on whom.
 */
function litLesDossiers({ utilisateur: { role } }: Acces): boolean {
  return role === 'siege' || role === 'auditeur'
}

function demandeDe(c: Context, acces: Acces, { maintenant }: Services) {
  const aujourdhui = jourDe(maintenant())
  const au = lireJour(c.req.query('au')) ?? aujourdhui
  const demande = lireJour(c.req.query('du')) ?? jourSuivant(au, 1 - JOURS)
  const du = demande > au ? au : demande
  const mot = (nom: string) => {
    const texte = (c.req.query(nom) ?? '').slice(0, 100)
    return texte === '' ? undefined : texte
  }
  const filtre = {
    depuis: debutDuJour(du),
    avant: debutDuJour(jourSuivant(au)),
    utilisateurId: lireNumero(c.req.query('qui')),
    action: mot('action'),
    objet: mot('objet'),
    objetId: mot('sur'),
    dossiers: litLesDossiers(acces),
  }
  const { utilisateurId: qui, action, objet, objetId: sur } = filtre
  return { filtre, du, au, usuels: { du, au, qui, action, objet, sur } }
}

async function liste(c: Context, acces: Acces, services: Services) {
  const { db } = services
  const { filtre, du, au, usuels } = demandeDe(c, acces, services)
  const total = await nombreDeLignes(db, filtre)
  const numero = numeroDePage(lireNumero(c.req.query('page')), total, PAR_PAGE)
  const lignes = await lignesDuJournal(db, filtre, { limite: PAR_PAGE, decalage: (numero - 1) * PAR_PAGE })
  const antennes = await nomsDesAntennes(services)
  const parJour = Map.groupBy(lignes, ({ instant }) => jourDe(instant))
  return page(
    c,
    acces,
    { titre: 'Journal', ici: adresse('/journal', { ...usuels, page: numero === 1 ? undefined : numero }) },
    <div id="liste" class="direct">
      <div class="entete">
        <h1>Journal</h1>
        <span class="compte">{chiffre(total)}</span>
        <div class="outils">
          <a class="bouton" href={adresse('/journal.csv', usuels)}>
            Exporter
          </a>
        </div>
      </div>
      <FiltresJournal
        du={du}
        au={au}
        filtre={filtre}
        mots={await motsDuJournal(db, filtre)}
        gens={await nomsDesUtilisateurs(db)}
      />
      {!filtre.dossiers && (
        <p class="petit discret">
          Votre rôle ne voit pas les dossiers : ce qui touche un bénéficiaire, un intervenant, un appel ou une
          intervention est compté ici sans dire lequel.
        </p>
      )}
      <section class="panneau" aria-label="Lignes du journal">
        {lignes.length === 0 ? (
          <Vide titre="Rien à cette période">Élargissez la période ou retirez un filtre.</Vide>
        ) : (
          <table class="tableau cartes journal">
            <caption class="cache">Journal</caption>
            <thead>
              <tr>
                <th scope="col" class="court">
                  Heure
                </th>
                <th scope="col">Qui</th>
                <th scope="col">Quoi</th>
                <th scope="col">Ce qui a changé</th>
              </tr>
            </thead>
            {[...parJour].map(([jour, duJour]) => (
              <tbody>
                <tr class="jour-du-journal">
                  <th scope="rowgroup" colspan={4}>
                    {jourCourt(jour)}
                  </th>
                </tr>
                {duJour.map((ligne) => (
                  <Ligne ligne={ligne} acces={acces} antennes={antennes} />
                ))}
              </tbody>
            ))}
          </table>
        )}
        <Pages
          page={numero}
          parPage={PAR_PAGE}
          total={total}
          nom={['ligne', 'lignes']}
          lien={(autre) => adresse('/journal', { ...usuels, page: autre })}
        />
      </section>
    </div>,
  )
}

async function nomsDesAntennes({ db }: Services): Promise<ReadonlyMap<number, string>> {
  return new Map((await antennesVisibles(db, 'toutes')).map(({ id, nom }) => [id, nom]))
}

function Ligne({
  ligne,
  acces,
  antennes,
}: {
  ligne: LigneDuJournal
  acces: Acces
  antennes: ReadonlyMap<number, string>
}) {
  const vers = lienDeLObjet(ligne, acces)
  const objet = nomDeLObjet(ligne)
  const changements = differences(ligne.avant, ligne.apres, antennes)
  return (
    <tr>
      <td class="insecable">{heureSecondes(ligne.instant)}</td>
      <td data-col="Qui">
        {qui(ligne)}
        {ligne.adresse !== null && ligne.adresse !== '' && <small>{ligne.adresse}</small>}
      </td>
      <td class="entier">
        <strong>{majuscule(ligne.action)}</strong>
        <small>{vers === undefined ? objet : <a href={vers}>{objet}</a>}</small>
      </td>
      <td class="entier">
        {ligne.reserve ? (
          <span class="discret">Réservé au siège et à l’auditeur</span>
        ) : (
          changements.length > 0 && (
            <ul class="differences">
              {changements.map(({ quoi, avant, apres }) => (
                <li>
                  {quoi} : {avant !== null && <del>{avant}</del>}
                  {avant !== null && ' → '}
                  {apres === null ? <span class="discret">rien</span> : <ins>{apres}</ins>}
                </li>
              ))}
            </ul>
          )
        )}
      </td>
    </tr>
  )
}

function qui({ utilisateur_id, nom, prenom }: LigneDuJournal): string {
  return utilisateur_id === null ? 'La boîte' : `${prenom} ${nom}`
}

function majuscule(texte: string): string {
  return texte.charAt(0).toUpperCase() + texte.slice(1)
}

async function exporter(c: Context, acces: Acces, services: Services) {
  const { filtre, du, au } = demandeDe(c, acces, services)
  const antennes = await nomsDesAntennes(services)
  const lignes = await lignesDuJournal(services.db, filtre, { limite: LIGNES_CSV_AU_PLUS, decalage: 0 })
  return csv(
    c,
    `journal-${du}-${au}`,
    [
      { titre: 'Jour', valeur: ({ instant }) => jourCourt(jourDe(instant)) },
      { titre: 'Heure', valeur: ({ instant }) => heureSecondes(instant) },
      { titre: 'Qui', valeur: qui },
      { titre: 'Depuis', valeur: (ligne) => ligne.adresse },
      { titre: 'Quoi', valeur: ({ action }) => action },
      { titre: 'Sur', valeur: nomDeLObjet },
      {
        titre: 'Changements',
        valeur: ({ avant, apres, reserve }) =>
          reserve
            ? 'réservé'
            : differences(avant, apres, antennes)
                .map((d) => `${d.quoi} : ${d.avant ?? 'rien'} → ${d.apres ?? 'rien'}`)
                .join(' ; '),
      },
    ],
    lignes,
  )
}
