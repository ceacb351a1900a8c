import type { Place } from '../briefing/audience.ts';
import type { Database } from './database.ts';
import { idsIn } from './ledger.ts';

/** Ids in one query, at most. */
const BATCH = 50;

/** When each of these briefings was last posted to the channel, or perhaps posted (ms); those that never were are absent. */
export async function lastPosted(
  database: Database,
  place: Place,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = new Set(ids.slice(at, at + BATCH));
    const rows = await database
      .selectFrom('ledger')
      .select(['briefing_ids', 'covered_until'])
      .where('platform', '=', place.platform)
      .where('channel', '=', place.channel)
      .where('state', 'in', ['sent', 'uncertain'])
      // Ids hold nothing that LIKE takes for more than itself.
      .where((where) => where.or([...batch].map((id) => where('briefing_ids', 'like', `%"${id}"%`))))
      .execute();
    for (const { briefing_ids, covered_until } of rows) {
      for (const id of idsIn(briefing_ids)) {
        if (batch.has(id)) last.set(id, Math.max(last.get(id) ?? 0, covered_until ?? 0));
      }
    }
  }
  return last;
}

/** Channels in one query, at most. */
const CHANNELS = 200;

/**
 * Briefings posted to each of these channels, or perhaps posted, by posts that reached past `since` (ms); by
 * `platform/channel`, those with none absent. Of a post on what the channel follows only what it showed whole counts: a
 * briefing of which it told one person's words is still new.
 */
export async function postedSince(
  database: Database,
  places: readonly Place[],
  since: number,
): Promise<Map<string, Set<string>>> {
  const posted = new Map<string, Set<string>>();
  for (const [platform, onIt] of Map.groupBy(places, (place) => place.platform)) {
    const channels = [...new Set(onIt.map(({ channel }) => channel))];
    for (let at = 0; at < channels.length; at += CHANNELS) {
      const rows = await database
        .selectFrom('ledger')
        .select(['channel', 'kind', 'briefing_ids', 'drawn'])
        .where('platform', '=', platform)
        .where('channel', 'in', channels.slice(at, at + CHANNELS))
        .where('covered_until', '>', since)
        .where('state', 'in', ['sent', 'uncertain'])
        .execute();
      for (const { channel, kind, briefing_ids, drawn } of rows) {
        const key = `${platform}/${channel}`;
        const ids = posted.get(key) ?? new Set();
        const shown = kind === 'follows' ? shownWhole(drawn) : idsIn(briefing_ids);
        for (const id of shown) ids.add(id);
        posted.set(key, ids);
      }
    }
  }
  return posted;
}

/** Of a post on what a channel follows: a topic's briefings are drawn as a digest draws them. */
function shownWhole(drawn: string | null): string[] {
  const kept = JSON.parse(drawn ?? '{}') as { news?: { kind: string; ids?: string[] }[] };
  return (kept.news ?? []).flatMap(({ kind, ids = [] }) => (kind === 'topic' ? ids : []));
}
