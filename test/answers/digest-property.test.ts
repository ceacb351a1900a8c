import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers, DigestFilter, DigestQuery } from '../../src/answers/answers.ts';
import { type Asker, audiencesOf } from '../../src/briefing/audience.ts';
import type { Briefing } from '../../src/briefing/schema.ts';
import { engine } from '../databases.ts';
import { EVERYONE, inChannel, person, sample, statement, world } from './sample.ts';

const TOPICS = ['Oil', 'Football', 'النفط', 'الرياضة'];
/** Each with the name a filter asks by: the other script's, or a part. */
const PEOPLE = [
  { name: 'Mark Esper', asked: 'إسبر' },
  { name: 'دونالد ترامب', asked: 'Donald Trump' },
  { name: 'Angela Merkel', asked: 'ميركل' },
];
const SOURCES = [
  {
    source: { name: 'Reuters', url: 'https://www.reuters.com/world/1' },
    asked: ['reuters.com', 'رويترز', 'Reuters'],
  },
  {
    source: { name: 'جريدة الصباح', url: 'https://news.alsabah.example/2' },
    asked: ['alsabah.example', 'الصباح'],
  },
  { source: { name: 'Pasted text' }, asked: ['pasted'] },
];
const LANGUAGES = ['ar', 'ar-EG', 'en', 'fr'];
const AUDIENCES = ['public', 'workspace:slack/W1', 'channel:slack/C1', 'channel:slack/C2'];
const ASKERS: Asker[] = [EVERYONE, inChannel('C1'), inChannel('C2'), inChannel('C3', 'W2')];

/** What a generated briefing is made of, by places in the lists above. */
interface Made {
  readonly briefing: Briefing;
  readonly visibleAt: number;
  readonly people: readonly number[];
  readonly source: number;
}

const someOf = (count: number) => fc.uniqueArray(fc.nat(count - 1), { maxLength: 2 });
const parts = fc.record({
  topics: someOf(TOPICS.length),
  people: someOf(PEOPLE.length),
  source: fc.nat(SOURCES.length - 1),
  lang: fc.constantFrom(...LANGUAGES),
  audience: fc.constantFrom(...AUDIENCES),
  story: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
  statements: fc.nat(4),
  visibleAt: fc.integer({ min: 1, max: 9 }),
});
const made = fc.array(parts, { maxLength: 16 }).map((all) =>
  all.map(({ people, source, visibleAt, statements, topics, ...rest }, n): Made => {
    const briefing = sample({
      ...rest,
      id: `2020-01-0${1 + (n % 9)}-number-${n}`,
      topics: topics.map((topic) => TOPICS[topic] ?? ''),
      people: people.map((one) => person(`p${one}`, PEOPLE[one]?.name ?? '')),
      sources: [SOURCES[source]?.source ?? { name: '' }],
      statements: Array.from({ length: statements }, (_, s) => statement(`s${s}`, null, `Words ${s}`)),
    });
    return { briefing, visibleAt, people, source };
  }),
);

type Wanted = { filter: DigestFilter; meets: (one: Made) => boolean };
const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.nat(TOPICS.length - 1).map((n) => ({
    filter: { kind: 'topic' as const, value: TOPICS[n]?.toUpperCase() ?? '' },
    meets: ({ briefing }: Made) => briefing.topics.includes(TOPICS[n] ?? ''),
  })),
  fc.nat(PEOPLE.length - 1).map((n) => ({
    filter: { kind: 'person' as const, value: PEOPLE[n]?.asked ?? '' },
    meets: ({ people }: Made) => people.includes(n),
  })),
  fc.constantFrom('ar', 'en', 'ar-eg').map((value) => ({
    filter: { kind: 'language' as const, value },
    meets: ({ briefing: { lang } }: Made) =>
      value === 'ar' ? lang.startsWith('ar') : lang.toLowerCase() === value,
  })),
  fc.nat(SOURCES.length - 1).chain((n) =>
    fc.constantFrom(...(SOURCES[n]?.asked ?? [])).map((value) => ({
      filter: { kind: 'source' as const, value },
      meets: ({ source }: Made) => source === n,
    })),
  ),
);
const filters = fc.array(fc.tuple(wanted, fc.boolean()), { maxLength: 4 });

/** A filter's meaning, said once more and plainly: one of the wanted of each kind, none of the unwanted. */
function passes(one: Made, all: readonly (readonly [Wanted, boolean])[]): boolean {
  const unwanted = all.filter(([, not]) => not).some(([{ meets }]) => meets(one));
  const kinds = Map.groupBy(
    all.filter(([, not]) => !not),
    ([{ filter }]) => filter.kind,
  );
  return !unwanted && [...kinds.values()].every((some) => some.some(([{ meets }]) => meets(one)));
}

async function ids(answers: Pick<Answers, 'digest'>, asker: Asker, query: DigestQuery) {
  const { stories, rest, left } = await answers.digest(asker, query);
  expect(left).toBe(rest.length);
  const shown = stories.map(({ briefings }) => briefings.map(({ briefing }) => briefing.id));
  return { stories, shown, rest };
}

test('shown and rest are all that is new, visible, not posted and passes, each once, and no more are shown than may be', async () => {
  const input = fc.record({
    made,
    filters,
    asker: fc.constantFrom(...ASKERS),
    since: fc.nat(6),
    until: fc.integer({ min: 3, max: 9 }),
    posted: fc.array(fc.nat(15), { maxLength: 4 }),
    limit: fc.nat(7),
  });
  await fc.assert(
    fc.asyncProperty(input, async ({ made, filters, asker, since, until, posted, limit }) => {
      const there = await world();
      try {
        for (const { briefing, visibleAt } of made) await there.add(briefing, visibleAt);
        const known = new Set(posted.flatMap((n) => made[n]?.briefing.id ?? []));
        const query: DigestQuery = {
          ...{ since, until, posted: known, limit },
          filters: filters.map(([{ filter }, not]) => ({ ...filter, not })),
        };
        const expected = made.filter(
          (one) =>
            one.visibleAt > since &&
            one.visibleAt <= until &&
            !known.has(one.briefing.id) &&
            audiencesOf(asker).includes(one.briefing.audience) &&
            passes(one, filters),
        );
        const { stories, shown, rest } = await ids(there.answers, asker, query);
        const all = [...shown.flat(), ...rest];
        expect(all.toSorted()).toEqual(expected.map(({ briefing }) => briefing.id).toSorted());
        const storyOf = ({ briefing }: Made) => briefing.story ?? briefing.id;
        const sizes = [...Map.groupBy(expected, storyOf).values()].map((group) => Math.min(5, group.length));
        expect(shown.flat()).toHaveLength(
          Math.min(
            limit,
            sizes.reduce((sum, size) => sum + size, 0),
          ),
        );
        // No story is told again while another was not told at all, and none in two places.
        expect(shown.length).toBe(Math.min(limit, sizes.length));
        for (const { story, briefings } of stories) {
          expect(new Set(briefings.map(({ briefing }) => briefing.story ?? null))).toEqual(new Set([story]));
        }

        // Read once for everyone, it is the same for each.
        const shared = await there.answers.digestNews({ since: 0, until: 9 });
        for (const other of ASKERS) {
          expect(await shared.digest(other, query)).toEqual(await there.answers.digest(other, query));
        }
      } finally {
        await there.database.destroy();
      }
    }),
    { numRuns: engine === 'sqlite' ? 60 : 20 },
  );
}, 120_000);
