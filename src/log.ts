import type { Logger } from 'pino';

/** What the rooms need of a logger; pino in the process, a silent one in tests. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;
