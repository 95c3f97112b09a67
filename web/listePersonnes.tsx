import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Db } from '../db/index.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireChoix, lireNumero } from './adresse.ts'
import { csv, LIGNES_CSV_AU_PLUS, type ColonneCsv } from './csv.ts'
import { chiffre } from './formats.ts'
import { page } from './gabarit.tsx'
import { FiltresPersonnes } from './personnes.tsx'
import { numeroDePage, Pages, Tri, Vide } from './tableau.tsx'

const PAR_PAGE = 50

/** The part of a list that is asked for: its order, and which lines of it. */
export interface Tranche<T> {
  tri: T
  sens: 'asc' | 'desc'
  limite: number
  decalage: number
}

interface Colonne<L, T> {
  titre: string
  /** Absent: this column does not sort. */
  tri?: T
  classe?: string
  /** What the value is called on a phone, where there is no heading. */
  col?: string
  montrer: (ligne: L) => Child
}

/** What every list of people filters by: words, those who left, and the day it is. */
interface FiltreCommun {
  texte: string
  archives: boolean
  jour: string
}

/** A list of people: what makes beneficiaires differ from carers. */
export interface ListePersonnes<L, F, T extends string> {
  chemin: '/beneficiaires' | '/intervenants'
  titre: string
  nom: [string, string]
  /** What an empty list means, when nothing was asked. */
  vide: string
  tris: readonly [T, ...T[]]
  colonnes: readonly Colonne<L, T>[]
  colonnesCsv: (acces: Acces) => readonly ColonneCsv<L>[]
  /** What is asked beyond words and archives, as the base and as the address say it. */
  lireFiltre: (c: Context) => { filtre: F; parametres: Record<string, string | number | boolean | undefined> }
  compter: (db: Db, portee: Portee, filtre: FiltreCommun & F) => Promise<number>
  lire: (db: Db, portee: Portee, filtre: FiltreCommun & F, tranche: Tranche<T>) => Promise<L[]>
  /** The fields of what `lireFiltre` reads. */
  Champs: (proprietes: { filtre: F; db: Db; portee: Portee }) => Child | Promise<Child>
  /** More links beside the export. */
  Outils?: (proprietes: { acces: Acces }) => Child
}

/** The page of a list of people, and its export: the same filter, the same order. */
export function listePersonnesRoutes<L, F, T extends string>(
  services: Services,
  liste: ListePersonnes<L, F, T>,
): Route[] {
  const commun = { methode: 'get', politique: 'metier' } as const
  return [
    { ...commun, chemin: liste.chemin, repondre: (c, acces) => montrer(c, acces, services, liste) },
    {
      ...commun,
      chemin: `${liste.chemin}.csv`,
      repondre: (c, acces) => exporter(c, acces, services, liste),
    },
  ]
}

function lireDemande<L, F, T extends string>(
  c: Context,
  { antenneChoisie: antenne }: Acces,
  { tris, lireFiltre }: ListePersonnes<L, F, T>,
  instant: number,
) {
  const tri = lireChoix(c.req.query('tri'), tris)
  const sens = lireChoix(c.req.query('sens'), ['asc', 'desc'])
  const texte = (c.req.query('texte') ?? '').slice(0, 60).trim()
  const archives = c.req.query('archives') === '1'
  const { filtre, parametres } = lireFiltre(c)
  return {
    tri,
    sens,
    filtre: { texte, archives, jour: jourDe(instant), ...filtre },
    /** As an address says it: what is usual is left unsaid. */
    parametres: {
      texte,
      archives,
      ...parametres,
      antenne,
      tri: tri === tris[0] ? undefined : tri,
      sens: sens === 'asc' ? undefined : sens,
    },
  }
}

async function montrer<L, F, T extends string>(
  c: Context,
  acces: Acces,
  { db, maintenant }: Services,
  liste: ListePersonnes<L, F, T>,
) {
  const { chemin, titre, nom, tris, colonnes, Champs, Outils = () => null } = liste
  const { tri, sens, filtre, parametres } = lireDemande(c, acces, liste, maintenant())
  const total = await liste.compter(db, acces.portee, filtre)
  const numero = numeroDePage(lireNumero(c.req.query('page')), total, PAR_PAGE)
  const tranche = { tri, sens, limite: PAR_PAGE, decalage: (numero - 1) * PAR_PAGE }
  const lignes = await liste.lire(db, acces.portee, filtre, tranche)
  const lien = (cle: T, autre: 'asc' | 'desc') =>
    adresse(chemin, {
      ...parametres,
      tri: cle === tris[0] ? undefined : cle,
      sens: autre === 'asc' ? undefined : autre,
    })
  const rien = Object.values({ ...parametres, antenne: undefined }).every((valeur) => !valeur)
  return page(
    c,
    acces,
    { titre, ici: adresse(chemin, { ...parametres, page: numero === 1 ? undefined : numero }) },
    <div id="liste" class="direct">
      <div class="entete">
        <h1>{titre}</h1>
        <span class="compte">{chiffre(total)}</span>
        <div class="outils">
          <Outils acces={acces} />
          <a class="bouton" href={adresse(`${chemin}.csv`, parametres)} download>
            Exporter (CSV)
          </a>
        </div>
      </div>
      <FiltresPersonnes chemin={chemin} acces={acces} texte={filtre.texte} archives={filtre.archives}>
        <Champs filtre={filtre} db={db} portee={acces.portee} />
      </FiltresPersonnes>
      <section class="panneau" aria-label={`Liste des ${nom[1]}`}>
        {lignes.length === 0 ? (
          <Vide titre={`Aucun ${nom[0]}`}>
            {rien
              ? liste.vide
              : 'Élargissez les filtres, vérifiez l’orthographe, ou cherchez par identifiant.'}
          </Vide>
        ) : (
          <table class="tableau cartes">
            <caption class="cache">{titre}</caption>
            <thead>
              <tr>
                {colonnes.map(({ titre: entete, tri: cle, classe = '' }) =>
                  cle === undefined ? (
                    <th scope="col" class={classe.includes('fin') ? 'fin' : undefined}>
                      {entete}
                    </th>
                  ) : (
                    <Tri cle={cle} tri={tri} sens={sens} lien={lien}>
                      {entete}
                    </Tri>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {lignes.map((ligne) => (
                <tr>
                  {colonnes.map(({ classe, col, montrer: cellule }) => (
                    <td class={classe} data-col={col}>
                      {cellule(ligne)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Pages
          page={numero}
          parPage={PAR_PAGE}
          total={total}
          nom={nom}
          lien={(autre) => adresse(chemin, { ...parametres, page: autre })}
        />
      </section>
    </div>,
  )
}

async function exporter<L, F, T extends string>(
  c: Context,
  acces: Acces,
  { db, maintenant }: Services,
  liste: ListePersonnes<L, F, T>,
) {
  const { tri, sens, filtre } = lireDemande(c, acces, liste, maintenant())
  const tranche = { tri, sens, limite: LIGNES_CSV_AU_PLUS, decalage: 0 }
  const lignes = await liste.lire(db, acces.portee, filtre, tranche)
  return csv(c, `${liste.chemin.slice(1)}-${filtre.jour}`, liste.colonnesCsv(acces), lignes)
}
