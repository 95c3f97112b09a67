import type { Context } from 'hono'
import type { Role } from '../db/schema.ts'
import type { Acces } from './acces.ts'
import { page } from './gabarit.tsx'

const PEUT: Partial<Record<Role, string>> = {
  informatique:
    'Votre rôle suit les échanges de fichiers et la disponibilité du service. Ces pages ne sont pas encore ouvertes dans l’extranet ; sur la machine, « bin/sonnette » donne l’état de la boîte.',
  administrateur:
    'Votre rôle gère les comptes et les réglages. Ces pages ne sont pas encore ouvertes dans l’extranet ; sur la machine, « bin/sonnette utilisateur » ajoute un compte, le ferme ou change son mot de passe.',
  auditeur:
    'Votre rôle consulte les archives et le journal. Ces pages ne sont pas encore ouvertes dans l’extranet.',
}

/** The home of the roles that see no personal data: what they may do, for now. */
export function accueilSansDossier(c: Context, acces: Acces): Response | Promise<Response> {
  return page(
    c,
    acces,
    { titre: 'Accueil' },
    <>
      <h1>Bonjour {acces.utilisateur.prenom}</h1>
      <div class="panneau etroit">
        <div class="dedans pile">
          <p>{PEUT[acces.utilisateur.role]}</p>
          <p class="discret">
            Aucun dossier de bénéficiaire ou d’intervenant n’est visible avec ce rôle : c’est voulu.
          </p>
        </div>
      </div>
    </>,
  )
}
