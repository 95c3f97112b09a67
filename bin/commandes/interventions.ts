import { Command } from 'commander'
import type { Db } from '../../db/index.ts'
import { relireLesInterventions, type Fenetre } from '../../db/releves.ts'
import { jourDe, jourSuivant, versIso } from '../../domain/regles/jours.ts'
import { avecLaBase } from '../base.ts'
import { ecrireSortie, ecrireTableau } from '../sortie.ts'
import { avecFenetre, fenetreDe, type OptionsDeFenetre } from './fenetre.ts'

async function* releve(db: Db, fenetre: Fenetre) {
  // An intervention that ended in the window may have begun the day before: the day bounds what is read.
  const duJour = fenetre.depuis === null ? null : jourSuivant(jourDe(fenetre.depuis), -1)
  for await (const i of relireLesInterventions(db, fenetre, duJour)) {
    yield {
      identifiant: i.id,
      beneficiaire: i.beneficiaire,
      intervenant: i.intervenant,
      debut_brut: iso(i.debut_brut),
      fin_brut: iso(i.fin_brut),
      debut: iso(i.debut),
      fin: iso(i.fin),
      retenu_min: i.retenu_min,
      famille: i.famille,
      supprimee_le: iso(i.supprimee_le),
      origine: i.origine,
      anomalies: JSON.parse(i.anomalies) as string[],
      jour: i.jour,
      prestation: i.prestation,
      groupe: i.groupe,
    }
  }
}

/** `interventions`: arrivals and departures, two by two, as stamped and as retained. */
export function commandeInterventions(): Command {
  const commande = new Command('interventions').description('liste les interventions')
  return avecFenetre(commande).action(async (options: OptionsDeFenetre) => {
    const fenetre = fenetreDe(options, Date.now())
    await avecLaBase(async (db) => {
      if (options.json) return ecrireTableau(releve(db, fenetre))
      for await (const i of releve(db, fenetre)) {
        const heures = `${heure(i.debut)} → ${heure(i.fin)}`
        const signes = i.supprimee_le === null ? i.anomalies.join(', ') : 'supprimée'
        await ecrireSortie(
          `${i.identifiant}  ${i.jour}  ${heures}  ${i.beneficiaire}  ${i.intervenant}  ${signes}\n`,
        )
      }
    })
  })
}

function iso(instant: number | null): string | null {
  return instant === null ? null : versIso(instant)
}

function heure(iso: string | null): string {
  return iso === null ? '  …  ' : iso.slice(11, 16)
}
