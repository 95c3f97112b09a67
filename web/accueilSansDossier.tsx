import type { Context } from 'hono'
import type { Role } from '../db/schema.ts'
import type { Acces } from './acces.ts'
import { aLeDroit, type Droit } from './droits.ts'
import { page } from './gabarit.tsx'

interface Renvoi {
  nom: string
  vers: string
  resume: string
  /** Absent: everybody. */
  droit?: Droit
}

const RENVOIS: readonly Renvoi[] = [
  {
    nom: 'Comptes',
    vers: '/comptes',
    resume: 'Ouvrir un compte, changer un rôle, donner un lien de mot de passe, fermer des sessions.',
    droit: 'comptes',
  },
  {
    nom: 'Réglages',
    vers: '/reglages',
    resume: 'Heures d’ouverture, délais, durées : les règles qui rendent une intervention anormale.',
    droit: 'reglages',
  },
  {
    nom: 'Journal',
    vers: '/journal',
    resume: 'Qui a fait quoi, quand, et ce qui a changé.',
    droit: 'journal',
  },
  {
    nom: 'Mon compte',
    vers: '/compte',
    resume: 'Votre mot de passe, votre second facteur, vos sessions ouvertes.',
  },
  { nom: 'Aide', vers: '/aide', resume: 'Le manuel, et les nouveautés de cette version.' },
]

/** What the role is for, and what of it is not in the extranet yet. */
const ROLE: Partial<Record<Role, { est: string; manque?: string }>> = {
  informatique: {
    est: 'Votre rôle suit le fonctionnement de la boîte. Le journal vous dit ce qui s’y fait, sans nommer les personnes aidées.',
    manque:
      'Les échanges de fichiers et la disponibilité n’ont pas encore leur page ici. Sur la machine, « bin/sonnette etat » donne l’état de la boîte.',
  },
  administrateur: { est: 'Votre rôle gère les comptes et les réglages.' },
  auditeur: {
    est: 'Votre rôle contrôle : le journal vous est ouvert en entier, en lecture.',
    manque: 'Les archives n’ont pas encore leur page ici.',
  },
}

/** The home of the roles that see no personal data: what they may do now, and what is to come. */
export function accueilSansDossier(c: Context, acces: Acces): Response | Promise<Response> {
  const { utilisateur } = acces
  const role = ROLE[utilisateur.role]
  const renvois = RENVOIS.filter(({ droit }) => droit === undefined || aLeDroit(utilisateur, droit))
  return page(
    c,
    acces,
    { titre: 'Accueil' },
    <>
      <div class="entete">
        <h1>Bonjour {utilisateur.prenom}</h1>
      </div>
      <p>{role?.est}</p>
      <ul class="renvois">
        {renvois.map(({ nom, vers, resume }) => (
          <li class="panneau">
            <h2>
              <a href={vers}>{nom}</a>
            </h2>
            <p class="discret">{resume}</p>
          </li>
        ))}
      </ul>
      {role?.manque !== undefined && <p>{role.manque}</p>}
      <p class="petit discret">
        Aucun dossier de bénéficiaire ou d’intervenant n’est ouvert à ce rôle : c’est voulu.
      </p>
    </>,
  )
}
