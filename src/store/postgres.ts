import {
  type ColumnDefinitionNode,
  DataTypeNode,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  RawNode,
  sql,
} from 'kysely';
import pg from 'pg';
import { messageOf, UserError } from '../errors.ts';
import type { Database, Tables } from './database.ts';
import { storable } from './engine.ts';

/** Connections a process holds at most; PostgreSQL takes 100 in all unless told otherwise. */
const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;
/** No statement of ours takes long; one that does holds what others wait for. */
const STATEMENT_TIMEOUT_MS = 60_000;

/** A server set to answer before it has written is told otherwise; stricter settings stay. */
const DURABLE = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') = 'off'`;

/** Types by their number in PostgreSQL's pg_type: whole numbers of 8 bytes, and what sums of them come as. */
const NUMBERS: readonly number[] = [20, 1700];

/** Opens PostgreSQL, which is not asked anything yet. Connections that end are made anew when next needed. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'isnad',
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    types: {
      // Counts, and times in ms: all within what a number holds exactly.
      getTypeParser: (type, format) =>
        NUMBERS.includes(type) ? Number : pg.types.getTypeParser(type, format as 'text'),
    },
  });
  // A connection that the server ends while nothing is asked of it, idle or between two statements of a transaction, is
  // no error of anyone's; unheard it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    // What is acknowledged is on the disk: a ledger that forgets a post would let it be made twice.
    client.query(DURABLE).catch(() => {});
  });
  return new Kysely<Tables>({ dialect: new OurPostgresDialect({ pool }) });
}

class OurPostgresDialect extends PostgresDialect {
  override createAdapter() {
    return new PatientAdapter();
  }
  override createQueryCompiler() {
    return new PortableCompiler();
  }
}

/** Migrations may take their time, and those who wait for another's theirs. */
class PatientAdapter extends PostgresAdapter {
  override async acquireMigrationLock(...args: Parameters<PostgresAdapter['acquireMigrationLock']>) {
    await sql`set statement_timeout = 0`.execute(args[0]);
    await super.acquireMigrationLock(...args);
  }
  override async releaseMigrationLock(...args: Parameters<PostgresAdapter['releaseMigrationLock']>) {
    await super.releaseMigrationLock(...args);
    await sql`reset statement_timeout`.execute(args[0]);
  }
}

class PortableCompiler extends PostgresQueryCompiler {
  /** Texts are compared as SQLite compares them, byte by byte: the same order on both, and beginnings by index. */
  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    const isText = DataTypeNode.is(node.dataType) && node.dataType.dataType === 'text';
    const dataType = isText ? RawNode.createWithSql('text collate "C"') : node.dataType;
    super.visitColumnDefinition({ ...node, dataType });
  }
  protected override appendValue(value: unknown): void {
    super.appendValue(storable(value));
  }
}

/** Without user, password and options, for people to read. */
export function addressOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
}

/** What PostgreSQL refuses with while it starts, stops, or has no connection left (its classes 57P and 53). */
const AWAY_STATES = /^(?:57P0[123]|53\d{3})$/;
const AWAY_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
];
/** Errors of `pg` that have no code. */
const AWAY_WORDS = /^(?:Connection terminated|timeout exceeded when trying to connect)/;

/** Whether the same may well succeed a while later. */
export function isAway(error: unknown): boolean {
  const code = codeOf(error);
  return AWAY_CODES.includes(code) || AWAY_STATES.test(code) || AWAY_WORDS.test(messageOf(error));
}

/** Remedies by SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': 'Set the user and the password in DATABASE_URL to those of a role of this PostgreSQL.',
  '28000': 'Set DATABASE_URL to a role that may connect from this machine (pg_hba.conf of the PostgreSQL).',
  '3D000': 'Make the database (createdb), or set DATABASE_URL to one that is there.',
  '42501': 'Let the role of DATABASE_URL make tables, e.g. as the owner of the database.',
};

/** A database that cannot be opened, in words for whoever set its address. */
export function unusablePostgres(url: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  return new UserError(
    `PostgreSQL at ${addressOf(url)} cannot be used: ${messageOf(error) || codeOf(error)}`,
    REMEDIES[codeOf(error)] ?? 'See that it runs and takes connections at the address in DATABASE_URL.',
    { cause: error },
  );
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
