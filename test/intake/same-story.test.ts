import { describe, expect, test } from 'vitest';
import type { Briefing } from '../../src/briefing/schema.ts';
import { proposeStory } from '../../src/intake/same-story.ts';
import { exampleBriefing } from '../briefing/example.ts';

function briefing(lang: string, title: string, point: string, people: string[], story?: string): Briefing {
  return exampleBriefing({
    lang,
    title,
    story,
    topics: [],
    summary: [{ text: point }],
    people: people.map((name, i) => ({ id: `p${i}`, name, kind: 'person' })),
    statements: [],
    claims: [],
    translations: {},
  });
}

const DAM = briefing(
  'ar',
  'خلاف حول سد الوادي',
  'الوزيرة تقول إن سد الوادي آمن والمهندس يتحدث عن شقوق في الجدار',
  ['سلمى نجم', 'كريم عادل', 'نور حداد'],
  'dam',
);
const ELECTION = briefing(
  'ar',
  'موعد الانتخابات البلدية',
  'اللجنة تعلن موعد الانتخابات البلدية وتدعو الأحزاب',
  ['سلمى نجم', 'كريم عادل'],
  'election',
);

describe('one story', () => {
  test('shares people and rare words', () => {
    const next = briefing('ar', 'الوزيرة تزور سد الوادي', 'سلمى نجم تفحص شقوق السد وجداره', [
      'سلمى نجم',
      'عادل كريم',
      'كريم عادل',
    ]);
    expect(proposeStory(next, [ELECTION, DAM])).toBe('dam');
  });

  test('is not made by people alone, nor by words alone', () => {
    const samePeople = briefing('ar', 'حفل افتتاح المكتبة', 'حضر الحفل عدد من الضيوف', [
      'سلمى نجم',
      'كريم عادل',
    ]);
    expect(proposeStory(samePeople, [ELECTION, DAM])).toBeUndefined();
    const sameWords = briefing('ar', DAM.title, DAM.summary[0]!.text, ['هدى سالم', 'ياسر فؤاد']);
    expect(proposeStory(sameWords, [ELECTION, DAM])).toBeUndefined();
  });

  test('is not made by words that every briefing of these days has', () => {
    const everywhere = Array.from({ length: 40 }, (_, i) => ({ ...DAM, story: `story-${i}` }));
    expect(proposeStory({ ...DAM, story: undefined }, everywhere)).toBeUndefined();
  });

  test('is known in another language by three people', () => {
    const people = ['Salma Najm', 'Karim Adel', 'Nour Haddad'];
    const english = briefing('en', 'Dispute over the dam', 'The minister calls the dam safe', people);
    expect(proposeStory(english, [ELECTION, DAM])).toBe('dam');
    expect(proposeStory({ ...english, people: english.people.slice(0, 2) }, [ELECTION, DAM])).toBeUndefined();
  });
});
