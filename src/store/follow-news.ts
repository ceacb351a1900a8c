import type { Place } from '../briefing/audience.ts';
import type { Database } from './database.ts';
import { type Match, matchingRows } from './fulltext.ts';
import { idsIn } from './ledger.ts';
import { visibleBriefings } from './visible.ts';

/** Instants in ms: after `since` and up to `until`. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

/** A briefing that became visible in the span. */
export interface NewBriefing {
  readonly id: string;
  readonly visibleAt: number;
}

/** Those with a name that shares a key: candidates for `compareNames`. */
export async function newNaming(
  database: Database,
  audiences: readonly string[],
  keys: readonly string[],
  span: Span,
): Promise<NewBriefing[]> {
  if (keys.length === 0) return [];
  const rows = await newIn(database, audiences, span)
    .where('briefings.id', 'in', (named) =>
      named.selectFrom('name_keys').select('name_keys.briefing_id').where('name_keys.key', 'in', keys),
    )
    .execute();
  return rows.map((row) => ({ id: row.id, visibleAt: Number(row.visible_at) }));
}

/** Those with a topic that matches, newest first. */
export async function newOnTopic(
  database: Database,
  audiences: readonly string[],
  words: Match<'briefing'>['words'],
  span: Span,
): Promise<NewBriefing[]> {
  const match = { words, fields: ['topics'] as const };
  const rows = await newIn(database, audiences, span)
    .innerJoin('search_rows', 'search_rows.briefing_id', 'briefings.id')
    .innerJoin(matchingRows(database, 'briefing', [match]).as('matched'), 'matched.row', 'search_rows.row')
    .where('search_rows.kind', '=', 'briefing')
    .execute();
  return rows.map((row) => ({ id: row.id, visibleAt: Number(row.visible_at) }));
}

function newIn(database: Database, audiences: readonly string[], { since, until }: Span) {
  return visibleBriefings(database, audiences)
    .where('briefings.visible_at', '>', since)
    .where('briefings.visible_at', '<=', until)
    .select(['briefings.id', 'briefings.visible_at'])
    .orderBy('briefings.published_at', 'desc')
    .orderBy('briefings.id');
}

/** What a channel was shown before, or perhaps was: ids of briefings. */
export interface ShownBefore {
  /** By posts on what it follows. */
  readonly byFollows: ReadonlySet<string>;
  /** By those and its digests. */
  readonly byAny: ReadonlySet<string>;
}

/** Channels in one query, at most. */
const CHANNELS = 200;

/** What each of these channels was shown by posts that reached past `since` (ms). */
export async function shownBefore(
  database: Database,
  places: readonly Place[],
  since = 0,
): Promise<(place: Place) => ShownBefore> {
  const shown = new Map<string, { byFollows: Set<string>; byAny: Set<string> }>();
  for (const { platform, channel } of places) {
    shown.set(`${platform}/${channel}`, { byFollows: new Set(), byAny: new Set() });
  }
  for (const [platform, onIt] of Map.groupBy(places, (place) => place.platform)) {
    const channels = [...new Set(onIt.map(({ channel }) => channel))];
    for (let at = 0; at < channels.length; at += CHANNELS) {
      const rows = await database
        .selectFrom('ledger')
        .select(['channel', 'kind', 'briefing_ids'])
        .where('platform', '=', platform)
        .where('channel', 'in', channels.slice(at, at + CHANNELS))
        .where('covered_until', '>', since)
        .where('kind', 'in', ['digest', 'follows'])
        .where('state', 'in', ['sent', 'uncertain'])
        .execute();
      for (const { channel, kind, briefing_ids } of rows) {
        const there = shown.get(`${platform}/${channel}`);
        for (const id of idsIn(briefing_ids)) {
          there?.byAny.add(id);
          if (kind === 'follows') there?.byFollows.add(id);
        }
      }
    }
  }
  const nothing = { byFollows: new Set<string>(), byAny: new Set<string>() };
  return ({ platform, channel }) => shown.get(`${platform}/${channel}`) ?? nothing;
}
