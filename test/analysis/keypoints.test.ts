import { describe, expect, test } from 'vitest';
import { brief, DAM_AR, DAM_EN, evidenceOf } from './articles.ts';

describe.each([
  ['en', DAM_EN, 'Water Minister Lena Haddad', /Faris, said|draft/, /confirmed/],
  ['ar', DAM_AR, 'نفت وزيرة المياه لينا حداد', /مسودة/, /أكد/],
] as const)('%s', (lang, text, lede, denial, confirmation) => {
  const points = brief(text, lang).summary;
  const words = points.map((point) => point.text);

  test('two to five points, the lede first, never the headline', () => {
    expect(points.length).toBeGreaterThanOrEqual(2);
    expect(points.length).toBeLessThanOrEqual(5);
    expect(words[0]?.startsWith(lede)).toBe(true);
    expect(words).not.toContain(text.slice(0, text.indexOf('\n')));
  });

  test('both sides of a dispute are told', () => {
    expect(words.some((point) => denial.test(point))).toBe(true);
    expect(words.some((point) => confirmation.test(point))).toBe(true);
  });

  test('each stands alone: no dangling connective, evidence trimmed with it, a capital first', () => {
    for (const point of points) {
      expect(point.text).not.toMatch(/^(?:but|and|however)\b|^(?:غير أن|من جهته|كما|وقال|وقالت)\s/i);
      expect(point.text).not.toMatch(/^\p{Ll}/u);
      expect(evidenceOf(text, point).replace(/\s+/g, ' ').toLowerCase()).toBe(point.text.toLowerCase());
    }
  });
});

test('one speaker is not told twice to the same effect', () => {
  const text = `The mayor announced a plan to widen the harbour road near the old mill this summer.

"The harbour road will be wide and safe for every driver," the mayor said at the town hall.

"Our harbour road will be the widest and the safest in the province," the mayor said later.

Fishermen warned that the works would close the market and cost them a whole season.`;
  const points = brief(text, 'en').summary.map((point) => point.text);
  expect(points.filter((point) => /the mayor said/.test(point)).length).toBeLessThan(2);
  expect(points.some((point) => point.startsWith('Fishermen warned'))).toBe(true);
});

test('the rest of a broken sentence is no key point', () => {
  const text =
    'The ferry sank near the old mole at dawn with flour aboard.\n\nMayor Eve <!here> Stone said the flour was insured by the island council.\n\nDivers from three villages searched the harbour until noon and found nobody aboard.';
  for (const { text: point } of brief(text, 'en').summary) expect(point).not.toMatch(/^here/i);
});
