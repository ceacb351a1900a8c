import { describe, expect, test } from 'vitest';
import { brief, DAM_AR, DAM_EN } from './articles.ts';

describe.each([
  ['en', DAM_EN],
  ['ar', DAM_AR],
])('%s', (lang, text) => {
  const { topics, people } = brief(text, lang);
  test('three to six, none twice, no speaker, no outlet', () => {
    expect(topics.length).toBeGreaterThanOrEqual(3);
    expect(topics.length).toBeLessThanOrEqual(6);
    expect(new Set(topics).size).toBe(topics.length);
    const names = people.filter(({ kind }) => kind === 'person' || kind === 'outlet').map(({ name }) => name);
    for (const topic of topics) expect(names).not.toContain(topic);
  });
});

test('places and noun phrases before inflected adjectives and verbs', () => {
  const text = `غادرت القوات الأمريكية العراق أمس. وقال سكان بغداد إن القوات الأمريكية تركت القاعدة.
ورحب العراق بالخطوة. ولم يعلق الجيش الأمريكي. وطلب المجتمع الدولي من العراق الهدوء، وطلب المجتمع الدولي حوارا.`;
  const { topics } = brief(text, 'ar');
  expect(topics).toEqual(expect.arrayContaining(['العراق', 'القوات الأمريكية', 'المجتمع الدولي']));
  expect(topics).not.toContain('الأمريكية');
});

test('an English verb or nationality is no topic; names and nouns are', () => {
  const text = `American officials will leave Baghdad. They leave because the peace deal failed.
The peace deal was signed in Baghdad. American officials leave soon, and the peace deal ends.`;
  const { topics } = brief(text, 'en');
  expect(topics).toEqual(expect.arrayContaining(['Baghdad', 'peace deal']));
  expect(topics).not.toContain('leave');
  expect(topics).not.toContain('American');
});

test('a verb makes no topic, and a plain noun keeps its small letter', () => {
  const text =
    'Weavers left the mill. The weavers want to repair looms. Owners refuse to repair looms. The mill employs forty weavers.';
  const found = brief(text, 'en').topics;
  expect(found.join(' | ')).not.toMatch(/repair looms|Weavers/);
});
