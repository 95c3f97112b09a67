import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'
import { corriger } from './corriger.ts'
import { corrige, type Etat } from './etat.ts'
import type { Changement } from './reviser.ts'

/**
 * The arrival was a departure, and the departure an arrival. Half an intervention becomes the other half. A whole one
 * becomes two halves: the departure of an earlier visit (which keeps the number) and the arrival of a later one.
 */
export async function inverserIntervention(
  db: Db,
  auteur: Auteur,
  acte: DemandeDActe,
  maintenant: number,
): Promise<Corrige> {
  return corriger(db, auteur, 'inverser', acte, maintenant, (ligne) => {
    const [premier, ...suite] = moities(ligne)
    const changements: readonly [Changement, ...Changement[]] = [
      { ligne, apres: corrige(ligne, premier, 'CO2') },
      ...suite.map((moitie) => ({
        ligne: null,
        apres: corrige(ligne, { ...moitie, minutes_complementaires: 0 }, 'CO2'),
      })),
    ]
    return { type: 'accord', changements }
  })
}

function moities(ligne: Etat): [Partial<Etat>, ...Partial<Etat>[]] {
  const entiere = ligne.debut !== null && ligne.fin !== null
  if (!entiere) return [{ ...enArrivee(ligne), ...enDepart(ligne) }]
  return [
    { ...SANS_ARRIVEE, ...enDepart(ligne) },
    { ...SANS_DEPART, ...enArrivee(ligne) },
  ]
}

function enDepart({ debut, debut_brut, arrivee_id }: Etat): Partial<Etat> {
  return { fin: debut, fin_brut: debut_brut, depart_id: arrivee_id }
}

function enArrivee({ fin, fin_brut, depart_id }: Etat): Partial<Etat> {
  return { debut: fin, debut_brut: fin_brut, arrivee_id: depart_id }
}

const SANS_ARRIVEE = { debut: null, debut_brut: null, arrivee_id: null }
const SANS_DEPART = { fin: null, fin_brut: null, depart_id: null }
