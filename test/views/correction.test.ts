import { describe, expect, it } from 'vitest';
import type { Found } from '../../src/answers/answers.ts';
import type { Amendment, Change } from '../../src/briefing/changes.ts';
import { briefingSchema } from '../../src/briefing/schema.ts';
import { briefingBlocks } from '../../src/views/briefing.ts';
import type { Block, ChromeLanguage } from '../../src/views/card.ts';
import { changeOf } from '../../src/views/correction.ts';
import { correctionNoteCard } from '../../src/views/correction-note.ts';

const AT = Date.parse('2020-01-08T11:05:00Z');
const looks = {
  en: { chrome: 'en', zone: 'Asia/Baghdad', now: AT },
  ar: { chrome: 'ar', zone: 'Asia/Baghdad', now: AT },
} as const;

/** One of each kind, with names and words of the language. */
function everyChange(lang: ChromeLanguage): Change[] {
  const [speaker, other, words] =
    lang === 'ar' ? ['إسبر', 'ميلي', 'لا قرار'] : ['Esper', 'Milley', 'no decision'];
  return [
    { kind: 'speaker', was: speaker, now: other, words },
    { kind: 'speaker', was: speaker, now: null, words },
    { kind: 'stance', speaker, was: 'asserts', now: 'denies', words },
    { kind: 'position', speaker, was: 'for', now: 'against', words },
    { kind: 'words', speaker, quotation: true, quoted: false, words },
    { kind: 'name', was: speaker, now: other },
    { kind: 'role', name: speaker, now: words },
    { kind: 'role', name: speaker, now: null },
    { kind: 'via', speaker },
    { kind: 'said-at', speaker },
    { kind: 'added', count: 2 },
    { kind: 'removed', count: 1 },
    { kind: 'disputed', words, now: true },
    { kind: 'disputed', words, now: false },
    { kind: 'figure', was: { value: 5000 }, now: { value: 5200, max: 5300, unit: words } },
    { kind: 'published', now: '2020-01-08' },
    ...(['title', 'points', 'claims', 'figures', 'timeline', 'source'] as const).map((kind) => ({ kind })),
  ];
}
const textOf = (change: Change, chrome: ChromeLanguage, lang: string = chrome) =>
  changeOf(change, lang, looks[chrome])
    .map((run) => run.text)
    .join('');

describe('a change in words', () => {
  it('is told in the language of labels, each otherwise', () => {
    const english = everyChange('en').map((change) => textOf(change, 'en'));
    const arabic = everyChange('ar').map((change) => textOf(change, 'ar'));
    expect(new Set(english).size).toBe(english.length);
    expect(new Set(arabic).size).toBe(arabic.length);
    for (const line of english) expect(line).not.toMatch(/\p{Script=Arabic}/u);
    for (const line of arabic) expect(line).not.toMatch(/[A-Za-z]/);
  });

  it('never ends a name against the words it is about, which would run together in another direction', () => {
    for (const [chrome, names] of [
      ['en', 'ar'],
      ['ar', 'en'],
    ] as const) {
      for (const change of everyChange(names)) {
        const runs = changeOf(change, names, looks[chrome]);
        if (runs.length < 2) continue;
        expect(runs[0]?.text).toMatch(chrome === 'en' ? /[a-z][^\p{L}]*$/u : /\p{Script=Arabic}[^\p{L}]*$/u);
      }
    }
  });

  it('puts words in quotation marks only where they may stand in them', () => {
    const words = (quoted: boolean, lang: string): Change => ({
      ...{ kind: 'words', speaker: 'Esper', quotation: true, quoted, words: 'no “firm” decision' },
      ...(lang === 'ar' && { words: 'لا قرار' }),
    });
    expect(textOf(words(true, 'en'), 'en')).toContain('“no firm decision”');
    expect(textOf(words(true, 'ar'), 'en', 'ar')).toContain('«لا قرار»');
    expect(textOf(words(false, 'en'), 'en')).not.toMatch(/[“”«»"]/u);
  });
});

const found = (amended: Amendment): Found => ({
  briefing: briefingSchema.parse({
    ...{ schema: 1, id: '2020-01-07-letter', status: 'approved', lang: 'ar', title: 'رسالة' },
    publishedAt: '2020-01-07',
    sources: [{ name: 'صحيفة' }],
    summary: [{ text: 'نقطة' }],
    method: { engine: 'editor', version: '1' },
  }),
  verified: new Set(),
  amended,
});
const lines = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => ('runs' in block ? [block.runs.map((run) => run.text).join('')] : []));

describe('under a briefing', () => {
  it('stand its latest three lines, each with three changes and how many more, in the post’s zone', () => {
    const trail = [1, 2, 3, 4].map((hour) => ({ at: AT + hour * 3_600_000, changes: everyChange('ar') }));
    const drawn = lines(briefingBlocks(found({ state: 'shown', trail }), looks.ar, 2)).filter((line) =>
      line.startsWith('تصحيح'),
    );
    expect(drawn).toHaveLength(3);
    expect(drawn[0]).toContain('16:05');
    expect(drawn[0]).toContain('مع 19 تغييرًا آخر');
  });

  it('of one that is shown again stands that it is', () => {
    const trail = [{ at: AT, changes: [{ kind: 'restored' } as const, { kind: 'title' } as const] }];
    expect(lines(briefingBlocks(found({ state: 'shown', trail }), looks.en, 2))).toContain(
      'Approved again 8 January 2020 at 14:05: the title was changed',
    );
  });

  it('nothing stands of one that is hidden', () => {
    const blocks = briefingBlocks(found({ state: 'hidden', trail: [] }), looks.ar, 2);
    expect(lines(blocks)).toEqual(['موجز سبق عرضه هنا لم يعد متاحًا هنا.']);
    expect(JSON.stringify(blocks)).not.toContain('رسالة');
  });
});

it('a note has the editor’s words in place of ours', () => {
  const content = { changes: everyChange('en'), notes: ['Milley said it.'], at: AT };
  const card = correctionNoteCard(found({ state: 'shown', trail: [] }), content, looks.en);
  expect(JSON.stringify(card)).toContain('Milley said it.');
  expect(JSON.stringify(card)).not.toContain('not Esper');
  const ours = JSON.stringify(
    correctionNoteCard(found({ state: 'shown', trail: [] }), { ...content, notes: [] }, looks.en),
  );
  expect(ours).toContain('the speaker is Milley, not Esper');
  expect(ours).toContain('and 17 more changes');
});
