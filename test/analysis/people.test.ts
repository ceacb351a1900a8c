import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/briefing/schema.ts';
import { brief, DAM_AR, DAM_EN } from './articles.ts';

const people = (text: string, lang: string): Map<string, Person> =>
  new Map(brief(text, lang).people.map((person) => [person.name, person]));

describe('English', () => {
  const known = people(DAM_EN, 'en');

  test('title before the name and apposition after it', () => {
    expect(known.get('Lena Haddad')).toMatchObject({
      kind: 'person',
      role: 'Water Minister',
      id: 'lena-haddad',
    });
    expect(known.get('Omar Faris')?.role).toBe('General, commander of the northern guard');
  });

  test('an adjective of nation names nobody', () => {
    expect([...known.keys()]).toContain('a Rashidi official');
    const others = people(
      'An Iraqi official said the road was open. The Iraqi government said it was closed.',
      'en',
    );
    expect([...others.values()].map(({ name, kind }) => [name, kind])).toEqual([
      ['an Iraqi official', 'person'],
      ['the Iraqi government', 'institution'],
    ]);
  });

  test('what a state owns is not the state: "Iraq\'s parliament"', () => {
    const [parliament] = people("Iraq's parliament said the vote was final.", 'en').values();
    expect(parliament).toMatchObject({
      name: "Iraq's parliament",
      kind: 'institution',
      id: 'iraqs-parliament',
    });
  });

  test('documents, groups and outlets are told apart from persons', () => {
    expect(known.get('the memo')?.kind).toBe('document');
    expect(known.get('Residents')?.kind).toBe('group');
    expect(people('According to Reuters, the road was open.', 'en').get('Reuters')?.kind).toBe('outlet');
  });

  test('a form of address is no role', () => {
    expect(people('Mr. Adler said the road was open.', 'en').get('Adler')?.role).toBeUndefined();
  });
});

describe('Arabic', () => {
  const known = people(DAM_AR, 'ar');

  test('title and name, in either order', () => {
    expect(known.get('لينا حداد')).toMatchObject({ kind: 'person', role: 'وزيرة المياه' });
    const after = people('قالت سامية باور مندوبة الأردن إن القرار مهم.', 'ar');
    expect(after.get('سامية باور')?.role).toBe('مندوبة الأردن');
  });

  test('an attached preposition is no part of a name, and an agency is one entry', () => {
    const text = 'قال شهود لوكالة رويترز إن الطريق مغلق. وبحسب رويترز، فإن الجسر مفتوح.';
    const outlets = [...people(text, 'ar').values()].filter(({ kind }) => kind === 'outlet');
    expect(outlets.map(({ name }) => name)).toEqual(['وكالة رويترز']);
    expect(known.get('الصحفيين')?.kind).toBe('group');
  });

  test('an institution and its full name are one entry', () => {
    const text = 'قالت الحكومة إن الطريق مغلق. وأضافت الحكومة العراقية أن الجسر مفتوح.';
    const [government, ...others] = people(text, 'ar').values();
    expect(others).toEqual([]);
    expect([government?.name, ...(government?.aliases ?? [])]).toContain('الحكومة العراقية');
  });
});

test.each([
  ['en', DAM_EN],
  ['ar', DAM_AR],
])('%s: identifiers are readable, and the same for the same article', (lang, text) => {
  const ids = brief(text, lang).people.map(({ id }) => id);
  expect(ids).toEqual(brief(text, lang).people.map(({ id }) => id));
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});
