import type { Acces } from './acces.ts'

/** Headquarters chooses one antenne or all; the choice stays in the address. Nothing for the others. */
export function ChoixAntenne({ acces }: { acces: Acces }) {
  if (acces.utilisateur.role !== 'siege') return null
  return (
    <div class="champ">
      <label for="antenne">Antenne</label>
      <select id="antenne" name="antenne">
        <option value="">Toutes les antennes</option>
        {acces.antennes.map(({ id, nom }) => (
          <option value={id} selected={id === acces.antenneChoisie}>
            {nom}
          </option>
        ))}
      </select>
    </div>
  )
}
