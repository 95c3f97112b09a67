import type { Context } from 'hono'
import { nombreAuPlanning, personnesAuPlanning } from '../db/planning.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { page } from './gabarit.tsx'
import { ChoixPeriode, Legende, LegendeDuMois, titreDe } from './planningCadre.tsx'
import { lireDemande } from './planningDemande.ts'
import { GrillePlanning } from './planningGrille.tsx'
import { lignesDuPlanning } from './planningLignes.ts'
import { planningUrgenceRoutes } from './planningUrgence.tsx'
import { numeroDePage, Pages, Vide } from './tableau.tsx'

/** What keeps a page under a hundred kilobytes: carers have many visits a week, a month is only counted. */
const PAR_PAGE = {
  semaine: { intervenant: 15, beneficiaire: 25 },
  mois: { intervenant: 25, beneficiaire: 25 },
}

/** The planning of an antenne, planned against performed, and the sheet for an outage. */
export function planningRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/planning',
      politique: 'metier',
      repondre: (c, acces) => planning(c, acces, services),
    },
    ...planningUrgenceRoutes(services),
  ]
}

async function planning(c: Context, acces: Acces, { db, maintenant }: Services) {
  const instant = maintenant()
  const aujourdhui = jourDe(instant)
  const { portee, antenneChoisie: antenne } = acces
  const { periode, filtre, parametres: siens, page: demandee } = lireDemande(c, aujourdhui)
  const parametres = { ...siens, antenne }
  const parPage = PAR_PAGE[periode.vue][filtre.par]
  const total = await nombreAuPlanning(db, portee, filtre)
  const numero = numeroDePage(demandee, total, parPage)
  const tranche = { limite: parPage, decalage: (numero - 1) * parPage }
  const personnes = await personnesAuPlanning(db, portee, filtre, tranche)
  const demande = { par: filtre.par, ids: personnes.map(({ id }) => id), du: periode.du, au: periode.au }
  const lignes = await lignesDuPlanning(db, portee, demande, instant)
  const lien = (autres: Record<string, string | undefined>) =>
    adresse('/planning', { ...parametres, ...autres })
  return page(
    c,
    acces,
    {
      titre: 'Planning',
      ici: adresse('/planning', { ...parametres, page: numero === 1 ? undefined : numero }),
    },
    <div id="liste" class="direct">
      <div class="entete">
        <h1>Planning</h1>
        <span class="compte">{titreDe(periode)}</span>
        <div class="outils">
          <ChoixPeriode periode={periode} lien={lien} />
          <a class="bouton" href={adresse('/planning/urgence', { antenne })}>
            Feuille d’urgence
          </a>
        </div>
      </div>
      <form
        class="filtres"
        action="/planning"
        method="get"
        hx-get="/planning"
        hx-trigger="change, submit, input from:'find [name=texte]' delay:250ms"
        hx-target="#liste"
        hx-select="#liste"
        hx-swap="outerMorph"
      >
        <input type="hidden" name="vue" value={periode.vue} />
        <input type="hidden" name="jour" value={periode.du} />
        <div class="champ">
          <label for="par">Par</label>
          <select id="par" name="par">
            <option value="intervenant" selected={filtre.par === 'intervenant'}>
              Intervenant
            </option>
            <option value="beneficiaire" selected={filtre.par === 'beneficiaire'}>
              Bénéficiaire
            </option>
          </select>
        </div>
        <div class="champ large">
          <label for="texte">Nom ou identifiant</label>
          <input
            id="texte"
            type="search"
            name="texte"
            value={filtre.texte}
            maxlength={60}
            autocomplete="off"
          />
        </div>
        <ChoixAntenne acces={acces} />
        <label class="coche">
          <input type="checkbox" name="ecarts" value="1" checked={filtre.ecarts} />
          Avec des écarts
        </label>
        <button class="bouton sans-script" type="submit">
          Filtrer
        </button>
      </form>
      <section class="panneau" aria-label={titreDe(periode)}>
        {personnes.length === 0 ? (
          <Vide titre="Rien de prévu, rien de pointé">
            Changez de période ou élargissez les filtres. Le planning arrive du logiciel métier.
          </Vide>
        ) : (
          <>
            <GrillePlanning {...{ periode, par: filtre.par, personnes, lignes, aujourdhui }} />
            {periode.vue === 'mois' ? <LegendeDuMois /> : <Legende />}
          </>
        )}
        <Pages
          page={numero}
          parPage={parPage}
          total={total}
          nom={
            filtre.par === 'intervenant' ? ['intervenant', 'intervenants'] : ['bénéficiaire', 'bénéficiaires']
          }
          lien={(autre) => adresse('/planning', { ...parametres, page: autre })}
        />
      </section>
    </div>,
  )
}
