import type { Kysely } from 'kysely';
import type { BriefingTables } from './migrations/001-briefings.ts';
import type { DeliveryTables } from './migrations/002-delivery.ts';
import type { IntakeTables } from './migrations/003-intake.ts';
import type { ReplicaTables } from './migrations/004-replicas.ts';
import type { FollowTables } from './migrations/006-follows.ts';
import type { CorrectionTables } from './migrations/007-corrections.ts';
import type { PeopleTables } from './migrations/008-people.ts';

/** Every table; each migration file declares the ones it makes. Times are ms since the epoch, UTC; booleans 0 or 1. */
export type Tables = BriefingTables &
  DeliveryTables &
  IntakeTables &
  ReplicaTables &
  FollowTables &
  CorrectionTables &
  PeopleTables;

export type Database = Kysely<Tables>;
