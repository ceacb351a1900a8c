import { type Briefing, briefingSchema } from '../../src/briefing/schema.ts';
import { hashText } from '../../src/briefing/verify.ts';

export const TEXT = `قالت وزيرة المياه سلمى نجم إن "السد آمن"، مضيفة أن "الفحص" تم أمس.
ونفى المهندس كريم عادل ذلك، وقال "رأيت شقوقا" في الجدار.\r\n`;

/** Where the words stand in the example's text. */
export function spanOf(words: string, text = TEXT) {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

/** A small valid briefing of two people who disagree. */
export function exampleBriefing(changes: Record<string, unknown> = {}): Briefing {
  return briefingSchema.parse({
    schema: 1,
    id: '2020-03-01-dam',
    status: 'approved',
    lang: 'ar',
    title: 'خلاف حول السد',
    publishedAt: '2020-03-01',
    topics: ['المياه'],
    sources: [{ name: 'صحيفة النهر', url: 'https://river.example/dam', sha256: hashText(TEXT) }],
    summary: [{ text: 'الوزيرة تقول إن السد آمن', evidence: [spanOf('السد آمن')] }],
    people: [
      { id: 'salma', name: 'سلمى نجم', kind: 'person', role: 'وزيرة المياه', aliases: ['Salma Najm'] },
      { id: 'karim', name: 'كريم عادل', kind: 'person' },
    ],
    statements: [
      {
        id: 's1',
        speaker: 'salma',
        mention: spanOf('سلمى نجم'),
        cue: { text: 'قالت', ...spanOf('قالت') },
        kind: 'direct',
        text: 'السد آمن … الفحص',
        stance: 'asserts',
        claims: [{ id: 'safe', position: 'for' }],
        evidence: [spanOf('السد آمن'), spanOf('الفحص')],
      },
      {
        id: 's2',
        speaker: 'karim',
        cue: { text: 'قال', ...spanOf('قال "'), end: spanOf('قال "').start + 3 },
        kind: 'direct',
        text: 'رأيت شقوقا',
        stance: 'denies',
        to: ['salma'],
        claims: [{ id: 'safe', position: 'against' }],
        evidence: [spanOf('رأيت شقوقا')],
      },
    ],
    claims: [{ id: 'safe', text: 'السد آمن', disputed: true }],
    timeline: [{ date: '2020-02-29', precision: 'day', text: 'فحص السد', evidence: [spanOf('الفحص')] }],
    figures: [],
    translations: { en: { title: 'Dispute over the dam', summary: ['The minister calls the dam safe'] } },
    method: { engine: 'editor', version: '1' },
    ...changes,
  });
}
