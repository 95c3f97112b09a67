import type { Tx } from '../db/index.ts'
import { ajouterNumeros, fermerNumeros, type EtatDesUsagers } from '../db/importUsagers.ts'
import type { UsagerAccepte } from './importerUsagersLus.ts'
import { jourSuivant } from './regles/jours.ts'

/**
 * The lines to open and to close so that each person has those of the file, and the departed none. A line that a person
 * has opened, changed or closed is hers to change: the file neither closes it nor opens it again.
 */
export function planifierNumeros(
  etat: EtatDesUsagers,
  acceptes: readonly UsagerAccepte[],
  partis: readonly { id: number }[],
  jour: string,
) {
  const identifiants = new Map(etat.beneficiaires.map(({ id, identifiant }) => [id, identifiant]))
  const connus = new Set(identifiants.values())
  const voulus = new Map(acceptes.map(({ personne, numeros }) => [personne.identifiant, new Set(numeros)]))
  const connues = new Set(etat.numeros.map((n) => `${identifiants.get(n.beneficiaire_id)} ${n.numero}`))
  const nouveaux = acceptes.flatMap(({ personne: { identifiant }, numeros }) =>
    numeros
      .filter((numero) => !connues.has(`${identifiant} ${numero}`))
      .map((numero) => ({ identifiant, numero })),
  )
  const fermes = etat.numeros.filter(({ beneficiaire_id, numero, manuel }) => {
    if (manuel === 1) return false
    const siens = voulus.get(identifiants.get(beneficiaire_id) ?? '')
    return siens !== undefined && !siens.has(numero)
  })
  const departs = new Set(partis.map(({ id }) => id))
  const quittes = etat.numeros.filter(
    ({ beneficiaire_id, au }) => au === null && departs.has(beneficiaire_id),
  )
  return {
    changements: nouveaux.filter(({ identifiant }) => connus.has(identifiant)).length + fermes.length,
    async appliquer(tx: Tx, ids: ReadonlyMap<string, number>): Promise<void> {
      await fermerNumeros(
        tx,
        quittes.map(({ id }) => id),
        jour,
      )
      // A line that moves to another home today must not lead to both.
      await fermerNumeros(
        tx,
        fermes.map(({ id }) => id),
        jourSuivant(jour, -1),
      )
      const lignes = nouveaux.map(({ identifiant, numero }) => ({
        beneficiaire_id: ids.get(identifiant) ?? 0,
        numero,
        genre: /^\+33[67]/.test(numero) ? ('portable' as const) : ('fixe' as const),
        pointage: 1 as const,
        du: jour,
        au: null,
      }))
      await ajouterNumeros(tx, lignes)
    },
  }
}
