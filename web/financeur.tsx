import type { Context } from 'hono'
import { z } from 'zod'
import { ligneFinanceur } from '../db/financeurs.ts'
import type { Ligne } from '../db/schema.ts'
import type { Change } from '../domain/change.ts'
import { empreinte } from '../domain/empreinte.ts'
import { ajouterFinanceur, GENRES, modifierFinanceur } from '../domain/financeurs.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { auteurDe } from './auteur.ts'
import { introuvable } from './erreurs.tsx'
import { CHEMIN_FINANCEURS as CHEMIN, GENRES_NOMMES } from './financeursMots.ts'
import { Champ, Choix, Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { CadreReglages, Consequences, fautesDe } from './reglagesCadre.tsx'

const coche = z
  .string()
  .optional()
  .transform((valeur) => valeur === '1')

const Contenu = z.object({
  libelle: z.string().min(1, 'Écrivez le nom du financeur.').max(80, 'Quatre-vingts lettres au plus.'),
  genre: z.enum(GENRES, 'Choisissez le genre.'),
  abattementCouple: coche,
})
const Ajout = Contenu.extend({ code: z.string().toUpperCase() })
const Modification = Contenu.extend({ vu: z.string().max(32), confirme: coche })

/** One funder: its name, its kind, what it takes from couples. */
export function financeurRoutes(services: Services): Route[] {
  const politique = 'references'
  return [
    { methode: 'get', chemin: `${CHEMIN}/nouveau`, politique, repondre: (c, acces) => nouveau(c, acces) },
    {
      methode: 'post',
      chemin: `${CHEMIN}/nouveau`,
      politique,
      repondre: (c, acces) => ajouter(c, acces, services),
    },
    { methode: 'get', chemin: `${CHEMIN}/:id`, politique, repondre: (c, acces) => fiche(c, acces, services) },
    {
      methode: 'post',
      chemin: `${CHEMIN}/:id`,
      politique,
      repondre: (c, acces) => modifier(c, acces, services),
    },
  ]
}

interface Etat {
  change?: Change
  fautes?: Record<string, string>
  brut?: Record<string, string>
}

const PARENT = { nom: 'Financeurs', vers: CHEMIN }
const statut = ({ fautes }: Etat) => (fautes === undefined ? 200 : 422)

async function ajouter(c: Context, acces: Acces, { db, maintenant }: Services) {
  const lu = await lireFormulaire(c, Ajout)
  if (!lu.bon) return nouveau(c, acces, lu)
  const change = await ajouterFinanceur(db, auteurDe(c, acces), lu.valeurs, maintenant())
  if (change.type === 'fait' || change.type === 'introuvable') return versPage(c, CHEMIN, 'enregistre')
  return nouveau(c, acces, { fautes: fautesDe(change), brut: lu.brut })
}

async function modifier(c: Context, acces: Acces, services: Services) {
  const id = lireNumero(c.req.param('id')) ?? 0
  const lu = await lireFormulaire(c, Modification)
  if (!lu.bon) return fiche(c, acces, services, lu)
  const demande = { id, ...lu.valeurs }
  const change = await modifierFinanceur(services.db, auteurDe(c, acces), demande, services.maintenant())
  if (change.type === 'fait') return versPage(c, CHEMIN, 'enregistre')
  if (change.type === 'introuvable') return introuvable(c, acces)
  return fiche(c, acces, services, { change, fautes: fautesDe(change), brut: lu.brut })
}

function nouveau(c: Context, acces: Acces, etat: Etat = {}) {
  return page(
    c,
    acces,
    { titre: 'Nouveau financeur', statut: statut(etat) },
    <CadreReglages acces={acces} titre="Nouveau financeur" parent={PARENT}>
      <section class="panneau etroit" aria-label="Nouveau financeur">
        <form class="dedans saisie" action={`${CHEMIN}/nouveau`} method="post">
          <Fautes fautes={etat.fautes} />
          <Champ
            nom="code"
            libelle="Code"
            valeur={etat.brut?.code}
            faute={etat.fautes?.code}
            aide="Celui du logiciel métier : c’est par lui que les fichiers le nomment."
            requis
          />
          <Champs {...etat} />
        </form>
      </section>
    </CadreReglages>,
  )
}

async function fiche(c: Context, acces: Acces, { db }: Services, etat: Etat = {}) {
  const financeur = await ligneFinanceur(db, lireNumero(c.req.param('id')) ?? 0)
  if (financeur === undefined) return introuvable(c, acces)
  return page(
    c,
    acces,
    { titre: financeur.libelle, statut: statut(etat) },
    <CadreReglages acces={acces} titre={financeur.libelle} parent={PARENT}>
      <section class="panneau etroit" aria-label={financeur.libelle}>
        <form class="dedans saisie" action={`${CHEMIN}/${financeur.id}`} method="post">
          <Fautes fautes={etat.fautes} />
          <input type="hidden" name="vu" value={empreinte(financeur)} />
          <p class="discret">Code {financeur.code}</p>
          <Champs financeur={financeur} {...etat} />
        </form>
      </section>
    </CadreReglages>,
  )
}

function Champs({ financeur, change, fautes, brut }: Etat & { financeur?: Ligne<'financeur'> }) {
  const abattement = brut === undefined ? financeur?.abattement_couple === 1 : brut.abattementCouple === '1'
  return (
    <>
      <Champ
        nom="libelle"
        libelle="Nom"
        valeur={brut?.libelle ?? financeur?.libelle}
        faute={fautes?.libelle}
        requis
      />
      <Choix
        nom="genre"
        libelle="Genre"
        valeur={brut?.genre ?? financeur?.genre ?? 'autre'}
        faute={fautes?.genre}
        options={GENRES_NOMMES}
        aide="« Le Département » : ses nouveaux bénéficiaires sont signalés au tableau de bord."
        requis
      />
      <label class="coche">
        <input type="checkbox" name="abattementCouple" value="1" checked={abattement} />
        Heures réduites d’un cinquième quand deux bénéficiaires vivent ensemble (ASL)
      </label>
      <Consequences change={change} />
      <div class="actions">
        <button class="bouton plein" type="submit">
          Enregistrer
        </button>
        <a class="bouton nu" href={CHEMIN}>
          Annuler
        </a>
      </div>
    </>
  )
}
