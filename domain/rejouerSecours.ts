import { z } from 'zod'
import { appelParUniqueid } from '../db/appels.ts'
import type { Db } from '../db/index.ts'
import { pointagesDeLAppel } from '../db/pointages.ts'
import type { Appelant } from './appelant.ts'
import { choisirLieux } from './choisirLieux.ts'
import { intervenantDuCode, lieuDuCode, lieuxDeLaLigne, type Lieu } from './identifier.ts'
import { noterAppel } from './noterAppel.ts'
import { pointer } from './pointer.ts'
import { jourDe } from './regles/jours.ts'
import { normaliser } from './regles/numero.ts'

/** The spooled file cannot be read: it is kept apart for a person. */
export class SecoursIllisible extends Error {}

const Secours = z.object({
  version: z.literal('1'),
  uniqueid: z.string().regex(/^[\w.-]{1,64}$/),
  call_id: z.string().default(''),
  epoch: z
    .string()
    .regex(/^\d{9,11}$/)
    .transform(Number),
  did: z.string().default(''),
  numero: z.string().default(''),
  presentation: z.enum(['fournie', 'masquee', 'anonyme', 'vide', 'malformee']),
  code: z.string().default(''),
  beneficiaire: z.string().default(''),
})
type Secours = z.infer<typeof Secours>

/**
 * Replays one call the fallback spooled, with its own time, marked `secours`. `pointe`: a stamp was made; `note`: kept
 * for a person, since the home or the carer is not known; `deja`: this call had been stamped, nothing was added.
 * @throws SecoursIllisible
 */
export async function rejouerSecours(db: Db, texte: string): Promise<'pointe' | 'note' | 'deja'> {
  const secours = lire(texte)
  const secondaire = `${secours.uniqueid}/secours`
  if ((await pointagesDeLAppel(db, [secours.uniqueid, secondaire])).length > 0) return 'deja'
  const appel = await appelantDe(db, secours, secondaire)
  const jour = jourDe(appel.instant)
  const saisies = [secours.beneficiaire, secours.code].filter((saisie) => saisie !== '')
  const intervenant = await intervenantDuCode(db, secours.code, jour)
  const { lieux, identification } = await lieuxDe(db, appel, secours.beneficiaire, jour)
  const choisis = intervenant ? await choisirLieux(db, intervenant.id, lieux, appel.instant) : 'demander'
  if (intervenant && choisis !== 'demander' && choisis.length > 0) {
    await pointer(db, {
      appel,
      saisies,
      identification,
      intervenantId: intervenant.id,
      lieux: choisis,
      sens: null,
    })
    return 'pointe'
  }
  await noterAppel(db, appel, {
    resultat: intervenant ? 'beneficiaire_inconnu' : 'code_inconnu',
    etape: 'secours',
    saisies,
    identification: lieux.length > 0 ? identification : 'aucune',
    beneficiaireId: lieux.length === 1 ? (lieux[0]?.id ?? null) : null,
    intervenantId: intervenant?.id ?? null,
  })
  return 'note'
}

function lire(texte: string): Secours {
  const paires = texte
    .split('\n')
    .filter((ligne) => ligne.includes('='))
    .map((ligne) => [ligne.slice(0, ligne.indexOf('=')), ligne.slice(ligne.indexOf('=') + 1)])
  const lu = Secours.safeParse(Object.fromEntries(paires))
  if (!lu.success) throw new SecoursIllisible(z.prettifyError(lu.error))
  return lu.data
}

// The program may have kept this call without a stamp before it died: the fallback's stamp is then a second row.
async function appelantDe(db: Db, secours: Secours, secondaire: string): Promise<Appelant> {
  const connu = await appelParUniqueid(db, secours.uniqueid)
  return {
    uniqueid: connu === undefined ? secours.uniqueid : secondaire,
    callId: secours.call_id,
    instant: secours.epoch * 1000,
    did: secours.did,
    deBrut: secours.presentation === 'masquee' ? '' : secours.numero,
    paiBrut: '',
    numero: secours.presentation === 'fournie' ? normaliser(secours.numero) : null,
    presentation: secours.presentation,
    origine: 'secours',
  }
}

async function lieuxDe(
  db: Db,
  appel: Appelant,
  code: string,
  jour: string,
): Promise<{ lieux: Lieu[]; identification: 'ligne' | 'code' }> {
  const parLigne = appel.numero === null ? [] : await lieuxDeLaLigne(db, appel.numero, jour)
  if (parLigne.length > 0) return { lieux: parLigne, identification: 'ligne' }
  const parCode = await lieuDuCode(db, code)
  return { lieux: parCode ? [parCode] : [], identification: 'code' }
}
