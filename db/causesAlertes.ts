import { sql } from 'kysely'
import type { Db } from './index.ts'
import type { GenreAlerte, Nouveau } from './schema.ts'

/** What an alert should be about, as the base stands. */
export type AlerteVoulue = Required<
  Pick<
    Nouveau<'alerte'>,
    'genre' | 'antenne_id' | 'sujet' | 'beneficiaire_id' | 'intervenant_id' | 'detail' | 'echeance'
  >
> & {
  /** False: keeps an alert already raised, raises none. */
  leve: boolean
}

/** Half interventions noted since `du`: a departure still expected by the plan alone is another matter. */
export async function moitiesDepuis(db: Db, du: string): Promise<(AlerteVoulue & { jour: string })[]> {
  return desAnomalies(
    db,
    sql`case when detail ->> 'cause' = 'prevue' then 'depart_absent' else 'appels_incomplets' end`,
    sql`code in ('SANS_DEPART', 'SANS_ARRIVEE')`,
    du,
  )
}

/** Planned visits missed since `du`. */
export async function manqueesDepuis(db: Db, du: string): Promise<AlerteVoulue[]> {
  return desAnomalies(db, sql`'visite_manquee'`, sql`code = 'MANQUEE'`, du)
}

async function desAnomalies(
  db: Db,
  genre: ReturnType<typeof sql>,
  condition: ReturnType<typeof sql>,
  du: string,
): Promise<(AlerteVoulue & { jour: string })[]> {
  const { rows } = await sql<
    Ligne & { jour: string }
  >`select ${genre} as genre, jour, antenne_id, objet || ':' || objet_id as sujet,
      beneficiaire_id, intervenant_id, json_object('jour', jour, 'code', code) as detail,
      detail ->> 'depuis' as echeance
    from anomalie where jour >= ${du} and ${condition} and acquittee_le is null`.execute(db)
  return rows.map((ligne) => ({ ...ligne, leve: true }))
}

type Ligne = Omit<AlerteVoulue, 'leve'>

/**
 * Prises en charge that end from `du` to `au` and that no other of the same funder and prestation takes over; those of
 * somebody away or gone left out. `echeance` is left to the rules.
 */
export async function finsDePrise(db: Db, du: string, au: string) {
  const { rows } = await sql<{
    id: number
    antenne_id: number
    beneficiaire_id: number
    date_fin: string
    financeur: string
  }>`select p.id, b.antenne_id, b.id as beneficiaire_id, p.date_fin, f.libelle as financeur
    from prise_en_charge p
    join beneficiaire b on b.id = p.beneficiaire_id
    join financeur f on f.id = p.financeur_id
    where p.date_fin between ${du} and ${au} and b.archive_le is null and ${present(du)}
      and not exists (select 1 from prise_en_charge s where s.beneficiaire_id = p.beneficiaire_id
        and s.financeur_id = p.financeur_id and s.prestation = p.prestation and s.id <> p.id
        and s.date_debut <= date(p.date_fin, '+1 day') and (s.date_fin is null or s.date_fin > p.date_fin))`.execute(
    db,
  )
  return rows
}

function present(jour: string) {
  return sql`not exists (select 1 from absence e where e.beneficiaire_id = b.id and e.retire_le is null
    and e.du <= ${jour} and (e.au is null or e.au >= ${jour}))`
}

/**
 * Numbers that called `fois` times since `du` without being known, nor treated, since the last time somebody handled the
 * same alert: one line for each antenne concerned.
 */
export async function numerosInsistants(db: Db, du: string, fois: number): Promise<AlerteVoulue[]> {
  const { rows } = await sql<{
    numero: string
    antenne_id: number | null
    nombre: number
    dernier: number
    depuis: number
  }>`
    with perdus as (select x.numero, x.instant, a.antenne_id,
        coalesce((select max(traitee_le) from alerte t where t.genre = 'numero_inconnu' and t.traitee_par is not null
          and t.sujet between 'numero:' || x.numero || ':' and 'numero:' || x.numero || ';'), 0) as depuis
      from anomalie a join appel x on x.id = a.objet_id
      where a.jour >= ${du} and a.objet = 'appel' and a.code = 'BENEFICIAIRE_INCONNU' and x.numero is not null)
    select numero, antenne_id, depuis, count(*) over (partition by numero) as nombre,
      max(instant) over (partition by numero) as dernier
    from perdus where instant > depuis`.execute(db)
  const concernees = new Map(rows.map((ligne) => [`${ligne.numero}:${ligne.antenne_id ?? 'siege'}`, ligne]))
  return [...concernees].flatMap(([cle, { numero, antenne_id, nombre, dernier, depuis }]) =>
    nombre < fois
      ? []
      : [
          {
            genre: 'numero_inconnu' as const,
            antenne_id,
            sujet: `numero:${cle}:${depuis}`,
            beneficiaire_id: null,
            intervenant_id: null,
            detail: JSON.stringify({ numero, fois: nombre }),
            echeance: dernier,
            leve: true,
          },
        ],
  )
}

/** The capped prises en charge in force on `jour` with minutes done since `du`; those of somebody away left out. */
export async function prisesEntamees(db: Db, jour: string, du: string) {
  const { rows } = await sql<{ id: number; beneficiaire_id: number; antenne_id: number }>`
    select distinct b.id as beneficiaire_id, b.antenne_id
    from prise_en_charge p join beneficiaire b on b.id = p.beneficiaire_id
    where p.date_debut <= ${jour} and (p.date_fin is null or p.date_fin >= ${jour})
      and p.minutes_maximum > 0 and b.archive_le is null and ${present(jour)}
      and exists (select 1 from intervention i where i.beneficiaire_id = b.id and i.jour >= ${du})`.execute(
    db,
  )
  return rows
}

/** A kind the base tells by itself, so that its alerts close when their cause is gone. */
export type GenreDeduit = Exclude<
  GenreAlerte,
  'nouveau_avec_aide' | 'nouveau_sans_aide' | 'fichier_attendu' | 'disponibilite' | 'sauvegarde'
>
