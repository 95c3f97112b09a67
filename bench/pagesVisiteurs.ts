import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import type { Role } from '../db/schema.ts'

/** Somebody who clicks: her session, her role, and rows of hers by the word that names them in an address. */
export interface Visiteur {
  jeton: string
  role: Role
  lignes: Readonly<Record<string, readonly number[]>>
}

const PAR_ROLE: readonly (readonly [Role, number])[] = [
  ['gestionnaire', 0.5],
  ['coordonnateur', 0.3],
  ['siege', 0.14],
  ['administrateur', 0.06],
]

/** Opens `nombre` sessions of the accounts of the demonstration, second factor proved. */
export async function ouvrirVisiteurs(db: Db, nombre: number): Promise<Visiteur[]> {
  const comptes = await db.selectFrom('utilisateur').select(['id', 'role', 'antenne_id']).execute()
  await db
    .updateTable('utilisateur')
    .set({ totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', totp_actif_le: Date.now() })
    .execute()
  const visiteurs: Visiteur[] = []
  for (const [role, part] of PAR_ROLE) {
    const titulaires = comptes.filter((compte) => compte.role === role)
    for (let i = 0; i < Math.round(nombre * part); i += 1) {
      const compte = titulaires[i % titulaires.length]
      if (compte === undefined) throw new Error(`Aucun compte ${role} dans cette base.`)
      visiteurs.push({
        role,
        jeton: await uneSession(db, compte.id),
        lignes: await lignesDe(db, compte.antenne_id),
      })
    }
  }
  return visiteurs
}

async function uneSession(db: Db, utilisateur_id: number): Promise<string> {
  const jeton = randomBytes(32).toString('base64url')
  const empreinte = createHash('sha256').update(jeton).digest('hex')
  const vue = Date.now()
  const passage = { cree_le: vue, vue_le: vue, adresse: '127.0.0.1', navigateur: 'banc' }
  await db
    .insertInto('session')
    .values({ empreinte, utilisateur_id, ...passage })
    .execute()
  return jeton
}

const DEPUIS: Readonly<Record<string, string>> = {
  beneficiaires: 'beneficiaire where archive_le is null and',
  intervenants: 'intervenant where archive_le is null and',
  interventions: `intervention where jour > date('now', '-60 days') and`,
  anciennes: `intervention where jour between date('now', '-900 days') and date('now', '-880 days') and`,
  appels: `appel where resultat = 'beneficiaire_inconnu' and`,
  anomalies: 'anomalie where acquittee_le is null and',
  alertes: 'alerte where',
}

const lues = new Map<number | null, Promise<Record<string, readonly number[]>>>()

async function lignesDe(db: Db, antenneId: number | null): Promise<Record<string, readonly number[]>> {
  const deja = lues.get(antenneId) ?? lire(db, antenneId)
  lues.set(antenneId, deja)
  return deja
}

async function lire(db: Db, antenneId: number | null): Promise<Record<string, readonly number[]>> {
  const paires = Object.entries(DEPUIS).map(async ([mot, table]) => {
    const condition = antenneId === null ? '1 = 1' : `antenne_id = ${antenneId}`
    const texte = `select id from ${table} ${condition} order by id desc limit 300`
    const { rows } = await sql<{ id: number }>`${sql.raw(texte)}`.execute(db)
    return [mot, rows.map(({ id }) => id)] as const
  })
  const { anciennes = [], interventions = [], ...reste } = Object.fromEntries(await Promise.all(paires))
  return { ...reste, interventions: [...interventions, ...anciennes.slice(0, 60)] }
}
