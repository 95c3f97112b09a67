import type { Context } from 'hono'
import { z } from 'zod'
import { reglesArrondi } from '../db/reglesArrondi.ts'
import { empreinteDesRegles, finirRegleArrondi } from '../domain/reglesArrondi.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireJour, lireNumero } from './adresse.ts'
import { Exemples } from './arrondisExemples.tsx'
import { EtatDeLaRegle } from './arrondisListe.tsx'
import { CHEMIN_ARRONDIS as CHEMIN } from './arrondisMots.ts'
import { auteurDe } from './auteur.ts'
import { introuvable } from './erreurs.tsx'
import { Champ, Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { jourCourt } from './formats.ts'
import { page } from './gabarit.tsx'
import { CadreReglages, fautesDe } from './reglagesCadre.tsx'

const Fin = z.object({
  apartir: z.string().refine((jour) => lireJour(jour) !== undefined, 'Il faut une date.'),
  vu: z.string().max(32),
})

/** One rule: what it gives, and its end. */
export function arrondisFinRoutes(services: Services): Route[] {
  const chemin = `${CHEMIN}/:id`
  return [
    { methode: 'get', chemin, politique: 'references', repondre: (c, acces) => fiche(c, acces, services) },
    { methode: 'post', chemin, politique: 'references', repondre: (c, acces) => finir(c, acces, services) },
  ]
}

async function finir(c: Context, acces: Acces, services: Services) {
  const id = lireNumero(c.req.param('id')) ?? 0
  const lu = await lireFormulaire(c, Fin)
  if (!lu.bon) return fiche(c, acces, services, lu)
  const demande = { id, ...lu.valeurs }
  const change = await finirRegleArrondi(services.db, auteurDe(c, acces), demande, services.maintenant())
  if (change.type === 'fait') return versPage(c, CHEMIN, 'fini')
  if (change.type === 'introuvable') return introuvable(c, acces)
  return fiche(c, acces, services, { fautes: fautesDe(change), brut: lu.brut })
}

async function fiche(
  c: Context,
  acces: Acces,
  { db, maintenant }: Services,
  { fautes, brut }: { fautes?: Record<string, string>; brut?: Record<string, string> } = {},
) {
  const id = lireNumero(c.req.param('id')) ?? 0
  const regles = await reglesArrondi(db)
  const regle = regles.find((autre) => autre.id === id)
  if (regle === undefined) return introuvable(c, acces)
  const aujourdhui = jourDe(maintenant())
  return page(
    c,
    acces,
    { titre: 'Règle d’arrondi', statut: fautes === undefined ? 200 : 422 },
    <CadreReglages acces={acces} titre="Règle d’arrondi" parent={{ nom: 'Arrondis', vers: CHEMIN }}>
      <div class="colonnes">
        <section class="panneau" aria-labelledby="titre-fin">
          <header>
            <h2 id="titre-fin">
              Depuis le {jourCourt(regle.du)}
              {regle.au !== null && `, jusqu’au ${jourCourt(regle.au)}`}
            </h2>
            <EtatDeLaRegle regle={regle} aujourdhui={aujourdhui} />
          </header>
          <form class="dedans saisie" action={`${CHEMIN}/${id}`} method="post">
            <Fautes fautes={fautes} />
            <input type="hidden" name="vu" value={empreinteDesRegles(regles)} />
            <Champ
              nom="apartir"
              libelle="Ne plus appliquer à partir du"
              type="date"
              valeur={brut?.apartir ?? jourSuivant(aujourdhui)}
              faute={fautes?.apartir}
              aide="Les jours d’avant gardent cette règle. Pour la changer, ajoutez-en une autre à la date voulue."
              requis
            />
            <div class="actions">
              <button class="bouton" type="submit">
                Enregistrer la fin
              </button>
            </div>
          </form>
        </section>
        <Exemples arrondi={regle} essai={undefined} />
      </div>
    </CadreReglages>,
  )
}
