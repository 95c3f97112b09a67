import type { Db, Tx } from '../db/index.ts'
import {
  ajouterBeneficiaires,
  etatDesUsagers,
  modifierBeneficiaire,
  type EtatDesUsagers,
} from '../db/importUsagers.ts'
import { parametres } from '../db/parametres.ts'
import type { Refus } from './fichiers.ts'
import { importer, type Bilan, type Demande, type Plan } from './importer.ts'
import { tirerLibre } from './importerCodes.ts'
import { disparus } from './importerDisparus.ts'
import { planifierNumeros } from './importerNumeros.ts'
import { planifierPrises } from './importerPrises.ts'
import { accepterUsagers, type LigneUsager, type UsagerAccepte } from './importerUsagersLus.ts'
import { codeValide } from './regles/code.ts'
import { jourDe } from './regles/jours.ts'
import type { Parametres } from './regles/parametres.ts'
import { signalerNouveaux } from './signalerNouveaux.ts'

/**
 * Applies a full snapshot of the beneficiaires, their lines and their prises en charge: adds, changes, and ends what
 * vanished. The code keyed on the telephone is the identifiant when it can be keyed, else drawn with `alea`
 * (in [0, 1)); it never changes afterwards, for it is printed on plannings.
 */
export async function importerUsagers(
  db: Db,
  demande: Demande<LigneUsager>,
  alea: () => number,
): Promise<Bilan> {
  const { maintenant } = demande
  return importer(db, demande, async (tx, lignes, refus) => {
    const etat = await etatDesUsagers(tx)
    return planifier(etat, lignes, refus, await parametres(tx, jourDe(maintenant)), maintenant, alea)
  })
}

function planifier(
  etat: EtatDesUsagers,
  lignes: readonly LigneUsager[],
  refusDeLecture: readonly Refus[],
  regles: Parametres,
  maintenant: number,
  alea: () => number,
): Plan {
  const jour = jourDe(maintenant)
  const { acceptes, refus } = accepterUsagers(etat, lignes)
  const tousRefus = [...refusDeLecture, ...refus]
  const connus = new Map(etat.beneficiaires.map((beneficiaire) => [beneficiaire.identifiant, beneficiaire]))
  const codes = nouveauxCodes(
    etat,
    acceptes.filter(({ personne }) => !connus.has(personne.identifiant)),
    regles,
    alea,
  )
  const nouveaux = [...codes].map(([{ personne }, code]) => ({ ...personne, code, archive_le: null }))
  const changes = acceptes.flatMap(({ personne }) => {
    const connu = connus.get(personne.identifiant)
    return connu && differe(connu, personne) ? [{ id: connu.id, personne }] : []
  })
  const actifs = etat.beneficiaires.filter(({ archive_le }) => archive_le === null)
  const finis = disparus(
    actifs,
    acceptes.map(({ personne }) => personne),
    tousRefus,
  )
  const numeros = planifierNumeros(etat, acceptes, finis, jour)
  const prises = planifierPrises(etat, acceptes, finis, tousRefus, jour)
  return {
    refus,
    fins: [
      { quoi: 'bénéficiaires', terminees: finis.length, enVigueur: actifs.length },
      { quoi: 'prises en charge', terminees: prises.terminees, enVigueur: prises.enVigueur },
    ],
    ajouts: nouveaux.length + prises.ajouts,
    modifications: changes.length + numeros.changements + prises.modifications,
    async appliquer(tx: Tx) {
      for (const { id } of finis) await modifierBeneficiaire(tx, id, { archive_le: maintenant })
      for (const { id, personne } of changes)
        await modifierBeneficiaire(tx, id, { ...personne, archive_le: null })
      const ids = await ajouterBeneficiaires(tx, nouveaux)
      await numeros.appliquer(tx, ids)
      await prises.appliquer(tx, ids)
      // The first file fills the box: everybody it brings was known before.
      if (etat.beneficiaires.length === 0) return
      const arrives = nouveaux.map(({ identifiant }) => identifiant)
      await signalerNouveaux(tx, arrives, maintenant)
    },
  }
}

// The identifiants that are codes are taken first, so that no draw falls on one.
function nouveauxCodes(
  etat: EtatDesUsagers,
  nouveaux: readonly UsagerAccepte[],
  { longueurCodeBeneficiaire: longueur }: Parametres,
  alea: () => number,
): Map<UsagerAccepte, string> {
  const pris = new Set(etat.beneficiaires.map(({ code }) => code))
  const propre = ({ personne: { identifiant } }: UsagerAccepte) =>
    codeValide(identifiant, longueur) && !pris.has(identifiant)
  const parIdentifiant = new Map(nouveaux.filter(propre).map((u) => [u, u.personne.identifiant]))
  for (const code of parIdentifiant.values()) pris.add(code)
  return new Map(nouveaux.map((u) => [u, parIdentifiant.get(u) ?? tirerLibre(longueur, pris, alea)]))
}

function differe(
  connu: EtatDesUsagers['beneficiaires'][number],
  personne: UsagerAccepte['personne'],
): boolean {
  if (connu.archive_le !== null) return true
  return Object.entries(personne).some(([cle, valeur]) => connu[cle as keyof typeof connu] !== valeur)
}
