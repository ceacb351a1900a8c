import fc from 'fast-check';
import type { Asker } from '../../src/briefing/audience.ts';
import type { Briefing, Stance } from '../../src/briefing/schema.ts';
import { EVERYONE, inChannel, person, sample, statement, type World } from './sample.ts';

/** Two people of each surname, under two scripts; nobody else's name is like theirs. */
export const PEOPLE = [
  { full: ['Karim Daoud', 'كريم داود'], surname: ['Daoud', 'داود'], role: 'president' },
  { full: ['Nadia Daoud', 'ناديا داود'], surname: ['Daoud', 'داود'], role: 'campaign manager' },
  { full: ['Ruth Lind', 'روث ليند'], surname: ['Lind', 'ليند'], role: 'harbour master' },
  { full: ['Samer Khalidi', 'سامر الخالدي'], surname: ['Khalidi', 'الخالدي'], role: 'irrigation minister' },
  { full: ['Huda Khalidi', 'هدى الخالدي'], surname: ['Khalidi', 'الخالدي'], role: 'envoy' },
] as const;
export const TOPICS = ['harbour', 'dam', 'election', 'السد', 'الميناء'] as const;
const STANCES: readonly Stance[] = ['asserts', 'denies', 'confirms', 'warns'];
const AUDIENCES = ['public', 'channel:slack/C1', 'channel:slack/C2', 'workspace:slack/W1'] as const;
export const ASKERS: readonly Asker[] = [EVERYONE, inChannel('C1', 'W1'), inChannel('C2', 'W2')];

const said = fc.record({
  who: fc.nat(PEOPLE.length - 1),
  script: fc.nat(1),
  named: fc.constantFrom('full', 'full', 'full', 'surname'),
  topic: fc.constantFrom(...TOPICS),
  stance: fc.constantFrom(...STANCES),
  kind: fc.constantFrom('direct', 'indirect', 'mixed'),
  paraphrase: fc.boolean(),
  position: fc.constantFrom('for', 'against', 'unclear'),
  to: fc.nat(PEOPLE.length - 1),
  via: fc.option(fc.nat(PEOPLE.length - 1)),
});
export const stores = fc.array(
  fc.record({
    status: fc.constantFrom('approved', 'approved', 'approved', 'draft', 'withdrawn'),
    audience: fc.constantFrom(...AUDIENCES),
    said: fc.array(said, { minLength: 1, maxLength: 4 }),
    verified: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);
type Store = typeof stores extends fc.Arbitrary<infer Value> ? Value : never;

export interface Known {
  readonly briefing: Briefing;
  readonly verified: readonly string[];
  /** Whose each statement is, by its id. */
  readonly whose: ReadonlyMap<string, number>;
}

/** Statements say in their own words whose they are, so that any mixing shows. */
export function briefingsOf(store: Store): Known[] {
  return store.map(({ status, audience, said: list, verified }, index) => {
    const ids = list.map((one, at) => `p${one.who}x${one.script}${one.named}${at}`);
    const statements = list.map((one, at) =>
      statement(`s${at}`, ids[at] ?? null, `about the ${one.topic} number${index}x${at}`, {
        ...{ stance: one.stance, kind: one.kind, to: [`to${one.to}`] },
        via: one.via === null ? [] : [`to${one.via}`],
        claims: [{ id: 'claim', position: one.position }],
        ...(one.paraphrase && { paraphrase: true }),
      }),
    );
    const people = [
      ...list.map((one, at) => {
        const known = PEOPLE[one.who]!;
        return person(ids[at]!, known[one.named][one.script]!, { role: known.role });
      }),
      ...PEOPLE.map((known, at) => person(`to${at}`, known.full[0])),
    ];
    const briefing = sample({
      ...{ id: `2020-01-${String(10 + index)}-b`, status, audience, people, statements },
      title: `Of ${list.map(({ topic }) => topic).join(' ')}`,
      story: 'story',
      claims: [{ id: 'claim', text: `The ${list[0]!.topic} opens`, disputed: true }],
    });
    const whose = new Map(list.map((one, at) => [`s${at}`, one.who]));
    return { briefing, verified: verified ? statements.map(({ id }) => id) : [], whose };
  });
}

export async function put(there: World, known: readonly Known[]): Promise<void> {
  for (const { briefing, verified } of known) {
    await there.store.put({ briefing, text: null, origin: 'folder', verified: [...verified] });
  }
}
