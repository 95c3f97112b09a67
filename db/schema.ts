import type { Insertable, Selectable } from 'kysely'
import type { AppelTable, AppelTraiteTable, PointageTable } from './tables/appels.ts'
import type {
  AppareilTable,
  CodeSecoursTable,
  JournalTable,
  LienTable,
  SaisieGardeeTable,
  SessionTable,
  TentativeTable,
  UtilisateurTable,
} from './tables/comptes.ts'
import type {
  AbsenceTable,
  AntenneCodePostalTable,
  AntenneTable,
  BeneficiaireTable,
  CodeTable,
  IntervenantTable,
  MessageTable,
  NumeroTable,
  VisiteTable,
} from './tables/dossiers.ts'
import type { FichierTable, RefusTable } from './tables/echanges.ts'
import type {
  FinanceurTable,
  PrestationTable,
  PriseEnChargeTable,
  RegleArrondiTable,
  RepartitionTable,
} from './tables/financeurs.ts'
import type {
  AlerteTable,
  AnomalieTable,
  InterventionTable,
  MotifTable,
  MouvementTable,
  RecalculTable,
  RepereTable,
  RevisionTable,
} from './tables/interventions.ts'
import type { ParametreTable } from './tables/reglages.ts'

export type { Presentation, ResultatAppel } from './tables/appels.ts'
export type { Role } from './tables/comptes.ts'
export type { MotifAbsence } from './tables/dossiers.ts'
export type { Acte, CodeAnomalie, Famille, GenreAlerte } from './tables/interventions.ts'
export type { Origine } from './tables/types.ts'

/**
 * The base: its tables are told by subject in `tables/`. Instants are integers (UTC, milliseconds); days are text
 * `AAAA-MM-JJ` cut in Europe/Paris; booleans are 0 or 1. The migrations make it; `schema.test.ts` compares the two.
 */
export interface Base {
  absence: AbsenceTable
  alerte: AlerteTable
  anomalie: AnomalieTable
  antenne: AntenneTable
  antenne_code_postal: AntenneCodePostalTable
  appareil: AppareilTable
  appel: AppelTable
  appel_traite: AppelTraiteTable
  beneficiaire: BeneficiaireTable
  code: CodeTable
  code_secours: CodeSecoursTable
  fichier: FichierTable
  financeur: FinanceurTable
  intervenant: IntervenantTable
  intervention: InterventionTable
  journal: JournalTable
  lien: LienTable
  message: MessageTable
  motif: MotifTable
  mouvement: MouvementTable
  numero: NumeroTable
  parametre: ParametreTable
  pointage: PointageTable
  prestation: PrestationTable
  prise_en_charge: PriseEnChargeTable
  recalcul: RecalculTable
  refus: RefusTable
  regle_arrondi: RegleArrondiTable
  repartition: RepartitionTable
  repere: RepereTable
  revision: RevisionTable
  saisie_gardee: SaisieGardeeTable
  session: SessionTable
  tentative: TentativeTable
  utilisateur: UtilisateurTable
  visite: VisiteTable
}

export type Ligne<T extends keyof Base> = Selectable<Base[T]>
export type Nouveau<T extends keyof Base> = Insertable<Base[T]>
