import type { Db } from '../db/index.ts'
import { financeursDeLaPortee, listeDesBeneficiaires, nombreDeBeneficiaires } from '../db/beneficiaires.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { Choix } from './formulaire.tsx'
import { jourCourt, telephone } from './formats.ts'
import { MOTIFS } from './libellesAbsence.ts'
import { listePersonnesRoutes, type ListePersonnes } from './listePersonnes.tsx'

const GIRS = [1, 2, 3, 4, 5, 6] as const

type Ligne = Awaited<ReturnType<typeof listeDesBeneficiaires>>[number]
interface Filtre {
  gir: number | undefined
  financeurId: number | undefined
  absents: boolean
}

/** The people helped at home. */
export function beneficiairesRoutes(services: Services): Route[] {
  return listePersonnesRoutes(services, BENEFICIAIRES)
}

const BENEFICIAIRES: ListePersonnes<Ligne, Filtre, 'nom' | 'identifiant' | 'code_postal' | 'gir'> = {
  chemin: '/beneficiaires',
  titre: 'Bénéficiaires',
  nom: ['bénéficiaire', 'bénéficiaires'],
  vide: 'Les dossiers arrivent chaque jour du logiciel métier.',
  tris: ['nom', 'identifiant', 'code_postal', 'gir'],
  compter: nombreDeBeneficiaires,
  lire: listeDesBeneficiaires,
  lireFiltre(c) {
    const gir = GIRS.find((possible) => String(possible) === c.req.query('gir'))
    const financeurId = lireNumero(c.req.query('financeur'))
    const absents = c.req.query('absents') === '1'
    return { filtre: { gir, financeurId, absents }, parametres: { gir, financeur: financeurId, absents } }
  },
  Champs,
  colonnes: [
    {
      titre: 'Nom',
      tri: 'nom',
      classe: 'entier nom',
      montrer: (b) => (
        <>
          <a class="ligne" href={`/beneficiaires/${b.id}`}>
            {b.nom} {b.prenom}
          </a>{' '}
          <span class="discret petit">{b.civilite}</span>
          {b.absence !== null && (
            <>
              {' '}
              <span class="etiquette ton-ambre">Absent : {MOTIFS[b.absence].toLowerCase()}</span>
            </>
          )}
        </>
      ),
    },
    { titre: 'Identifiant', tri: 'identifiant', classe: 'discret', montrer: (b) => b.identifiant },
    {
      titre: 'Adresse',
      tri: 'code_postal',
      classe: 'entier',
      montrer: (b) => (
        <>
          {b.adresse}, <span class="insecable">{b.code_postal}</span>
        </>
      ),
    },
    {
      titre: 'Ligne de pointage',
      classe: 'insecable entier',
      montrer: ({ numero }) =>
        numero === null ? <span class="etiquette ton-ambre">Aucune ligne</span> : telephone(numero),
    },
    { titre: 'GIR', tri: 'gir', col: 'GIR', montrer: (b) => b.gir },
    {
      titre: 'Dernière visite',
      classe: 'fin insecable',
      col: 'Vu le',
      montrer: ({ derniere }) => derniere !== null && jourCourt(derniere),
    },
  ],
  colonnesCsv: ({ antennes }) => [
    { titre: 'Identifiant', valeur: (b) => b.identifiant },
    { titre: 'Civilité', valeur: (b) => b.civilite },
    { titre: 'Nom', valeur: (b) => b.nom },
    { titre: 'Prénom', valeur: (b) => b.prenom },
    { titre: 'Adresse', valeur: (b) => b.adresse },
    { titre: 'Code postal', valeur: (b) => b.code_postal },
    { titre: 'Ville', valeur: (b) => b.ville },
    { titre: 'Antenne', valeur: (b) => antennes.find(({ id }) => id === b.antenne_id)?.nom ?? '' },
    { titre: 'GIR', valeur: (b) => b.gir },
    { titre: 'Ligne de pointage', valeur: ({ numero }) => (numero === null ? '' : telephone(numero)) },
    { titre: 'Absence', valeur: ({ absence }) => (absence === null ? '' : MOTIFS[absence]) },
    { titre: 'Dernière visite', valeur: ({ derniere }) => (derniere === null ? '' : jourCourt(derniere)) },
  ],
}

async function Champs({
  filtre: { gir, financeurId, absents },
  db,
  portee,
}: {
  filtre: Filtre
  db: Db
  portee: Portee
}) {
  const financeurs = await financeursDeLaPortee(db, portee)
  return (
    <>
      <Choix
        nom="financeur"
        libelle="Financeur"
        valeur={financeurId}
        vide="Tous"
        options={financeurs.map(({ id, libelle }) => [id, libelle] as const)}
      />
      <Choix
        nom="gir"
        libelle="GIR"
        valeur={gir}
        vide="Tous"
        options={GIRS.map((possible) => [possible, `GIR ${possible}`] as const)}
      />
      <label class="coche">
        <input type="checkbox" name="absents" value="1" checked={absents} />
        Absents aujourd’hui
      </label>
    </>
  )
}
