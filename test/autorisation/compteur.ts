import { expect } from 'vitest'
import { attendu } from './attendus.ts'
import { demander, MARQUES, type Demandeur, type Monde, type Reponse } from './monde.ts'

/** Asks, and looks for foreign markers in whatever comes back; counts the answers. */
export interface Enqueteur {
  monde: Monde
  reponses: number
  demander: (
    qui: Demandeur,
    methode: 'get' | 'post',
    chemin: string,
    champs?: readonly (readonly [string, string])[],
  ) => Promise<Reponse>
}

export function unEnqueteur(monde: Monde): Enqueteur {
  return {
    monde,
    reponses: 0,
    async demander(qui, methode, chemin, champs) {
      this.reponses += 1
      const reponse = await demander(monde, methode, chemin, { cookie: qui.cookie, champs: champs ?? [] })
      const lu = sansEcho(`${reponse.entetes}\n${reponse.corps}`, chemin, champs ?? [])
      const tout = attendu('get', '/journal', qui) === true ? sansComptes(lu) : lu
      for (const marque of qui.interdites) {
        if (tout.toLowerCase().includes(marque)) {
          expect.fail(`${qui.nom} ${methode} ${chemin} ${JSON.stringify(champs)} : ${extrait(tout, marque)}`)
        }
      }
      expect(reponse.statut, `${qui.nom} ${methode} ${chemin} ${monde.pannes.at(-1) ?? ''}`).toBeLessThan(500)
      return reponse
    },
  }
}

// What was typed comes back in its field and in the addresses of the page; nothing else may.
function sansEcho(texte: string, chemin: string, champs: readonly (readonly [string, string])[]): string {
  const demande = chemin.split('?')[1] ?? ''
  const tapes = [...new URLSearchParams(demande).values(), ...champs.map(([, valeur]) => valeur)]
  return tapes
    .filter((tape) => tape.length > 3)
    .reduce(
      (reste, tape) =>
        reste
          .replaceAll(`="${tape}"`, '')
          .replaceAll(`=${encodeURIComponent(tape)}`, '')
          .replaceAll(`« ${tape} »`, '')
          .replaceAll(`«\u00A0${tape}\u00A0»`, ''),
      texte,
    )
}

// Whoever manages accounts, or reads who did what, sees those of every office and its name: that is of no file.
function sansComptes(texte: string): string {
  return Object.values(MARQUES)
    .flatMap((marque) => [
      `${marque} antenne`,
      `${marque}vasseur`,
      `${marque}@sonnette.test`,
      `${marque}%40sonnette.test`,
    ])
    .reduce((reste, connu) => reste.replaceAll(connu, ''), texte)
}

function extrait(texte: string, marque: string): string {
  const ici = texte.toLowerCase().indexOf(marque)
  return texte.slice(Math.max(0, ici - 120), ici + 60)
}
