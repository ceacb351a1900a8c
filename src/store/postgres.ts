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
import type { Database, Tables } from './database.ts';

/** Connections a process holds at most; PostgreSQL takes 100 in all unless told otherwise. */
const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;
/** No statement of ours takes long; one that does holds what others wait for. */
const STATEMENT_TIMEOUT_MS = 60_000;

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
  // An idle connection that the server ends is no error of anyone's; unheard it would end the process.
  pool.on('error', () => {});
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
  /** PostgreSQL's texts cannot hold U+0000; what stands in for it is as long. */
  protected override appendValue(value: unknown): void {
    super.appendValue(typeof value === 'string' ? value.replaceAll('\0', '\u{fffd}') : value);
  }
}
