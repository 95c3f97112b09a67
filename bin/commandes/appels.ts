import { Command } from 'commander'
import { relireLesAppels, type Fenetre } from '../../db/releves.ts'
import type { Db } from '../../db/index.ts'
import { versIso } from '../../domain/regles/jours.ts'
import { avecLaBase } from '../base.ts'
import { ecrireSortie, ecrireTableau } from '../sortie.ts'
import { avecFenetre, fenetreDe, type OptionsDeFenetre } from './fenetre.ts'

async function* releve(db: Db, fenetre: Fenetre) {
  for await (const {
    instant,
    numero,
    presentation,
    beneficiaire,
    intervenant,
    resultat,
    ...reste
  } of relireLesAppels(db, fenetre)) {
    yield { instant: versIso(instant), numero, presentation, beneficiaire, intervenant, resultat, ...reste }
  }
}

/** `appels`: the calls as received. */
export function commandeAppels(): Command {
  const commande = new Command('appels').description('liste les appels reçus')
  return avecFenetre(commande).action(async (options: OptionsDeFenetre) => {
    const fenetre = fenetreDe(options, Date.now())
    await avecLaBase(async (db) => {
      if (options.json) return ecrireTableau(releve(db, fenetre))
      for await (const a of releve(db, fenetre)) {
        const qui = `${a.beneficiaire ?? '-'}  ${a.intervenant ?? '-'}`
        await ecrireSortie(
          `${a.instant}  ${(a.numero ?? a.presentation).padEnd(12)}  ${qui}  ${a.resultat}\n`,
        )
      }
    })
  })
}
