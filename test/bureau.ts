import { recalculerTout } from '../domain/recalculerTout.ts'
import { unBeneficiaire, uneAntenne, unIntervenant } from './constructeurs.ts'
import { MATIN, ORIGINE, unCompte, unExtranet, unPointage, type Extranet } from './extranet.ts'

export const MINUTE = 60_000
export const HEURE = 60 * MINUTE

/** What a page says, with ordinary spaces. */
export async function texteDe(reponse: Response): Promise<string> {
  return (await reponse.text()).replaceAll(/[\u00A0\u202F]/g, ' ')
}

/** Sends a form as a browser does. */
export async function envoyer(
  { app }: Pick<Extranet, 'app'>,
  cookie: string,
  chemin: string,
  champs: Record<string, string> | [string, string][],
): Promise<Response> {
  return app.request(chemin, {
    method: 'POST',
    headers: { cookie, origin: ORIGINE, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(champs).toString(),
  })
}

/** An antenne with a manager at her desk, one home and one carer. */
export async function unBureau() {
  const extranet = await unExtranet()
  const { db } = extranet
  const antenne_id = await uneAntenne(db, { nom: 'Paris domicile Est' })
  const cookie = await extranet.cookie(await unCompte(db, 'gestionnaire', antenne_id))
  const lieu = await unBeneficiaire(db, { antenne_id, nom: 'Bleuet', numeros: ['+33142000001'] })
  const awa = await unIntervenant(db, { antenne_id, nom: 'Diallo', prenom: 'Fatou' })
  return {
    ...extranet,
    antenne_id,
    cookie,
    cookieDe: extranet.cookie,
    lieu,
    awa,
    page: async (chemin: string, biscuit = cookie) => texteDe(await extranet.lire(chemin, biscuit)),
    envoyer: (chemin: string, champs: Record<string, string> | [string, string][] = {}, biscuit = cookie) =>
      envoyer(extranet, biscuit, chemin, champs),
    /** Stamps of the carer at the home, then what they mean; answers the number of the last intervention. */
    pointe: async (...instants: number[]): Promise<number> => {
      for (const instant of instants) await unPointage(db, awa.id, lieu, instant)
      const { id } = await db
        .selectFrom('intervention')
        .select('id')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      return id
    },
    /** A visit planned for the carer at the home. */
    prevoit: async (debut: number, fin: number): Promise<void> => {
      const qui = { beneficiaire_id: lieu.id, intervenant_id: awa.id }
      await db
        .insertInto('visite')
        .values({ ...qui, debut, fin, jour: '2026-11-23', prestation: 'AIDE' })
        .execute()
    },
    /** What the background task would do: the anomalies as of now. */
    recalcule: async (): Promise<void> => {
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('anomalie').execute()
        await tx.deleteFrom('repartition').execute()
        await recalculerTout(tx, extranet.horloge.maintenant)
      })
    },
    intervention: (id: number) =>
      db.selectFrom('intervention').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  }
}

export { MATIN }
