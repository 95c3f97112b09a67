import { createHash } from 'node:crypto'
import type { Role } from '../../db/schema.ts'
import { pino } from 'pino'
import type { Db } from '../../db/index.ts'
import { noterAppel } from '../../domain/noterAppel.ts'
import { garnir, type Garnie } from '../antenneGarnie.ts'
import { uneAntenneMarquee } from '../antenneMarquee.ts'
import { unAppel, unBeneficiaire } from '../constructeurs.ts'
import { MATIN, ORIGINE, unCompte, unExtranet, unPointage } from '../extranet.ts'

/** Somebody who asks, and whose rows she may see. */
export interface Demandeur {
  nom: string
  role: Role
  administrateur: 0 | 1
  cookie: string
  /** Markers that no answer to her may hold. */
  interdites: readonly string[]
}

/** The markers of the two offices, and of what belongs to headquarters alone. */
export const MARQUES = { a: 'canaria', b: 'serinb', siege: 'mesanges' } as const

/** An absent id, of any table. */
export const ABSENT = 987_654

const DEMANDEURS: readonly [nom: string, role: Role, administrateur: 0 | 1][] = [
  ['gestionnaire', 'gestionnaire', 0],
  ['coordonnateur', 'coordonnateur', 0],
  ['gestionnaire et administrateur', 'gestionnaire', 1],
  ['siege', 'siege', 0],
  ['informatique', 'informatique', 0],
  ['administrateur', 'administrateur', 0],
  ['auditeur', 'auditeur', 0],
]

// A second factor in use, as the roles that must have one do.
const PROUVE = { totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', totp_actif_le: MATIN }

/** Two offices with a row in every table, somebody moved from one to the other, and an account of every role. */
export async function unMonde() {
  const extranet = await unExtranet()
  const { db, services } = extranet
  const pannes: string[] = []
  services.journal = pino({ level: 'error' }, { write: (ligne: string) => void pannes.push(ligne) })
  const a = await garnir(db, await uneAntenneMarquee(db, MARQUES.a, 1))
  const b = await garnir(db, await uneAntenneMarquee(db, MARQUES.b, 2))
  await noterAppel(db, unAppel(MATIN - 3_600_000, { numero: '+33149999999', presentation: 'fournie' }), {
    ...{ resultat: 'beneficiaire_inconnu', etape: 'beneficiaire', saisies: ['111111'] },
    ...{ identification: 'aucune', beneficiaireId: null, intervenantId: null },
  })
  const parti = await unDemenage(extranet, a, b)
  const demandeurs: Demandeur[] = []
  for (const [nom, role, administrateur] of DEMANDEURS) {
    const sienne = role === 'gestionnaire' || role === 'coordonnateur' ? a.antenneId : null
    const courriel = await unCompte(db, role, sienne, `${nom.replaceAll(' ', '.')}@sonnette.test`)
    await db
      .updateTable('utilisateur')
      .set({ administrateur, ...PROUVE })
      .where('courriel', '=', courriel)
      .execute()
    const cookie = await uneSession(db, courriel)
    demandeurs.push({ nom, role, administrateur, cookie, interdites: interditesA(role) })
  }
  return { ...extranet, a, b, parti, demandeurs, pannes }
}

export type Monde = Awaited<ReturnType<typeof unMonde>>

/** A session already proved, second factor included: how one signs in is another matter. */
async function uneSession(db: Db, courriel: string): Promise<string> {
  const { id } = await db
    .selectFrom('utilisateur')
    .select('id')
    .where('courriel', '=', courriel)
    .executeTakeFirstOrThrow()
  const jeton = `jeton de ${courriel}`.replaceAll(/\W/g, '')
  const empreinte = createHash('sha256').update(jeton).digest('hex')
  const passage = { cree_le: MATIN, vue_le: MATIN, adresse: '192.0.2.1', navigateur: 'essai' }
  await db
    .insertInto('session')
    .values({ empreinte, utilisateur_id: id, etape: 'ouverte', ...passage })
    .execute()
  return `__Host-sonnette=${jeton}`
}

// The journal of the auditor tells every act; nobody else without business sees a name.
function interditesA(role: Role): readonly string[] {
  if (role === 'siege' || role === 'auditeur') return []
  if (role === 'gestionnaire' || role === 'coordonnateur') return [MARQUES.b, MARQUES.siege]
  return Object.values(MARQUES)
}

/** Somebody the first office visited, who now belongs to the second: her past visits stay, her file is gone. */
async function unDemenage({ db }: Awaited<ReturnType<typeof unExtranet>>, a: Garnie, b: Garnie) {
  const lieu = await unBeneficiaire(db, {
    ...{ antenne_id: a.antenneId, nom: 'Voyageur', adresse: 'à venir', numeros: ['+33142000009'] },
  })
  const [intervenant = 0] = a.lignes.intervenant
  for (const heures of [50, 49]) {
    await unPointage(db, intervenant, lieu, MATIN - heures * 3_600_000, { numero: '+33142000009' })
  }
  await db
    .updateTable('beneficiaire')
    .set({ antenne_id: b.antenneId, adresse: `${MARQUES.b} avenue`, identifiant: `${MARQUES.b}V` })
    .where('id', '=', lieu.id)
    .execute()
  return lieu.id
}

/** What an answer is, whole: to be compared to the byte. */
export interface Reponse {
  statut: number
  entetes: string
  corps: string
}

/** Asks as a browser on one of our pages would; a live stream is read to its first bytes only. */
export async function demander(
  { app }: Pick<Monde, 'app'>,
  methode: 'get' | 'post',
  chemin: string,
  { cookie, champs }: { cookie?: string | undefined; champs?: readonly (readonly [string, string])[] } = {},
): Promise<Reponse> {
  const reponse = await app.request(chemin, {
    method: methode.toUpperCase(),
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...{ origin: ORIGINE, 'sec-fetch-site': 'same-origin' },
      ...(methode === 'post' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(methode === 'post'
      ? { body: new URLSearchParams((champs ?? []).map(([n, v]): [string, string] => [n, v])) }
      : {}),
  })
  const entetes = JSON.stringify([...reponse.headers])
  if (reponse.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    await reponse.body?.cancel()
    return { statut: reponse.status, entetes, corps: '' }
  }
  return { statut: reponse.status, entetes, corps: await reponse.text() }
}
