import { describe, expect, it } from 'vitest';
import { briefingCard, briefingListCard, fullBriefingCard } from '../../src/views/briefing.ts';
import { digestCard } from '../../src/views/digest.ts';
import { digestSetUpCard } from '../../src/views/digest-setup.ts';
import { draftCard } from '../../src/views/draft.ts';
import { figuresCard, timelineCard } from '../../src/views/facts.ts';
import { helpCard } from '../../src/views/help.ts';
import { errorCard } from '../../src/views/notices.ts';
import { sourceCard } from '../../src/views/source.ts';
import {
  arabic,
  buttonsOf,
  changed,
  english,
  fieldsOf,
  letter,
  letterEnglish,
  linesOf,
  quoted,
  textOf,
} from './fixtures.ts';

const labels = (card: Parameters<typeof buttonsOf>[0]) => buttonsOf(card).map((button) => button.label);

describe('briefingCard', () => {
  it('has title, key points, counts, source, time, language, translation and correction', () => {
    const lines = linesOf(briefingCard(letter, english));
    expect(lines).toEqual([
      'البنتاغون ينفي الانسحاب من العراق',
      'نفى وزير الدفاع وجود قرار.',
      'أكد مسؤول عراقي صحة الرسالة.',
      'صوّت البرلمان.',
      'Translation from Arabic, not the source’s own words: Pentagon denies leaving Iraq',
      'The secretary denied a decision.',
      'An official confirmed the letter.',
      '2 speakers · 4 statements · disputed',
      'وكالة · 7 January 2020 at 20:30 · in Arabic',
      'Corrected 8 January 2020: صُحح اسم المسؤول.',
    ]);
  });

  it('shows the time in the reader’s zone, and an instant the platform may draw', () => {
    const line = fieldsOf(briefingCard(letter, arabic)).find(({ field }) =>
      textOf(field).includes('2020 في'),
    );
    expect(textOf(line!.field)).toBe('وكالة · 7 يناير 2020 في 23:30');
    expect(line!.field.runs.find((run) => run.at !== undefined)?.at).toBe(Date.UTC(2020, 0, 7, 20, 30));
    expect(line!.field.runs[0]?.url).toBe('https://example.org/ar/letter');
  });

  it('does not move a date without a time into another zone', () => {
    const line = linesOf(briefingCard(quoted, { ...english, zone: 'America/Los_Angeles' }));
    expect(line).toContain('Agency · 7 January 2020');
  });

  it('has buttons only for what there is', () => {
    expect(labels(briefingCard(letter, english))).toEqual([
      'Who said what',
      'Timeline',
      'Figures',
      'Disputed',
      'Source',
      'More',
    ]);
    expect(labels(briefingCard(changed(quoted, { people: [], statements: [] }), english))).toEqual([
      'Source',
    ]);
  });

  it('gives each field the direction of its own language', () => {
    const dirs = fieldsOf(briefingCard(letter, english)).map(({ field }) => field.dir);
    expect(dirs).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr', 'ltr', 'ltr', 'ltr']);
  });

  it('says what a desk has not reviewed', () => {
    expect(linesOf(draftCard(letter, arabic))[0]).toContain('لم يُراجَع');
  });

  it('shows a draft in whole, without buttons, which find only what is approved', () => {
    const draft = draftCard(letter, english);
    expect(labels(draft)).toEqual([]);
    const lines = linesOf(draft).join('\n');
    for (const { text } of letter.briefing.summary) expect(lines).toContain(text);
    for (const { text } of letter.briefing.statements) expect(lines).toContain(text);
  });
});

describe('briefingListCard', () => {
  it('gives many briefings few buttons each, and one to the next', () => {
    const next = { label: 'More briefings', token: 'find:o=4' };
    const card = briefingListCard([letter, letter, letter, letter], english, { title: 'Newest', next });
    expect(labels(card)).toEqual([
      ...Array(4).fill(['Who said what', 'Disputed', 'More']).flat(),
      'More briefings',
    ]);
  });
});

describe('parts of a briefing', () => {
  it('lists all key points, people and the story in full', () => {
    const card = fullBriefingCard(letter, english);
    expect(linesOf(card)).toContain('نقطة رابعة.');
    expect(linesOf(card)).toContain('مارك إسبر (وزير الدفاع الأمريكي)');
    expect(buttonsOf(card).at(-1)?.token).toBe('find:s=withdrawal');
  });

  it('orders the timeline by date, in the content’s language', () => {
    expect(linesOf(timelineCard(letter, english)).slice(2)).toEqual([
      '5 يناير 2020: تصويت البرلمان',
      '6 يناير 2020: نفي الوزير',
    ]);
  });

  it('shows figures with range and unit', () => {
    const figures = [...letter.briefing.figures, { value: 3000, max: 3500, text: 'تعزيزات', evidence: [] }];
    expect(linesOf(figuresCard(changed(letter, { figures }), english)).slice(2)).toEqual([
      '5,200 جندي: عدد القوات',
      'من 3,000 إلى 3,500: تعزيزات',
    ]);
  });

  it('shows each statement in its place in the source, and links to it', () => {
    const card = sourceCard(quoted, english);
    const slice = fieldsOf(card)
      .flatMap(({ field }) => field.runs)
      .find((run) => run.url?.includes(':~:text='));
    expect(slice).toEqual({
      text: 'There is no decision to leave.',
      bold: true,
      url: 'https://example.org/en/quoted#:~:text=There%20is%20no%20decision%20to',
    });
    expect(linesOf(card).at(-1)).toContain(
      'Mark Esper: Defense Secretary Mark Esper told reporters: "There is',
    );
    expect(linesOf(sourceCard(letterEnglish, english)).at(-1)).toContain('not kept here');
  });
});

describe('digestCard', () => {
  const stories = [{ story: 'withdrawal', briefings: [letter, letterEnglish] }];

  it('tells a story once, in the reader’s language, with the other a button', () => {
    const card = digestCard({ stories, corrected: [], rest: [], left: 0, known: 2 }, english, null);
    expect(linesOf(card)).toContain('Pentagon denies plan to leave Iraq');
    expect(linesOf(card)).not.toContain('البنتاغون ينفي الانسحاب من العراق');
    expect(buttonsOf(card).find((button) => button.label === 'In Arabic')?.token).toBe(
      'brief:2020-01-07-letter',
    );
    const mirrored = digestCard({ stories, corrected: [], rest: [], left: 0, known: 2 }, arabic, null);
    expect(linesOf(mirrored)).toContain('البنتاغون ينفي الانسحاب من العراق');
    expect(labels(mirrored)).toContain('باللغة الإنجليزية');
  });

  it('counts what is left and says when the next one comes', () => {
    const rest = ['2020-01-08-a', '2020-01-08-b', '2020-01-08-c'];
    const answer = { stories, corrected: [], rest, left: 3, known: 9 };
    const lines = linesOf(digestCard(answer, english, Date.UTC(2020, 0, 9, 8)));
    expect(lines).toContain('3 more briefings are new.');
    expect(lines.at(-1)).toBe('Next digest: Thursday, 9 January 2020 at 08:00 in London (UTC+0)');
  });

  it('keeps a story that exists in another language only', () => {
    const card = digestCard(
      { stories: [{ story: null, briefings: [letter] }], corrected: [], rest: [], left: 0, known: 1 },
      english,
      null,
    );
    expect(linesOf(card)).toContain('البنتاغون ينفي الانسحاب من العراق');
  });

  it('says so when nothing is new', () => {
    expect(
      linesOf(digestCard({ stories: [], corrected: [], rest: [], left: 0, known: 4 }, arabic, null)),
    ).toContain('لا جديد منذ النشرة السابقة.');
  });
});

describe('digestSetUpCard', () => {
  it('marks what is chosen in every select, at most 25 choices each', () => {
    const plan = {
      time: '08:30',
      weekdays: [2, 4],
      zone: 'Asia/Tokyo',
      chrome: 'ar',
      filters: [{ kind: 'topic', value: 'نفط' }],
      quiet: 'tell',
      most: 7,
    } as const;
    const offered = Array.from({ length: 40 }, (_, n) => ({ kind: 'topic' as const, value: `موضوع ${n}` }));
    const setUp = { firstDueAt: Date.UTC(2020, 0, 9), planKey: 'k', offered, example: '/digest …' };
    const cards = [undefined, 'filters' as const].map((half) =>
      digestSetUpCard(plan, arabic, { ...setUp, half }),
    );
    const selects = cards.flatMap((card) =>
      card.blocks.flatMap((block) => (block.type === 'select' ? [block] : [])),
    );
    expect(
      selects.map((one) => one.choices.filter((choice) => choice.selected).map((choice) => choice.label)),
    ).toEqual([
      ['08:30'],
      ['الثلاثاء والخميس'],
      ['Tokyo (UTC+9)'],
      ['العربية'],
      [],
      ['لا جديد: قل ذلك'],
      ['على الأكثر 7 موجزات'],
    ]);
    expect(selects[4]?.choices[0]?.label).toBe('✕ فقط: موضوع نفط');
    for (const one of selects) expect(one.choices.length).toBeLessThanOrEqual(25);
  });
});

describe('errorCard', () => {
  it('says what is wrong, what to do and how to do it right, each in its direction', () => {
    const fields = fieldsOf(
      errorCard({ message: 'The page answered 404.', remedy: 'Try it.', example: '/x' }, arabic),
    );
    expect(fields.map(({ field }) => field.dir)).toEqual(['rtl', 'ltr', 'ltr', 'rtl']);
    expect(textOf(fields[3]!.field)).toBe('مثلًا: /x');
  });

  it('reads from the right in Arabic though it begins with a Latin word', () => {
    const fields = fieldsOf(errorCard({ message: 'frob ليس مما يمكن فعله بالنشرة.' }, arabic));
    expect(fields.map(({ field }) => field.dir)).toEqual(['rtl', 'rtl']);
    const help = fieldsOf(helpCard((command) => `/${command}`, arabic));
    expect(new Set(help.map(({ field }) => field.dir))).toEqual(new Set(['rtl']));
  });
});

describe('a briefing with a part in another language', () => {
  it('gives that part its own direction', () => {
    const mixed = changed(letter, {
      figures: [{ value: 3, unit: 'years', text: 'The bridge is not safe!', evidence: [] }],
    });
    const dirs = fieldsOf(figuresCard(mixed, arabic)).map(({ field }) => field.dir);
    expect(dirs.at(-1)).toBe('ltr');
    expect(dirs[0]).toBe('rtl');
  });
});
