import { z } from 'zod'
import type { Role } from '../db/schema.ts'
import { Choix } from './formulaire.tsx'
import { ROLES } from './roles.ts'

const NOMS = Object.keys(ROLES) as [Role, ...Role[]]

/** What a form says of the rights of an account. */
export const DROITS_SAISIS = {
  role: z.enum(NOMS, 'Choisissez un rôle.'),
  antenneId: z
    .string()
    .regex(/^\d{0,15}$/, 'Choisissez une antenne de la liste.')
    .default('')
    .transform((texte) => (texte === '' ? null : Number(texte))),
  administrateur: z
    .literal('1')
    .optional()
    .transform((coche) => coche === '1'),
}

/** The rights of an account: role, antenne, and whether she also manages accounts and settings. */
export function ChampsDesDroits({
  brut,
  fautes,
  antennes,
}: {
  brut: Readonly<Record<string, string>>
  fautes: Readonly<Record<string, string>>
  antennes: readonly { id: number; nom: string }[]
}) {
  return (
    <>
      <div class="cote">
        <Choix
          nom="role"
          libelle="Rôle"
          options={Object.entries(ROLES)}
          valeur={brut['role'] ?? 'gestionnaire'}
          faute={fautes['role']}
        />
        <Choix
          nom="antenneId"
          libelle="Antenne"
          vide="Aucune"
          options={antennes.map(({ id, nom }) => [id, nom] as const)}
          valeur={brut['antenneId']}
          faute={fautes['antenneId']}
          aide="Pour un gestionnaire ou un coordonnateur."
        />
      </div>
      <label class="coche">
        <input
          type="checkbox"
          name="administrateur"
          value="1"
          checked={brut['administrateur'] === '1'}
          aria-describedby="aide-administrateur"
        />
        Gère aussi les comptes et les réglages
      </label>
      <p class="petit discret" id="aide-administrateur">
        Siège, informatique, administrateur et qui gère les comptes donnent un second facteur à chaque
        connexion.
      </p>
    </>
  )
}
