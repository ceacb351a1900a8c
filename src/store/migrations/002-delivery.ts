import type { Generated, Kysely, Migration } from 'kysely';

/** Channels, their digests, and the ledger of what was posted (design §4). */
export interface DeliveryTables {
  /** What a channel has chosen. */
  channels: {
    platform: string;
    channel: string;
    workspace: string;
    chrome: string | null;
    zone: string | null;
    updated_at: number;
  };
  subscriptions: {
    id: string;
    /** digest | follows; a channel has one of the second at most, whose time is empty. From migration 005. */
    kind: string;
    platform: string;
    workspace: string;
    channel: string;
    /** `HH:MM`, local to `zone`. */
    time: string;
    /** ISO weekdays, JSON. */
    weekdays: string;
    zone: string;
    chrome: string;
    /** JSON; wanted topics of digests set up before migration 005, empty since. */
    topics: string;
    /** JSON: what is to come and what is not (store/subscriptions.ts). From migration 005, as the two after it. */
    filters: Generated<string>;
    /** What a day without news gets: silent | tell */
    quiet: Generated<string>;
    /** Briefings in one post, at most; null for as many as the settings say. */
    most: number | null;
    /** active | paused */
    state: string;
    paused_because: string | null;
    owner: string | null;
    created_at: number;
    /** Null when paused. */
    next_due_at: number | null;
    /** What became visible up to here was posted, or was there when the digest was set up. */
    last_covered_at: number;
  };
  /** One row a post; `(subscription_id, due_at)` is unique. Rows outlive their subscription. */
  ledger: {
    /** What the message itself carries; at most 25 characters. */
    key: string;
    /** digest | follows | note; from migration 005. */
    kind: string;
    subscription_id: string;
    due_at: number;
    platform: string;
    workspace: string;
    channel: string;
    /** claimed | sent | retry | failed | missed | uncertain | nothing */
    state: string;
    /** Claims so far; a holder whose number is no longer this one has lost the row. */
    attempts: number;
    lease_until: number | null;
    next_attempt_at: number | null;
    /** When a post was begun that may have been made; null when none can have been. */
    posting_at: number | null;
    covered_until: number | null;
    /** Briefings the post shows, JSON. */
    briefing_ids: string;
    /** What a digest's post was drawn from, JSON, so that it can be drawn again; from migration 005. */
    drawn: string | null;
    message_channel: string | null;
    message_id: string | null;
    error: string | null;
    created_at: number;
    updated_at: number;
  };
  /** Long button states and the rest of cut cards, bound to a place. */
  kept_rows: { key: string; platform: string; channel: string; body: string; expires_at: number };
}

export const deliveryMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('channels')
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('chrome', 'text')
      .addColumn('zone', 'text')
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('channels_pk', ['platform', 'channel'])
      .execute();
    await db.schema
      .createTable('subscriptions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('time', 'text', (c) => c.notNull())
      .addColumn('weekdays', 'text', (c) => c.notNull())
      .addColumn('zone', 'text', (c) => c.notNull())
      .addColumn('chrome', 'text', (c) => c.notNull())
      .addColumn('topics', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('paused_because', 'text')
      .addColumn('owner', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('next_due_at', 'bigint')
      .addColumn('last_covered_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('subscriptions_time', ['platform', 'channel', 'time'])
      .execute();
    await db.schema
      .createIndex('subscriptions_due')
      .on('subscriptions')
      .columns(['next_due_at', 'id'])
      .execute();
    await db.schema
      .createTable('ledger')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('subscription_id', 'text', (c) => c.notNull())
      .addColumn('due_at', 'bigint', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('lease_until', 'bigint')
      .addColumn('next_attempt_at', 'bigint')
      .addColumn('posting_at', 'bigint')
      .addColumn('covered_until', 'bigint')
      .addColumn('briefing_ids', 'text', (c) => c.notNull())
      .addColumn('message_channel', 'text')
      .addColumn('message_id', 'text')
      .addColumn('error', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('ledger_due', ['subscription_id', 'due_at'])
      .execute();
    await db.schema.createIndex('ledger_state').on('ledger').columns(['state', 'updated_at']).execute();
    await db.schema
      .createIndex('ledger_channel')
      .on('ledger')
      .columns(['platform', 'channel', 'covered_until'])
      .execute();
    await db.schema
      .createTable('kept_rows')
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('kept_rows_pk', ['platform', 'channel', 'key'])
      .execute();
    await db.schema.createIndex('kept_rows_expiry').on('kept_rows').column('expires_at').execute();
  },
};
