import type { Ligne } from '../db/schema.ts'
import { voit, type Acces } from './acces.ts'
import { chiffre, duree, heure, minutesEntre } from './formats.ts'
import type { Suivi } from './suivi.ts'
import { Etiquettes, Nom, Vide } from './tableau.tsx'
import { nomBeneficiaire, nomIntervenant, plages } from './noms.ts'
import { rapprocher } from '../domain/regles/visites.ts'

/** Rows shown on the dashboard; the full list is one link away. */
const MONTREES = 40
/** Beyond this the planned end is said to be passed. */
const RETARD_MS = 15 * 60_000

interface Liste {
  suivis: readonly Suivi[]
  acces: Acces
  tout: string
  passe: boolean
}

/** Who is in which home now. */
export function ListeEnCours({
  suivis,
  visites,
  acces,
  instant,
  tout,
  passe,
}: Liste & { visites: readonly Ligne<'visite'>[]; instant: number }) {
  const prevues = rapprocher(
    suivis.map(({ vue }) => vue),
    visites,
  )
  return (
    <section class="panneau" aria-labelledby="titre-en-cours">
      <header>
        <h2 id="titre-en-cours">En cours</h2>
        <span class="compte">{chiffre(suivis.length)}</span>
        <Suite suivis={suivis} tout={tout} />
      </header>
      {suivis.length === 0 ? (
        <Vide titre="Personne n’est en intervention">
          {passe ? 'Ce jour est terminé.' : 'Dès qu’une arrivée est pointée, elle apparaît ici.'}
        </Vide>
      ) : (
        <table class="tableau cartes">
          <caption class="cache">Interventions en cours, de la plus récente à la plus ancienne</caption>
          <thead>
            <tr>
              <th scope="col" class="court">
                Arrivée
              </th>
              <th scope="col">Bénéficiaire</th>
              <th scope="col">Intervenant</th>
              <th scope="col" class="court">
                Fin prévue
              </th>
              <th scope="col" class="court n">
                Depuis
              </th>
            </tr>
          </thead>
          <tbody>
            {suivis.slice(0, MONTREES).map(({ vue }) => (
              <tr id={`e${vue.id}`} data-maj={vue.version}>
                <td class="insecable">
                  <a class="ligne" href={`/interventions/${vue.id}`}>
                    {heure(vue.debut ?? 0)}
                  </a>
                </td>
                <td class="entier nom" data-col="Chez">
                  <Beneficiaire vue={vue} acces={acces} />
                </td>
                <td class="entier" data-col="Par">
                  <Intervenant vue={vue} acces={acces} />
                </td>
                <td class="insecable" data-col="Fin prévue">
                  <FinPrevue fin={prevues.get(vue.id)?.fin} instant={instant} />
                </td>
                <td class="n coin">
                  <time data-depuis={vue.debut ?? 0}>
                    {duree(minutesEntre(vue.debut ?? instant, instant))}
                  </time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What ended last, and what is missing a stamp. */
export function ListeTerminees({ suivis, acces, tout, passe }: Liste) {
  return (
    <section class="panneau" aria-labelledby="titre-terminees">
      <header>
        <h2 id="titre-terminees">
          {passe ? 'Terminées ou incomplètes' : 'Dernières terminées ou incomplètes'}
        </h2>
        <span class="compte">{chiffre(suivis.length)}</span>
        <Suite suivis={suivis} tout={tout} />
      </header>
      {suivis.length === 0 ? (
        <Vide titre="Aucune intervention terminée">
          {passe
            ? 'Aucun départ n’a été pointé ce jour-là.'
            : 'Dès qu’un départ est pointé, il apparaît ici.'}
        </Vide>
      ) : (
        <table class="tableau cartes">
          <caption class="cache">Interventions terminées, de la plus récente à la plus ancienne</caption>
          <thead>
            <tr>
              <th scope="col" class="court">
                Horaires
              </th>
              <th scope="col">Bénéficiaire</th>
              <th scope="col">Intervenant</th>
              <th scope="col" class="court n">
                Durée
              </th>
            </tr>
          </thead>
          <tbody>
            {suivis.slice(0, MONTREES).map((suivi) => (
              <tr id={`t${suivi.vue.id}`} data-maj={suivi.vue.version}>
                <td class="insecable">
                  <a class="ligne" href={`/interventions/${suivi.vue.id}`}>
                    {plages(suivi.vue)}
                  </a>
                </td>
                <td class="entier nom" data-col="Chez">
                  <Beneficiaire vue={suivi.vue} acces={acces} />
                </td>
                <td class="entier" data-col="Par">
                  <Intervenant vue={suivi.vue} acces={acces} />
                </td>
                <td class="fin coin">
                  <DureeOuAnomalie suivi={suivi} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function DureeOuAnomalie({ suivi }: { suivi: Suivi }) {
  const { debut, fin } = suivi.vue
  if (suivi.anomalies.length > 0) return <Etiquettes suivi={suivi} />
  return <>{debut !== null && fin !== null && duree(minutesEntre(debut, fin))}</>
}

function Suite({ suivis, tout }: { suivis: readonly Suivi[]; tout: string }) {
  if (suivis.length === 0) return null
  return (
    <a class="suite" href={tout}>
      {suivis.length > MONTREES ? `Voir les ${chiffre(suivis.length)}` : 'Voir la liste'}
    </a>
  )
}

function FinPrevue({ fin, instant }: { fin: number | undefined; instant: number }) {
  if (fin === undefined) return <></>
  const passee = instant - fin > RETARD_MS
  return passee ? (
    <span class="etiquette ton-ambre">{heure(fin)} dépassée</span>
  ) : (
    <span class="discret">{heure(fin)}</span>
  )
}

export function Beneficiaire({ vue, acces }: { vue: Suivi['vue']; acces: Acces }) {
  const ouvrable = voit(acces.portee, vue.beneficiaire_antenne)
  return (
    <Nom vers={ouvrable ? `/beneficiaires/${vue.beneficiaire_id}` : undefined}>{nomBeneficiaire(vue)}</Nom>
  )
}

export function Intervenant({ vue, acces }: { vue: Suivi['vue']; acces: Acces }) {
  const ouvrable = voit(acces.portee, vue.intervenant_antenne)
  return <Nom vers={ouvrable ? `/intervenants/${vue.intervenant_id}` : undefined}>{nomIntervenant(vue)}</Nom>
}
