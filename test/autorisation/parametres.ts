import type { Garnie } from '../antenneGarnie.ts'

type Table = keyof Garnie['lignes']

// Which table the number in an address is of: the word before it, or the parameter's own name.
const PAR_MOT: Readonly<Record<string, Table>> = {
  beneficiaires: 'beneficiaire',
  intervenants: 'intervenant',
  interventions: 'intervention',
  appels: 'appel',
  revisions: 'revision',
  anomalies: 'anomalie',
  alertes: 'alerte',
  absences: 'absence',
  absence: 'absence',
  numeros: 'numero',
  numero: 'numero',
  revision: 'revision',
  comptes: 'utilisateur',
}

/** The parameters of an address, in order, with the table each is a row of (undefined: of none of the offices). */
export function parametresDe(chemin: string): { nom: string; table: Table | undefined }[] {
  const morceaux = chemin.split('/')
  return morceaux.flatMap((morceau, i) => {
    const nom = /^:(\w+)/.exec(morceau)?.[1]
    if (nom === undefined) return []
    return [{ nom, table: PAR_MOT[nom] ?? PAR_MOT[morceaux[i - 1] ?? ''] }]
  })
}

/** `chemin` with its parameters set to these values, in order. */
export function adresseAvec(chemin: string, valeurs: readonly (string | number)[]): string {
  let rang = 0
  return chemin
    .replaceAll(/:\w+(\{[^}]*\})?/g, () => String(valeurs[rang++] ?? 1))
    .replace('*', '/nulle-part')
}
