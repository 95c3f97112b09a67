import { listeDesIntervenants, nombreDIntervenants } from '../db/intervenants.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import { aLeDroit } from './droits.ts'
import { jourCourt, telephone } from './formats.ts'
import { listePersonnesRoutes, type ListePersonnes } from './listePersonnes.tsx'

type Ligne = Awaited<ReturnType<typeof listeDesIntervenants>>[number]
interface Filtre {
  sansCode: boolean
}

/** The carers. */
export function intervenantsRoutes(services: Services): Route[] {
  return listePersonnesRoutes(services, INTERVENANTS)
}

const INTERVENANTS: ListePersonnes<Ligne, Filtre, 'nom' | 'identifiant' | 'date_entree'> = {
  chemin: '/intervenants',
  titre: 'Intervenants',
  nom: ['intervenant', 'intervenants'],
  vide: 'Les intervenants arrivent chaque jour du logiciel métier.',
  tris: ['nom', 'identifiant', 'date_entree'],
  compter: nombreDIntervenants,
  lire: listeDesIntervenants,
  lireFiltre(c) {
    const sansCode = c.req.query('sanscode') === '1'
    return { filtre: { sansCode }, parametres: { sanscode: sansCode } }
  },
  Champs: ({ filtre: { sansCode } }) => (
    <label class="coche">
      <input type="checkbox" name="sanscode" value="1" checked={sansCode} />
      Sans code
    </label>
  ),
  Outils,
  colonnes: [
    {
      titre: 'Nom',
      tri: 'nom',
      classe: 'nom',
      montrer: (a) => (
        <a class="ligne" href={`/intervenants/${a.id}`}>
          {a.nom} {a.prenom}
        </a>
      ),
    },
    { titre: 'Identifiant', tri: 'identifiant', classe: 'discret', montrer: (a) => a.identifiant },
    {
      titre: 'Téléphone',
      classe: 'insecable fin-etroit',
      montrer: (a) => a.telephone !== null && telephone(a.telephone),
    },
    {
      titre: 'Entrée',
      tri: 'date_entree',
      classe: 'insecable',
      col: 'Depuis le',
      montrer: (a) => a.date_entree !== null && jourCourt(a.date_entree),
    },
    {
      titre: 'Code',
      classe: 'coin-etroit',
      col: 'Code',
      montrer: (a) =>
        a.code_du === null ? (
          <span class="etiquette ton-ambre">Sans code</span>
        ) : (
          <span class="discret">Attribué</span>
        ),
    },
    {
      titre: 'Dernière visite',
      classe: 'fin',
      col: 'Vu le',
      montrer: ({ derniere }) => derniere !== null && jourCourt(derniere),
    },
  ],
  colonnesCsv: ({ antennes }) => [
    { titre: 'Identifiant', valeur: (a) => a.identifiant },
    { titre: 'Civilité', valeur: (a) => a.civilite },
    { titre: 'Nom', valeur: (a) => a.nom },
    { titre: 'Prénom', valeur: (a) => a.prenom },
    { titre: 'Antenne', valeur: (a) => antennes.find(({ id }) => id === a.antenne_id)?.nom ?? '' },
    { titre: 'Téléphone', valeur: (a) => (a.telephone === null ? '' : telephone(a.telephone)) },
    { titre: 'Entrée', valeur: (a) => (a.date_entree === null ? '' : jourCourt(a.date_entree)) },
    { titre: 'Sortie', valeur: (a) => (a.date_sortie === null ? '' : jourCourt(a.date_sortie)) },
    { titre: 'Code attribué le', valeur: (a) => (a.code_du === null ? '' : jourCourt(a.code_du)) },
    { titre: 'Dernière visite', valeur: ({ derniere }) => (derniere === null ? '' : jourCourt(derniere)) },
  ],
}

function Outils({ acces }: { acces: Acces }) {
  if (!aLeDroit(acces.utilisateur, 'telephonie')) return <></>
  return (
    <a class="bouton" href={adresse('/cartes', { antenne: acces.antenneChoisie })}>
      Cartes de code
    </a>
  )
}
