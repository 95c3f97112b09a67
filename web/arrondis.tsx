import type { Context } from 'hono'
import { financeursParNom } from '../db/financeurs.ts'
import { prestationsVues } from '../db/prestations.ts'
import { reglesArrondi } from '../db/reglesArrondi.ts'
import type { Change } from '../domain/change.ts'
import { ajouterRegleArrondi, empreinteDesRegles } from '../domain/reglesArrondi.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { Essai, Regle } from './arrondisDemande.ts'
import { Exemples } from './arrondisExemples.tsx'
import { arrondisFinRoutes } from './arrondisFin.tsx'
import { FormulaireArrondi } from './arrondisFormulaire.tsx'
import { ListeDesRegles } from './arrondisListe.tsx'
import { CHEMIN_ARRONDIS as CHEMIN } from './arrondisMots.ts'
import { auteurDe } from './auteur.ts'
import { Fait, lireFormulaire, versPage } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { CadreReglages, fautesDe } from './reglagesCadre.tsx'

const PHRASES = {
  ajoute: 'La règle est enregistrée.',
  fini: 'La fin de la règle est enregistrée.',
} as const

/** How stamped time becomes retained time: the rules, by funder and prestation, and what they give. */
export function arrondisRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: CHEMIN,
      politique: 'references',
      repondre: (c, acces) => liste(c, acces, services),
    },
    {
      methode: 'post',
      chemin: CHEMIN,
      politique: 'references',
      repondre: (c, acces) => ajouter(c, acces, services),
    },
    ...arrondisFinRoutes(services),
  ]
}

export interface EtatArrondi {
  change?: Change
  fautes?: Record<string, string>
  brut?: Record<string, string>
}

async function ajouter(c: Context, acces: Acces, services: Services) {
  const lu = await lireFormulaire(c, Regle)
  if (!lu.bon) return liste(c, acces, services, lu)
  const change = await ajouterRegleArrondi(services.db, auteurDe(c, acces), lu.valeurs, services.maintenant())
  if (change.type === 'fait' || change.type === 'introuvable') return versPage(c, CHEMIN, 'ajoute')
  return liste(c, acces, services, { change, fautes: fautesDe(change), brut: lu.brut })
}

async function liste(c: Context, acces: Acces, { db, maintenant }: Services, etat: EtatArrondi = {}) {
  const aujourdhui = jourDe(maintenant())
  const regles = await reglesArrondi(db)
  const financeurs = await financeursParNom(db)
  const prestations = await prestationsVues(db, aujourdhui)
  const brut = etat.brut ?? (c.req.query('mode') === undefined ? undefined : c.req.query())
  const essai = Essai.safeParse(brut ?? {})
  return page(
    c,
    acces,
    { titre: 'Arrondis', statut: etat.fautes === undefined ? 200 : 422 },
    <CadreReglages acces={acces} titre="Arrondis du temps retenu">
      <Fait c={c} phrases={PHRASES} />
      <ListeDesRegles
        regles={regles}
        financeurs={financeurs}
        prestations={prestations}
        aujourdhui={aujourdhui}
      />
      <div class="colonnes">
        <FormulaireArrondi
          financeurs={financeurs}
          prestations={prestations}
          vu={empreinteDesRegles(regles)}
          demain={jourSuivant(aujourdhui)}
          {...etat}
          brut={brut}
        />
        <Exemples
          arrondi={essai.success ? essai.data : undefined}
          essai={
            essai.success && essai.data.faites !== null ? [essai.data.prevues, essai.data.faites] : undefined
          }
        />
      </div>
    </CadreReglages>,
  )
}
