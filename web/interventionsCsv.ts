import type { Context } from 'hono'
import type { Db } from '../db/index.ts'
import { libellesDesPrestations } from '../db/prestations.ts'
import type { Acces } from './acces.ts'
import { csv, type ColonneCsv } from './csv.ts'
import { jourCourt, minutesEntre } from './formats.ts'
import { ecrireHeure } from './heures.ts'
import type { Demande } from './interventionsDemande.ts'
import { ANOMALIES, ORIGINES } from './libelles.ts'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'
import type { Suivi } from './suivi.ts'

/** The list as a file: one intervention a row, durations in whole minutes. */
export async function interventionsCsv(
  c: Context,
  db: Db,
  { antennes }: Acces,
  { du, au }: Demande,
  suivis: readonly Suivi[],
): Promise<Response> {
  const nomPrestation = await libellesDesPrestations(db)
  const antenneDe = new Map(antennes.map(({ id, nom }) => [id, nom]))
  const colonnes: ColonneCsv<Suivi>[] = [
    { titre: 'Numéro', valeur: ({ vue }) => vue.id },
    { titre: 'Jour', valeur: ({ vue }) => jourCourt(vue.jour) },
    { titre: 'Antenne', valeur: ({ vue }) => antenneDe.get(vue.antenne_id) ?? '' },
    { titre: 'Bénéficiaire', valeur: ({ vue }) => nomBeneficiaire(vue) },
    { titre: 'Intervenant', valeur: ({ vue }) => nomIntervenant(vue) },
    { titre: 'Prestation', valeur: ({ vue }) => nomPrestation(vue.prestation) },
    { titre: 'Arrivée pointée', valeur: ({ vue }) => ecrireHeure(vue.debut_brut) },
    { titre: 'Départ pointé', valeur: ({ vue }) => ecrireHeure(vue.fin_brut) },
    { titre: 'Arrivée retenue', valeur: ({ vue }) => ecrireHeure(vue.debut) },
    { titre: 'Départ retenu', valeur: ({ vue }) => ecrireHeure(vue.fin) },
    {
      titre: 'Durée (min)',
      valeur: ({ vue: { debut, fin } }) => (debut === null || fin === null ? null : minutesEntre(debut, fin)),
    },
    { titre: 'Minutes complémentaires', valeur: ({ vue }) => vue.minutes_complementaires },
    { titre: 'Temps retenu (min)', valeur: ({ vue }) => vue.retenu_min },
    { titre: 'Corrigée', valeur: ({ vue }) => (vue.corrigee === 1 ? 'oui' : 'non') },
    { titre: 'Origine', valeur: ({ vue }) => ORIGINES[vue.origine] },
    {
      titre: 'Anomalies',
      valeur: ({ anomalies }) => anomalies.map(({ code }) => ANOMALIES[code].nom).join(', '),
    },
  ]
  return csv(c, du === au ? `interventions-${du}` : `interventions-${du}-${au}`, colonnes, suivis)
}
