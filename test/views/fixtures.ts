import type { FoundWithText, Said, SaidAnswer } from '../../src/answers/answers.ts';
import { type Briefing, briefingSchema } from '../../src/briefing/schema.ts';
import { verifyStatements } from '../../src/briefing/verify.ts';
import type { Block, Card, Field } from '../../src/views/card.ts';
import type { Look } from '../../src/views/look.ts';
import { saidIn } from '../../src/views/statement.ts';

export const NOW = Date.UTC(2020, 0, 8, 9, 0);
export const english: Look = { chrome: 'en', zone: 'Europe/London', now: NOW };
export const arabic: Look = { chrome: 'ar', zone: 'Asia/Baghdad', now: NOW };

const ARABIC_TEXT = [
  'قال وزير الدفاع مارك إسبر للصحفيين: «لم يُتخذ أي قرار بالمغادرة. انتهى».',
  'وذكر مسؤول عراقي لرويترز أن الرسالة صحيحة، ووصفها بأنها «رسمية تمامًا».',
  'وصوّت البرلمان يوم 5 يناير على إنهاء وجود 5200 جندي.',
].join('\n');

const ENGLISH_TEXT = [
  'Defense Secretary Mark Esper told reporters: "There is no decision to leave."',
  'An Iraqi official told Reuters that the letter was authentic.',
].join('\n');

const at = (text: string, part: string) => {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`not in the text: ${part}`);
  return { start, end: start + part.length };
};

function found(input: unknown, text: string | null): FoundWithText {
  const briefing = briefingSchema.parse(input);
  const { verified, problems } = verifyStatements(briefing, text);
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('; '));
  return { briefing, verified: new Set(verified), text };
}

const DIRECT = 'لم يُتخذ أي قرار بالمغادرة. انتهى';
const REPORTED = 'الرسالة صحيحة';
const MIXED = 'ووصفها بأنها «رسمية تمامًا»';

/** An Arabic briefing with its text, disputed, with an English translation and a correction. */
export const letter: FoundWithText = found(
  {
    schema: 1,
    id: '2020-01-07-letter',
    status: 'approved',
    lang: 'ar',
    title: 'البنتاغون ينفي الانسحاب من العراق',
    publishedAt: '2020-01-07T20:30:00+00:00',
    story: 'withdrawal',
    topics: ['العراق', 'التحالف'],
    sources: [{ name: 'وكالة', url: 'https://example.org/ar/letter', author: 'محرر' }],
    summary: [
      { text: 'نفى وزير الدفاع وجود قرار.' },
      { text: 'أكد مسؤول عراقي صحة الرسالة.' },
      { text: 'صوّت البرلمان.' },
      { text: 'نقطة رابعة.' },
    ],
    people: [
      { id: 'esper', name: 'مارك إسبر', kind: 'person', role: 'وزير الدفاع الأمريكي' },
      { id: 'official', name: 'مسؤول عراقي', kind: 'person' },
      { id: 'reuters', name: 'رويترز', kind: 'outlet' },
      { id: 'reporters', name: 'صحفيون', kind: 'group' },
    ],
    statements: [
      {
        id: 's1',
        speaker: 'esper',
        kind: 'direct',
        text: DIRECT,
        stance: 'denies',
        to: ['reporters'],
        saidAt: '2020-01-06',
        claims: [{ id: 'leaving', position: 'against' }],
        evidence: [at(ARABIC_TEXT, DIRECT)],
      },
      {
        id: 's2',
        speaker: 'official',
        kind: 'indirect',
        text: REPORTED,
        stance: 'confirms',
        via: ['reuters'],
        claims: [{ id: 'leaving', position: 'for' }],
        evidence: [at(ARABIC_TEXT, REPORTED)],
      },
      {
        id: 's3',
        speaker: 'official',
        kind: 'mixed',
        text: MIXED,
        stance: 'asserts',
        via: ['reuters'],
        evidence: [at(ARABIC_TEXT, MIXED)],
      },
      { id: 's4', speaker: null, kind: 'direct', text: 'كلام محرر', paraphrase: true, stance: 'asserts' },
    ],
    claims: [{ id: 'leaving', text: 'قررت واشنطن الانسحاب', disputed: true }],
    timeline: [
      { date: '2020-01-06', precision: 'day', text: 'نفي الوزير' },
      { date: '2020-01-05', precision: 'day', text: 'تصويت البرلمان' },
    ],
    figures: [{ value: 5200, unit: 'جندي', text: 'عدد القوات' }],
    corrections: [{ at: '2020-01-08', note: 'صُحح اسم المسؤول.' }],
    translations: {
      en: {
        title: 'Pentagon denies leaving Iraq',
        summary: ['The secretary denied a decision.', 'An official confirmed the letter.'],
        statements: { s1: '“No decision to leave has been taken. Period”' },
      },
    },
    method: { engine: 'rules', version: '1' },
  },
  ARABIC_TEXT,
);

/** The same story in English, without a text kept: nothing in it is verified. */
export const letterEnglish: FoundWithText = found(
  {
    schema: 1,
    id: '2020-01-07-letter-en',
    status: 'approved',
    lang: 'en',
    title: 'Pentagon denies plan to leave Iraq',
    publishedAt: '2020-01-07',
    story: 'withdrawal',
    sources: [{ name: 'Agency', url: 'https://example.org/en/letter' }],
    summary: [{ text: 'The secretary denied that a decision was made.' }],
    people: [{ id: 'esper', name: 'Mark Esper', kind: 'person', role: 'Defense Secretary' }],
    statements: [
      {
        id: 's1',
        speaker: 'esper',
        kind: 'direct',
        text: '“There is no decision to leave.”',
        stance: 'denies',
      },
    ],
    method: { engine: 'editor', version: '1' },
  },
  null,
);

/** English, verified. */
export const quoted: FoundWithText = found(
  {
    schema: 1,
    id: '2020-01-07-quoted',
    status: 'approved',
    lang: 'en',
    title: 'Esper speaks',
    publishedAt: '2020-01-07',
    sources: [{ name: 'Agency', url: 'https://example.org/en/quoted' }],
    summary: [{ text: 'Esper spoke.' }],
    people: [{ id: 'esper', name: 'Mark Esper', kind: 'person' }],
    statements: [
      {
        id: 's1',
        speaker: 'esper',
        kind: 'direct',
        text: 'There is no decision to leave.',
        stance: 'denies',
        evidence: [at(ENGLISH_TEXT, 'There is no decision to leave.')],
      },
    ],
    method: { engine: 'rules', version: '1' },
  },
  ENGLISH_TEXT,
);

export function answerOf(...all: readonly FoundWithText[]): SaidAnswer {
  const said: Said[] = all.flatMap((one) =>
    one.briefing.statements.map((statement) => saidIn(one, statement)),
  );
  return { said, total: said.length, people: [], suggestions: [] };
}

/** A briefing like another, changed. */
export function changed(one: FoundWithText, change: Partial<Briefing>): FoundWithText {
  return { ...one, briefing: { ...one.briefing, ...change } };
}

export const textOf = (field: Field): string => field.runs.map((run) => run.text).join('');

/** Every field of a card with its block's type, in order. */
export function fieldsOf(card: Card): { type: Block['type']; field: Field }[] {
  const fields: { type: Block['type']; field: Field }[] = [];
  for (const block of card.blocks) {
    if (block.type === 'list') for (const field of block.items) fields.push({ type: block.type, field });
    else if ('runs' in block) fields.push({ type: block.type, field: block });
  }
  return fields;
}

export const linesOf = (card: Card): string[] => fieldsOf(card).map(({ field }) => textOf(field));

export function buttonsOf(card: Card) {
  return card.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}
