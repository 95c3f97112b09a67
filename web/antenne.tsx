import type { Context } from 'hono'
import { z } from 'zod'
import { antenneEtCodesPostaux, antenneSert } from '../db/antennes.ts'
import { empreinte } from '../domain/empreinte.ts'
import { ajouterAntenne, modifierAntenne, supprimerAntenne } from '../domain/reglerAntennes.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { auteurDe } from './auteur.ts'
import { introuvable } from './erreurs.tsx'
import { Champ, Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { CadreReglages, fautesDe } from './reglagesCadre.tsx'

export const CHEMIN_ANTENNES = '/reglages/antennes'
const CHEMIN = CHEMIN_ANTENNES
const PARENT = { nom: 'Antennes', vers: CHEMIN }

const Contenu = z.object({
  nom: z.string().min(1, 'Écrivez le nom de l’antenne.').max(60, 'Soixante lettres au plus.'),
  adresse: z.string().min(1, 'Écrivez l’adresse.').max(120, 'Cent vingt lettres au plus.'),
  codesPostaux: z
    .string()
    .max(1000)
    .transform((texte) => texte.split(/[\s,;]+/).filter((code) => code !== '')),
})
const Ajout = Contenu.extend({ code: z.string().toUpperCase() })
const Vu = z.object({ vu: z.string().max(32) })
const Modification = Contenu.extend(Vu.shape)

/** One antenne: name, address, postcodes. */
export function antenneRoutes(services: Services): Route[] {
  const politique = 'references'
  return [
    { methode: 'get', chemin: `${CHEMIN}/nouvelle`, politique, repondre: (c, acces) => nouvelle(c, acces) },
    {
      methode: 'post',
      chemin: `${CHEMIN}/nouvelle`,
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
    {
      methode: 'post',
      chemin: `${CHEMIN}/:id/supprimer`,
      politique,
      repondre: (c, acces) => supprimer(c, acces, services),
    },
  ]
}

interface Etat {
  fautes?: Record<string, string>
  brut?: Record<string, string>
}

const statut = ({ fautes }: Etat) => (fautes === undefined ? 200 : 422)
const idDe = (c: Context) => lireNumero(c.req.param('id')) ?? 0

async function ajouter(c: Context, acces: Acces, { db, maintenant }: Services) {
  const lu = await lireFormulaire(c, Ajout)
  if (!lu.bon) return nouvelle(c, acces, lu)
  const change = await ajouterAntenne(db, auteurDe(c, acces), lu.valeurs, maintenant())
  if (change.type === 'fait' || change.type === 'introuvable') return versPage(c, CHEMIN, 'enregistree')
  return nouvelle(c, acces, { fautes: fautesDe(change), brut: lu.brut })
}

async function modifier(c: Context, acces: Acces, services: Services) {
  const lu = await lireFormulaire(c, Modification)
  if (!lu.bon) return fiche(c, acces, services, lu)
  const demande = { id: idDe(c), ...lu.valeurs }
  const change = await modifierAntenne(services.db, auteurDe(c, acces), demande, services.maintenant())
  if (change.type === 'fait') return versPage(c, CHEMIN, 'enregistree')
  if (change.type === 'introuvable') return introuvable(c, acces)
  return fiche(c, acces, services, { fautes: fautesDe(change), brut: lu.brut })
}

async function supprimer(c: Context, acces: Acces, services: Services) {
  const lu = await lireFormulaire(c, Vu)
  const demande = { id: idDe(c), vu: lu.bon ? lu.valeurs.vu : '' }
  const change = await supprimerAntenne(services.db, auteurDe(c, acces), demande, services.maintenant())
  if (change.type === 'fait') return versPage(c, CHEMIN, 'supprimee')
  if (change.type === 'introuvable') return introuvable(c, acces)
  return fiche(c, acces, services, { fautes: fautesDe(change) })
}

function nouvelle(c: Context, acces: Acces, etat: Etat = {}) {
  return page(
    c,
    acces,
    { titre: 'Nouvelle antenne', statut: statut(etat) },
    <CadreReglages acces={acces} titre="Nouvelle antenne" parent={PARENT}>
      <section class="panneau etroit" aria-label="Nouvelle antenne">
        <form class="dedans saisie" action={`${CHEMIN}/nouvelle`} method="post">
          <Fautes fautes={etat.fautes} />
          <Champ
            nom="code"
            libelle="Code"
            valeur={etat.brut?.code}
            faute={etat.fautes?.code}
            aide="Celui du logiciel métier, par exemple EST. Il ne change plus ensuite."
            requis
          />
          <Champs {...etat} />
        </form>
      </section>
    </CadreReglages>,
  )
}

async function fiche(c: Context, acces: Acces, { db }: Services, etat: Etat = {}) {
  const id = idDe(c)
  const antenne = await antenneEtCodesPostaux(db, id)
  if (antenne === undefined) return introuvable(c, acces)
  const vu = empreinte(antenne)
  const libre = !(await antenneSert(db, id))
  return page(
    c,
    acces,
    { titre: antenne.nom, statut: statut(etat) },
    <CadreReglages acces={acces} titre={antenne.nom} parent={PARENT}>
      <section class="panneau etroit" aria-label={antenne.nom}>
        <form class="dedans saisie" action={`${CHEMIN}/${id}`} method="post">
          <Fautes fautes={etat.fautes} />
          <input type="hidden" name="vu" value={vu} />
          <p class="discret">Code {antenne.code}</p>
          <Champs antenne={antenne} {...etat} />
        </form>
      </section>
      {libre && (
        <form class="actions" action={`${CHEMIN}/${id}/supprimer`} method="post">
          <input type="hidden" name="vu" value={vu} />
          <button class="bouton grave" type="submit">
            Supprimer cette antenne
          </button>
          <span class="petit discret">Aucun dossier ni aucun compte ne lui est rattaché.</span>
        </form>
      )}
    </CadreReglages>,
  )
}

function Champs({
  antenne,
  fautes,
  brut,
}: Etat & { antenne?: { nom: string; adresse: string; codesPostaux: readonly string[] } }) {
  return (
    <>
      <Champ nom="nom" libelle="Nom" valeur={brut?.nom ?? antenne?.nom} faute={fautes?.nom} requis />
      <Champ
        nom="adresse"
        libelle="Adresse"
        valeur={brut?.adresse ?? antenne?.adresse}
        faute={fautes?.adresse}
        requis
      />
      <Champ
        nom="codesPostaux"
        libelle="Codes postaux"
        valeur={brut?.codesPostaux ?? antenne?.codesPostaux.join(', ')}
        faute={fautes?.codesPostaux}
        aide="Séparés par des virgules. Un code postal n’a qu’une antenne."
      />
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
