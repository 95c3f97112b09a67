import { MARQUES, type Monde } from './monde.ts'

/** An act that must be accepted: who does it, the page that offers its form, and what she writes there. */
export interface Accepte {
  qui: 'gestionnaire' | 'coordonnateur'
  page: (a: Monde['a']['lignes']) => string
  /** The form, by the end of its address. */
  action: RegExp
  /** The form among those of this address, by a field it sends. */
  envoie?: readonly [nom: string, valeur: RegExp]
  ecrit?: Readonly<Record<string, string>>
}

const IDENTIFIANTS = { beneficiaire: `${MARQUES.a}U`, intervenant: `${MARQUES.a}I` }
const intervention = ({ intervention: [id = 0] }: Monde['a']['lignes']) => `/interventions/${id}`
const beneficiaire = ({ beneficiaire: [id = 0] }: Monde['a']['lignes']) => `/beneficiaires/${id}`
const intervenant = ({ intervenant: [id = 0] }: Monde['a']['lignes']) => `/intervenants/${id}`

/** The main acts, in an order where each leaves the next one possible. */
export const ACCEPTES: readonly Accepte[] = [
  {
    ...{ qui: 'gestionnaire', page: () => '/anomalies?code=SECOURS' },
    ...{ action: /\/geste/, envoie: ['geste', /^acquitter$/], ecrit: { note: 'vu avec elle' } },
  },
  { qui: 'gestionnaire', page: intervention, action: /\/annuler$/ },
  { qui: 'gestionnaire', page: intervention, action: /\/heures$/, ecrit: { debut: '9:10', fin: '9:50' } },
  { qui: 'gestionnaire', page: intervention, action: /\/minutes$/, ecrit: { minutes: '15' } },
  { qui: 'gestionnaire', page: intervention, action: /\/supprimer$/ },
  {
    ...{ qui: 'gestionnaire', page: () => '/appels/non-identifies?du=2026-11-01' },
    ...{ action: /\/rattacher/, envoie: ['beneficiaire', /./], ecrit: IDENTIFIANTS },
  },
  {
    ...{ qui: 'gestionnaire', page: () => '/appels/non-identifies?du=2026-11-01&etat=traites' },
    action: /\/rouvrir/,
  },
  {
    ...{ qui: 'gestionnaire', page: () => '/appels/non-identifies?du=2026-11-01' },
    ...{ action: /\/rejeter/, ecrit: { raison: 'erreur de numéro' } },
  },
  { qui: 'gestionnaire', page: () => '/alertes', action: /^\/alertes/, envoie: ['id', /^\d+$/] },
  {
    ...{ qui: 'gestionnaire', page: (a) => `${beneficiaire(a)}/absences`, action: /\/absences$/ },
    ecrit: { motif: 'vacances', du: '2026-12-01', au: '2026-12-05' },
  },
  {
    ...{ qui: 'gestionnaire', page: (a) => `${beneficiaire(a)}/absences`, action: /\/fin$/ },
    ecrit: { au: '2026-12-26' },
  },
  { qui: 'gestionnaire', page: (a) => `${beneficiaire(a)}/absences`, action: /\/retrait$/ },
  {
    ...{ qui: 'gestionnaire', page: () => '/saisie', action: /^\/saisie$/ },
    ecrit: {
      ...{ 'jour-0': '2026-11-20', 'beneficiaire-0': IDENTIFIANTS.beneficiaire },
      ...{ 'intervenant-0': IDENTIFIANTS.intervenant, 'arrivee-0': '14:05', 'depart-0': '15:00' },
    },
  },
  {
    ...{ qui: 'coordonnateur', page: (a) => `${beneficiaire(a)}/numeros`, action: /\/numeros$/ },
    ecrit: { numero: '0142000077', genre: 'fixe', du: '2026-11-23' },
  },
  { qui: 'coordonnateur', page: (a) => `${intervenant(a)}/code`, action: /\/code$/ },
  { qui: 'coordonnateur', page: (a) => `${intervenant(a)}/code`, action: /\/revocation$/ },
]
