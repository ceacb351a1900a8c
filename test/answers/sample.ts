import type { Answers } from '../../src/answers/answers.ts';
import { createAnswers } from '../../src/answers/create.ts';
import type { NameDecisions } from '../../src/answers/naming.ts';
import { type Briefing, briefingSchema } from '../../src/briefing/schema.ts';
import { type BriefingStore, createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestDatabase } from '../databases.ts';

/** A valid briefing; what a test is about is said by it. */
export function sample(fields: Partial<Briefing> & { id: string }): Briefing {
  return briefingSchema.parse({
    schema: 1,
    status: 'approved',
    lang: 'en',
    title: `Title of ${fields.id}`,
    publishedAt: fields.id.slice(0, 10),
    sources: [{ name: 'A paper' }],
    summary: [{ text: 'A point.' }],
    method: { engine: 'editor', version: '1' },
    ...fields,
  });
}

export function person(id: string, name: string, more: Partial<Briefing['people'][number]> = {}) {
  return { id, name, kind: 'person' as const, aliases: [], ...more };
}

export function statement(
  id: string,
  speaker: string | null,
  text: string,
  more: Partial<Briefing['statements'][number]> = {},
): Briefing['statements'][number] {
  return {
    id,
    speaker,
    text,
    kind: 'indirect',
    stance: 'asserts',
    to: [],
    via: [],
    claims: [],
    evidence: [],
    ...more,
  };
}

export const ARABIC = sample({
  id: '2020-01-07-letter',
  lang: 'ar',
  title: 'وزير الدفاع ينفي الانسحاب من العراق',
  story: 'iraq-letter',
  topics: ['العراق', 'التحالف الدولي'],
  sources: [{ name: 'صحيفة', url: 'https://example.org/letter' }],
  summary: [{ text: 'نفى مارك إسبر وجود قرار بالانسحاب.', evidence: [] }],
  people: [
    person('esper', 'مارك إسبر', { role: 'وزير الدفاع الأمريكي', aliases: ['إسبر'] }),
    person('milley', 'مارك ميلي', { role: 'رئيس الأركان' }),
    person('letter', 'الرسالة', { kind: 'document' }),
    person('reuters', 'وكالة رويترز', { kind: 'outlet', aliases: ['رويترز'] }),
  ],
  statements: [
    statement('s1', 'esper', 'لم نتخذ قراراً بمغادرة البلاد', { stance: 'denies', kind: 'direct' }),
    statement('s2', 'milley', 'الرسالة المتداولة مسودة'),
    statement('s3', 'letter', 'ستزداد رحلات المروحيات فوق بغداد', { via: ['reuters'] }),
  ],
  claims: [{ id: 'leave', text: 'القوات تغادر', disputed: true }],
  translations: {
    en: { title: 'Defense secretary denies withdrawal', statements: { s1: 'No decision to leave.' } },
  },
});

export const ENGLISH = sample({
  id: '2020-01-08-letter-en',
  title: 'Pentagon denies plan to leave',
  story: 'iraq-letter',
  topics: ['Iraq', 'Coalition'],
  people: [
    person('esper', 'Mark T. Esper', { role: 'Secretary of Defense' }),
    person('trump', 'Donald Trump', { role: 'President', aliases: ['Trump'] }),
    person('melania', 'Melania Trump', { aliases: ['Trump'] }),
  ],
  statements: [
    statement('s1', 'esper', 'There was no decision to leave', { stance: 'denies' }),
    statement('s2', 'trump', 'Sanctions would follow', { stance: 'threatens' }),
    statement('s3', 'melania', 'Children should read more'),
  ],
});

export interface World {
  readonly database: Database;
  readonly store: BriefingStore;
  readonly answers: Answers;
  /** Puts a briefing at this instant (ms). */
  add(briefing: Briefing, now?: number, text?: string | null): Promise<void>;
}

export async function world(decisions?: NameDecisions): Promise<World> {
  const database = await openTestDatabase();
  let time = 0;
  const store = createBriefingStore(database, () => time);
  return {
    database,
    store,
    answers: createAnswers(database, decisions),
    async add(briefing, now = 1000, text = null) {
      time = now;
      await store.put({
        briefing,
        text,
        origin: 'folder',
        verified: briefing.statements.map(({ id }) => id),
      });
    },
  };
}

export const EVERYONE = { place: null };
export function inChannel(channel: string, workspace = 'W1') {
  return { place: { platform: 'slack' as const, workspace, channel } };
}
