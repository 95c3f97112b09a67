import Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type Transaction,
} from 'kysely'
import type { Base } from './schema.ts'

export type Db = Kysely<Base>
/** What a query takes when it must be inside a transaction. */
export type Tx = Transaction<Base>

/** Older engines can corrupt a WAL written by several processes (fixed in 3.51.3). */
const MOTEUR_MINIMAL = [3, 51, 3] as const
const FULL = 2
// Emptying the log in the middle of a call holds it up to 30 ms: jobs does it (verser.ts); 32 MB if it is down.
const JOURNAL_PAGES = 8000

// Two connections that read then write would deadlock on a deferred `begin`: every transaction says at once
// that it writes. The adapter lets the migrator wrap a whole migration, so a failed one leaves nothing.
class PiloteImmediat extends SqliteDriver {
  override async beginTransaction(connexion: DatabaseConnection): Promise<void> {
    await connexion.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}
class AdaptateurTransactionnel extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
class Dialecte extends SqliteDialect {
  readonly #base: SqliteDatabase
  constructor(base: SqliteDatabase) {
    super({ database: base })
    this.#base = base
  }
  override createDriver(): SqliteDriver {
    return new PiloteImmediat({ database: this.#base })
  }
  override createAdapter(): SqliteAdapter {
    return new AdaptateurTransactionnel()
  }
}

const REQUETES_GARDEES = 500

/** Keeps the prepared statements, which Kysely would prepare anew each time; a busy one (streamed) is not shared. */
function gardantLesRequetes(base: Sqlite.Database): SqliteDatabase {
  const gardees = new Map<string, Sqlite.Statement>()
  return {
    prepare(texte) {
      const gardee = gardees.get(texte)
      if (gardee !== undefined && !gardee.busy) return gardee
      const requete = base.prepare(texte)
      if (gardees.size >= REQUETES_GARDEES) gardees.clear()
      gardees.set(texte, requete)
      return requete
    },
    close: () => base.close(),
  }
}

/**
 * Opens the base at `chemin` (made when absent), durable: WAL, every commit fsynced, foreign keys on.
 * The schema is brought up by `migrer`, not here.
 * @throws when the engine is older than the corruption fix or when FULL sync does not hold after a write
 */
export function ouvrir(chemin: string): Db {
  const base = new Sqlite(chemin, { timeout: 5000 })
  try {
    exigerMoteur(base)
    base.pragma('journal_mode = WAL')
    base.pragma('synchronous = FULL')
    base.pragma('foreign_keys = ON')
    base.pragma('mmap_size = 0')
    base.pragma(`wal_autocheckpoint = ${JOURNAL_PAGES}`)
    exigerSynchro(base)
  } catch (erreur) {
    base.close()
    throw erreur
  }
  return new Kysely<Base>({ dialect: new Dialecte(gardantLesRequetes(base)) })
}

function exigerMoteur(base: Sqlite.Database): void {
  const version = base.prepare('select sqlite_version()').pluck().get() as string
  const parties = version.split('.').map(Number)
  const ecart = MOTEUR_MINIMAL.map((m, i) => (parties[i] ?? 0) - m).find((e) => e !== 0) ?? 0
  if (ecart < 0) throw new Error(`SQLite ${version} est trop ancien : il faut au moins 3.51.3.`)
}

// better-sqlite3 silently falls back to NORMAL at the first write of a WAL connection: look after one.
function exigerSynchro(base: Sqlite.Database): void {
  base.exec('create table if not exists temoin (id integer primary key, ecrit integer not null)')
  base.exec('insert into temoin (id, ecrit) values (1, 1) on conflict (id) do update set ecrit = ecrit + 1')
  const mode = base.pragma('synchronous', { simple: true })
  if (mode !== FULL) throw new Error(`La base n'écrit pas de façon durable (synchronous=${String(mode)}).`)
}
