import type { Tx } from '../db/index.ts'
import {
  ajouterFinanceurs,
  ajouterPrises,
  modifierPrise,
  terminerPrises,
  type EtatDesUsagers,
} from '../db/importUsagers.ts'
import { marquerPeriodes } from '../db/recalculs.ts'
import type { Refus } from './fichiers.ts'
import { clePrise, type PriseLue, type UsagerAccepte } from './importerUsagersLus.ts'
import { jourSuivant } from './regles/jours.ts'

/** After every day there is something to judge. */
const SANS_FIN = '9999-12-31'

type PriseConnue = EtatDesUsagers['prises'][number]

/**
 * The prises en charge to add, change and end. One that vanished ends the day before; one already over stays, being
 * history; and those of a person with a refused line stay, since that line may be theirs. A funder not known yet is
 * added under its code, for headquarters to name.
 */
export function planifierPrises(
  etat: EtatDesUsagers,
  acceptes: readonly UsagerAccepte[],
  partis: readonly { id: number }[],
  refus: readonly Refus[],
  jour: string,
) {
  const connues = indexer(etat)
  const voulues = acceptes.flatMap(({ personne: { identifiant }, prises }) =>
    prises.map((prise) => ({ identifiant, prise, connue: connues.get(identifiant)?.get(clePrise(prise)) })),
  )
  const nouvelles = voulues.filter(({ connue }) => connue === undefined)
  const changees = voulues.flatMap(({ prise, connue }) =>
    connue && differe(connue, prise) ? [{ connue, prise }] : [],
  )
  const enVigueur = etat.prises.filter(({ date_fin }) => date_fin === null || date_fin >= jour)
  const gardees = new Set(voulues.map(({ connue }) => connue?.id))
  const concernes = personnesJugees(etat, acceptes, partis, refus)
  const finies = enVigueur.filter((p) => concernes.has(p.beneficiaire_id) && !gardees.has(p.id))
  return {
    terminees: finies.length,
    enVigueur: enVigueur.length,
    ajouts: nouvelles.length,
    modifications: changees.length,
    async appliquer(tx: Tx, ids: ReadonlyMap<string, number>): Promise<void> {
      const financeurs = await ajouterFinanceurs(tx, financeursInconnus(etat, nouvelles))
      await terminerPrises(
        tx,
        finies.map(({ id }) => id),
        jourSuivant(jour, -1),
      )
      for (const { connue, prise } of changees) await modifierPrise(tx, connue.id, valeurs(prise))
      const lignes = nouvelles.map(({ identifiant, prise }) => ({
        beneficiaire_id: ids.get(identifiant) ?? 0,
        financeur_id: financeurs.get(prise.financeur) ?? 0,
        numero_pec: prise.numero_pec,
        prestation: prise.prestation,
        date_debut: prise.date_debut,
        ...valeurs(prise),
      }))
      await ajouterPrises(tx, lignes)
      await marquerPeriodes(tx, [
        ...lignes.map((prise) => periodeDe(prise)),
        ...finies.map((prise) => periodeDe({ ...prise, date_debut: jour })),
        ...changees.flatMap(({ connue, prise }) => [periodeDe(connue), periodeDe({ ...connue, ...prise })]),
      ])
    },
  }
}

function indexer({
  beneficiaires,
  financeurs,
  prises,
}: EtatDesUsagers): Map<string, Map<string, PriseConnue>> {
  const codes = new Map(financeurs.map(({ id, code }) => [id, code]))
  const index = new Map(beneficiaires.map(({ identifiant }) => [identifiant, new Map<string, PriseConnue>()]))
  const identifiants = new Map(beneficiaires.map(({ id, identifiant }) => [id, identifiant]))
  for (const prise of prises) {
    const cle = clePrise({ ...prise, financeur: codes.get(prise.financeur_id) ?? '' })
    index.get(identifiants.get(prise.beneficiaire_id) ?? '')?.set(cle, prise)
  }
  return index
}

function personnesJugees(
  { beneficiaires }: EtatDesUsagers,
  acceptes: readonly UsagerAccepte[],
  partis: readonly { id: number }[],
  refus: readonly Refus[],
): Set<number> {
  if (refus.some(({ cle }) => cle === null)) return new Set()
  const refuses = new Set(refus.map(({ cle }) => cle))
  const presents = new Set(acceptes.map(({ personne }) => personne.identifiant))
  const juges = beneficiaires.filter((b) => presents.has(b.identifiant) && !refuses.has(b.identifiant))
  return new Set([...juges, ...partis].map(({ id }) => id))
}

function periodeDe({
  beneficiaire_id: beneficiaireId,
  date_debut: du,
  date_fin,
}: Pick<PriseConnue, 'beneficiaire_id' | 'date_debut' | 'date_fin'>) {
  return { beneficiaireId, du, au: date_fin ?? SANS_FIN }
}

function financeursInconnus(etat: EtatDesUsagers, nouvelles: readonly { prise: PriseLue }[]): string[] {
  const connus = new Set(etat.financeurs.map(({ code }) => code))
  const cites = new Set(nouvelles.map(({ prise }) => prise.financeur))
  return [...cites].filter((code) => !connus.has(code))
}

function valeurs({ date_fin, minutes_maximum, periode, rang }: PriseLue) {
  return { date_fin, minutes_maximum, periode, rang }
}

function differe(connue: PriseConnue, prise: PriseLue): boolean {
  return Object.entries(valeurs(prise)).some(([cle, valeur]) => connue[cle as keyof PriseConnue] !== valeur)
}
