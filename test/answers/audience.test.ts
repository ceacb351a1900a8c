import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Asker } from '../../src/briefing/audience.ts';
import { audiencesOf } from '../../src/briefing/audience.ts';
import { engine } from '../databases.ts';
import { EVERYONE, inChannel, person, sample, statement, type World, world } from './sample.ts';

/** Everything any question of this asker brings to light. */
async function everythingSeen(
  { answers }: World,
  asker: Asker,
  words: readonly string[],
  ids: readonly string[],
) {
  const seen: unknown[] = [];
  const span = { since: -1, until: Number.MAX_SAFE_INTEGER, posted: new Set<string>(), limit: 100 };
  seen.push(await answers.digest(asker, span), await answers.whoSaid(asker, { limit: 100 }));
  const shared = await answers.digestNews(span);
  seen.push(await shared.digest(asker, { ...span, limit: 0, corrected: ids }));
  seen.push([...shared.corrected(asker, -1).keys()], await answers.briefingsById(asker, ids));
  seen.push(await answers.completePeople(asker, '', 100), await answers.completeTopics(asker, '', 100));
  for (const id of ids) {
    seen.push(await answers.briefing(asker, id), await answers.whoSaid(asker, { briefing: id, limit: 9 }));
    seen.push(await answers.briefings(asker, { url: `https://example.org/${id}`, limit: 9 }));
  }
  for (const word of words) {
    const query = { limit: 100 };
    seen.push(await answers.briefings(asker, { ...query, words: word }));
    seen.push(await answers.briefings(asker, { ...query, person: word }));
    seen.push(await answers.briefings(asker, { ...query, topic: word }));
    seen.push(await answers.briefings(asker, { ...query, story: word }));
    seen.push(await answers.whoSaid(asker, { ...query, person: word }));
    seen.push(await answers.whoSaid(asker, { ...query, about: word }));
    for (const kind of ['topic', 'person', 'source'] as const) {
      const filters = [{ kind, value: word }];
      seen.push(
        await answers.digest(asker, { ...span, filters }),
        await shared.digest(asker, { ...span, filters }),
      );
    }
    seen.push(await answers.completePeople(asker, word.slice(0, 4), 100));
    seen.push(await answers.completeTopics(asker, word.slice(0, 4), 100));
  }
  return JSON.stringify(seen);
}

const secret = sample({
  id: '2020-01-07-secret',
  audience: 'channel:slack/C1',
  title: 'Zanzibar dossier',
  story: 'zanzibar',
  topics: ['Zanzibar'],
  sources: [{ name: 'Pasted', url: 'https://example.org/2020-01-07-secret' }],
  people: [person('p', 'Quentin Zanzibar', { role: 'Informant' })],
  statements: [statement('s', 'p', 'The zanzibar files are real')],
});
// One letter off, so that what is private is the nearest suggestion.
const WORDS = ['zanzibar', 'zanzibra', 'Quentin', 'كوينتن', 'informant', 'dossier'];

test('a channel’s briefing is reached from that channel and from nowhere else', async () => {
  const there = await world();
  await there.add(secret, 1, 'Zanzibar, in full.');
  expect(await everythingSeen(there, inChannel('C1'), WORDS, [secret.id])).toContain('zanzibar files');
  const others = [inChannel('C2'), inChannel('C1 '), inChannel('%'), EVERYONE];
  const elsewhere = { place: { platform: 'discord' as const, workspace: 'W1', channel: 'C1' } };
  for (const asker of [...others, elsewhere]) {
    expect(await everythingSeen(there, asker, WORDS, [secret.id])).not.toMatch(
      /zanzibar|Quentin|Informant|dossier/i,
    );
    const digest = await there.answers.digest(asker, { since: 0, until: 9, posted: new Set(), limit: 9 });
    expect(digest).toEqual({ stories: [], corrected: [], rest: [], left: 0, known: 0 });
  }
  await there.database.destroy();
});

test('a workspace’s briefing is reached from its channels alone', async () => {
  const there = await world();
  await there.add({ ...secret, audience: 'workspace:slack/W1' });
  expect(await everythingSeen(there, inChannel('C9', 'W1'), WORDS, [secret.id])).toContain('zanzibar files');
  for (const asker of [inChannel('C9', 'W2'), EVERYONE]) {
    expect(await everythingSeen(there, asker, WORDS, [secret.id])).not.toMatch(/zanzibar/i);
  }
  await there.database.destroy();
});

test('drafts and withdrawn briefings are returned to nobody, their own channel neither', async () => {
  const there = await world();
  for (const status of ['draft', 'withdrawn'] as const) {
    await there.add(secret);
    await there.add({ ...secret, status });
    expect(await everythingSeen(there, inChannel('C1'), WORDS, [secret.id])).not.toMatch(/zanzibar/i);
  }
  await there.database.destroy();
});

const AUDIENCES = [
  'public',
  'workspace:slack/W1',
  'workspace:slack/W2',
  'channel:slack/C1',
  'channel:slack/C2',
  'channel:discord/C1',
] as const;
const entry = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  status: fc.constantFrom('approved' as const, 'approved' as const, 'draft' as const, 'withdrawn' as const),
  /** Stories, people and topics are shared across audiences. */
  shared: fc.constantFrom('Suleimani', 'سليماني', 'Sulaimani', 'oil'),
});
const place = fc.record({
  platform: fc.constantFrom('slack' as const, 'discord' as const, 'preview' as const),
  workspace: fc.constantFrom('W1', 'W2', '-'),
  channel: fc.constantFrom('C1', 'C2', 'C3'),
});

test('whatever is stored, nobody sees a word of what is not theirs, and all of what is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 6 }), fc.option(place), async (entries, where) => {
      const there = await world();
      const asker = { place: where };
      const briefings = entries.map(({ audience, status, shared }, n) => {
        const own = `own${n}x`;
        return sample({
          id: `2020-01-0${n + 1}-b`,
          audience,
          status,
          title: `${own} ${shared}`,
          story: shared.replace(/\W/g, 'x'),
          topics: [shared, `${own} topic`],
          sources: [{ name: own, url: `https://example.org/2020-01-0${n + 1}-b` }],
          people: [person('p', shared, { role: `${own} envoy`, aliases: [`${own} ${shared}`] })],
          statements: [statement('s', 'p', `${own} said of ${shared}`)],
        });
      });
      for (const briefing of briefings) await there.add(briefing);
      const words = ['Suleimani', 'سليماني', 'oil', 'envoy', ...briefings.map((_, n) => `own${n}x`)];
      const seen = await everythingSeen(
        there,
        asker,
        words,
        briefings.map(({ id }) => id),
      );
      for (const [n, { audience, status }] of entries.entries()) {
        const theirs = status === 'approved' && audiencesOf(asker).includes(audience);
        expect(seen.includes(`own${n}x`), `${audience} ${status} from ${JSON.stringify(where)}`).toBe(theirs);
      }
      await there.database.destroy();
    }),
    { numRuns: engine === 'sqlite' ? 40 : 8 },
  );
});
