import type { Context } from 'hono'
import type { InterventionAuPlanning, VisiteAuPlanning } from '../db/planning.ts'
import { interventionsAuPlanning, visitesAuPlanning } from '../db/planning.ts'
import { plageDe } from '../domain/regles/periodes.ts'
import type { Acces, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import type { DossierIntervenant } from './fiche.tsx'
import { duree, jourCourt, minutesEntre } from './formats.ts'
import { titreDe } from './planningCadre.tsx'
import { lireMois } from './planningDemande.ts'
import { Vide } from './tableau.tsx'

/** Minutes of some days: planned, stamped, retained; how many interventions, how many of them corrected. */
interface Heures {
  prevu: number
  pointe: number
  retenu: number
  nombre: number
  corrigees: number
}

const AUCUNE: Heures = { prevu: 0, pointe: 0, retenu: 0, nombre: 0, corrigees: 0 }

/** The hours of a carer over a month: each day, each week, the whole. */
export async function heuresDuDossier(
  c: Context,
  { portee }: Acces,
  { db }: Services,
  { id, base, aujourdhui, montrer }: DossierIntervenant,
): Promise<Response> {
  const mois = lireMois(c, aujourdhui)
  const demande = { par: 'intervenant', ids: [id], du: mois.du, au: mois.au } as const
  const jours = parJour(
    await visitesAuPlanning(db, portee, demande),
    await interventionsAuPlanning(db, portee, demande),
  )
  const lien = (jour: string) => adresse(`${base}/heures`, { jour })
  return montrer({
    onglet: '/heures',
    outils: (
      <nav class="jour" aria-label="Mois">
        <a class="bouton" rel="prev" href={lien(mois.avant)} aria-label="Mois précédent">
          ‹
        </a>
        <a class="bouton" href={`${base}/heures`} aria-current={mois.courante ? 'date' : undefined}>
          Ce mois-ci
        </a>
        <a class="bouton" rel="next" href={lien(mois.apres)} aria-label="Mois suivant">
          ›
        </a>
      </nav>
    ),
    contenu: (
      <section class="panneau" aria-labelledby="titre-heures">
        <header>
          <h2 id="titre-heures">Heures de {titreDe(mois).toLowerCase()}</h2>
        </header>
        {jours.size === 0 ? (
          <Vide titre="Aucune heure">Rien de prévu ni de pointé ce mois-là.</Vide>
        ) : (
          <Tableau jours={jours} />
        )}
      </section>
    ),
  })
}

/** The hours of each day that has some, in order. */
export function parJour(
  visites: readonly Pick<VisiteAuPlanning, 'jour' | 'debut' | 'fin'>[],
  interventions: readonly Pick<
    InterventionAuPlanning,
    'jour' | 'debut_brut' | 'fin_brut' | 'retenu_min' | 'corrigee'
  >[],
): Map<string, Heures> {
  const jours = new Map<string, Heures>()
  const ajouter = (jour: string, plus: Partial<Heures>) =>
    jours.set(jour, additionner([jours.get(jour) ?? AUCUNE, { ...AUCUNE, ...plus }]))
  for (const { jour, debut, fin } of visites) ajouter(jour, { prevu: minutesEntre(debut, fin) })
  for (const { jour, debut_brut: debut, fin_brut: fin, retenu_min: retenu, corrigee } of interventions) {
    const pointe = debut === null || fin === null ? 0 : minutesEntre(debut, fin)
    ajouter(jour, { pointe, retenu: retenu ?? 0, nombre: 1, corrigees: corrigee })
  }
  return new Map([...jours].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The sum of these hours. */
export function additionner(heures: readonly Heures[]): Heures {
  return heures.reduce(
    (somme, ligne) => ({
      prevu: somme.prevu + ligne.prevu,
      pointe: somme.pointe + ligne.pointe,
      retenu: somme.retenu + ligne.retenu,
      nombre: somme.nombre + ligne.nombre,
      corrigees: somme.corrigees + ligne.corrigees,
    }),
    AUCUNE,
  )
}

function Tableau({ jours }: { jours: ReadonlyMap<string, Heures> }) {
  const semaines = Map.groupBy(jours, ([jour]) => plageDe('S', jour).du)
  return (
    <table class="tableau heures">
      <caption class="cache">Heures par jour, par semaine et du mois</caption>
      <thead>
        <tr>
          <th scope="col">Jour</th>
          <th scope="col" class="n">
            Prévu
          </th>
          <th scope="col" class="n">
            Pointé
          </th>
          <th scope="col" class="n">
            Retenu
          </th>
          <th scope="col" class="n">
            Corrigées
          </th>
        </tr>
      </thead>
      {[...semaines].map(([lundi, siens]) => (
        <tbody>
          {siens.map(([jour, heures]) => (
            <LigneHeures titre={jourCourt(jour)} heures={heures} />
          ))}
          <LigneHeures
            titre={`Semaine du ${jourCourt(lundi)}`}
            heures={additionner(siens.map(([, heures]) => heures))}
            total
          />
        </tbody>
      ))}
      <tfoot>
        <LigneHeures titre="Mois" heures={additionner([...jours.values()])} total />
      </tfoot>
    </table>
  )
}

function LigneHeures({ titre, heures, total = false }: { titre: string; heures: Heures; total?: boolean }) {
  const { prevu, pointe, retenu, nombre, corrigees } = heures
  return (
    <tr class={total ? 'somme' : undefined}>
      <th scope="row">{titre}</th>
      <td class="n">{duree(prevu)}</td>
      <td class="n">{duree(pointe)}</td>
      <td class="n">{duree(retenu)}</td>
      <td class="n">
        {total && nombre > 0
          ? `${corrigees} sur ${nombre} (${Math.round((100 * corrigees) / nombre)}\u00A0%)`
          : corrigees > 0 && corrigees}
      </td>
    </tr>
  )
}
