import type { Kysely } from 'kysely';
import type { BriefingTables } from './migrations/001-briefings.ts';
import type { DeliveryTables } from './migrations/002-delivery.ts';
import type { IntakeTables } from './migrations/003-intake.ts';

/** Every table; each migration file declares the ones it makes. Times are ms since the epoch, UTC; booleans 0 or 1. */
export type Tables = BriefingTables & DeliveryTables & IntakeTables;

export type Database = Kysely<Tables>;
