import { type Asker, audiencesOf } from '../briefing/audience.ts';
import type { Database } from '../store/database.ts';
import { countsByAudience, type News, type NewsSpan, newsIn } from '../store/news.ts';
import { readBriefings } from '../store/visible.ts';
import type { DigestAnswer, DigestNews, DigestQuery, Found } from './answers.ts';
import { chooseDigest } from './choose-digest.ts';
import { createNewsFilter } from './digest-filter.ts';
import type { Naming } from './naming.ts';

/** What is new for a channel, by story. */
export async function selectDigest(
  database: Database,
  naming: Naming,
  asker: Asker,
  query: DigestQuery,
): Promise<DigestAnswer> {
  const news = await readDigestNews(database, naming, query, asker);
  return await news.digest(asker, query);
}

/**
 * Reads the news of a span (ms), those `asker` may see, or all where many will ask: every asker is then held to its own
 * audiences here. Bodies are read when first shown, and once.
 */
export async function readDigestNews(
  database: Database,
  naming: Naming,
  { since, until }: { readonly since: number; readonly until: number },
  asker?: Asker,
): Promise<DigestNews> {
  const span: NewsSpan = { since, until, audiences: asker ? audiencesOf(asker) : null };
  const byAudience = Map.groupBy(await newsIn(database, span), ({ audience }) => audience);
  const counts = await countsByAudience(database, span.audiences);
  const filter = createNewsFilter(database, naming, span);
  const bodies = new Map<string, Found>();
  /** By all that they depend on: most channels get the very same. */
  const answers = new Map<string, Promise<DigestAnswer>>();

  /** The gate: all that is said of a span's news is said of these. */
  function visibleTo(audiences: readonly string[]): News[] {
    return audiences.flatMap((audience) => byAudience.get(audience) ?? []);
  }

  async function read(news: readonly News[], audiences: readonly string[]): Promise<void> {
    const missing = news.filter(({ id }) => !bodies.has(id)).map(({ id }) => id);
    for (const [id, found] of await readBriefings(database, audiences, missing)) bodies.set(id, found);
  }

  async function answerWith(
    visible: readonly News[],
    fresh: readonly News[],
    { until, limit, corrected = [] }: DigestQuery,
    audiences: readonly string[],
    known: number,
  ): Promise<DigestAnswer> {
    const chosen = chooseDigest(fresh, until, limit);
    const shown = new Set([...chosen.stories.flatMap(({ ids }) => ids), ...corrected]);
    const mayBeShown = visible.filter(({ id }) => shown.has(id));
    await read(mayBeShown, audiences);
    const allowed = new Set(mayBeShown.map(({ id }) => id));
    const found = (ids: readonly string[]) =>
      ids.flatMap((id) => (allowed.has(id) ? (bodies.get(id) ?? []) : []));
    return {
      stories: chosen.stories
        .map(({ story, ids }) => ({ story, briefings: found(ids) }))
        .filter(({ briefings }) => briefings.length > 0),
      corrected: found(corrected),
      rest: chosen.rest,
      left: chosen.rest.length,
      known,
    };
  }

  return {
    corrected(of, after) {
      const news = visibleTo(audiencesOf(of));
      return new Map(
        news.flatMap(({ id, correctedAt }): [string, number][] =>
          correctedAt !== null && correctedAt > after ? [[id, correctedAt]] : [],
        ),
      );
    },

    async digest(of, query) {
      const audiences = audiencesOf(of);
      const visible = visibleTo(audiences);
      const passes = await filter.testOf(query.filters ?? [], audiencesWithin(audiences, byAudience));
      const fresh = visible.filter(
        (one) =>
          one.visibleAt > query.since &&
          one.visibleAt <= query.until &&
          !query.posted.has(one.id) &&
          passes(one),
      );
      const known = audiences.reduce((sum, audience) => sum + (counts.get(audience) ?? 0), 0);
      const { until, limit, corrected = [] } = query;
      const name = JSON.stringify([
        ...[fresh.map(({ id }) => id), until, limit, known, corrected],
        corrected.length > 0 ? audiences : [],
      ]);
      const answer =
        answers.get(name) ?? answerWith(visible, fresh, { ...query, corrected }, audiences, known);
      answers.set(name, answer);
      return await answer;
    },
  };
}

/** Who a name stands for in the span's news is decided by the audiences it has; most channels then share the answer. */
function audiencesWithin(
  audiences: readonly string[],
  byAudience: ReadonlyMap<string, readonly News[]>,
): string[] {
  return audiences.filter((audience) => byAudience.has(audience));
}
