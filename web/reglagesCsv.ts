import type { Context } from 'hono'
import { antennesReglees } from '../db/antennes.ts'
import { financeursEtPrises } from '../db/financeurs.ts'
import { motifsEtUsages } from '../db/listeMotifs.ts'
import { prestationsVues } from '../db/prestations.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Route, Services } from './acces.ts'
import { csv } from './csv.ts'
import { nomDuGenre } from './financeursMots.ts'
import { jourCourt } from './formats.ts'
import { FAMILLES_DITES } from './motifsMots.ts'

const ouiNon = (valeur: 0 | 1) => (valeur === 1 ? 'oui' : 'non')

/** The reference tables as files for a spreadsheet, the past ones too. */
export function reglagesCsvRoutes({ db, maintenant }: Services): Route[] {
  const exporter = (nom: string, repondre: (c: Context, jour: string) => Promise<Response>): Route => ({
    methode: 'get',
    chemin: `/reglages/${nom}.csv`,
    politique: 'references',
    repondre: async (c) => repondre(c, jourDe(maintenant())),
  })
  return [
    exporter('motifs', async (c, jour) => {
      const colonnes = [
        { titre: 'Famille', valeur: (m: Motif) => m.famille },
        { titre: 'Sens', valeur: (m: Motif) => FAMILLES_DITES[m.famille].nom },
        { titre: 'Motif', valeur: (m: Motif) => m.libelle },
        { titre: 'Note obligatoire', valeur: (m: Motif) => ouiNon(m.note_obligatoire) },
        { titre: 'Du', valeur: (m: Motif) => jourCourt(m.du) },
        { titre: 'Au', valeur: (m: Motif) => (m.au === null ? null : jourCourt(m.au)) },
        { titre: 'Corrections', valeur: (m: Motif) => m.usages },
      ]
      return csv(c, `motifs-${jour}`, colonnes, await motifsEtUsages(db))
    }),
    exporter('financeurs', async (c, jour) => {
      const colonnes = [
        { titre: 'Code', valeur: (f: Financeur) => f.code },
        { titre: 'Nom', valeur: (f: Financeur) => f.libelle },
        { titre: 'Genre', valeur: (f: Financeur) => nomDuGenre(f.genre) },
        { titre: 'Moins un cinquième à deux', valeur: (f: Financeur) => ouiNon(f.abattement_couple) },
        { titre: 'Prises en charge en cours', valeur: (f: Financeur) => f.enCours },
        { titre: 'Prises en charge en tout', valeur: (f: Financeur) => f.prises },
      ]
      return csv(c, `financeurs-${jour}`, colonnes, await financeursEtPrises(db, jour))
    }),
    exporter('prestations', async (c, jour) => {
      const colonnes = [
        { titre: 'Code', valeur: (p: Prestation) => p.code },
        { titre: 'Nom', valeur: (p: Prestation) => p.libelle },
        { titre: 'Prises en charge', valeur: (p: Prestation) => p.prisesEnCharge },
      ]
      return csv(c, `prestations-${jour}`, colonnes, await prestationsVues(db, jour))
    }),
    exporter('antennes', async (c, jour) => {
      const colonnes = [
        { titre: 'Code', valeur: (a: Antenne) => a.code },
        { titre: 'Nom', valeur: (a: Antenne) => a.nom },
        { titre: 'Adresse', valeur: (a: Antenne) => a.adresse },
        { titre: 'Codes postaux', valeur: (a: Antenne) => a.codesPostaux.join(' ') },
        { titre: 'Bénéficiaires', valeur: (a: Antenne) => a.beneficiaires },
        { titre: 'Intervenants', valeur: (a: Antenne) => a.intervenants },
        { titre: 'Comptes', valeur: (a: Antenne) => a.comptes },
      ]
      return csv(c, `antennes-${jour}`, colonnes, await antennesReglees(db))
    }),
  ]
}

type Ligne<T extends (...arguments_: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<T>>[number]
type Motif = Ligne<typeof motifsEtUsages>
type Financeur = Ligne<typeof financeursEtPrises>
type Prestation = Ligne<typeof prestationsVues>
type Antenne = Ligne<typeof antennesReglees>
