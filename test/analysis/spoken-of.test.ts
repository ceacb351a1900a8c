import { expect, test } from 'vitest';
import { brief } from './told.ts';

const people = (text: string, lang: string): string[] =>
  brief(text, lang).people.map(({ name, kind, role }) => [name, kind, ...(role ? [role] : [])].join(' | '));

test('persons named with their titles and well-known bodies are listed although they do not speak', () => {
  expect(
    people(
      'وقال المدير فؤاد سالم إن الطريق مغلق. واستقبل وزير الخارجية سامي ناصر السفير الفرنسي في مقر الأمم المتحدة.',
      'ar',
    ),
  ).toEqual([
    'فؤاد سالم | person | المدير',
    'سامي ناصر | person | وزير الخارجية',
    'الأمم المتحدة | institution',
  ]);
  expect(
    people(
      'The mayor said the road was closed. Prime Minister Amal R. Haddad left, and the United Nations sent Sen. Omar Faris a letter.',
      'en',
    ),
  ).toEqual([
    'the mayor | person',
    'Amal R. Haddad | person | Prime Minister',
    'Omar Faris | person | Senator',
    'United Nations | institution',
  ]);
});

test('who speaks stays one entry, with the name the words gave', () => {
  const found = people('وقال وزير المالية سامي ناصر إن الضرائب ستنخفض. وغادر الوزير سامي ناصر القاعة.', 'ar');
  expect(found).toEqual(['سامي ناصر | person | وزير المالية']);
});

test.each([
  ['a title without a name', 'وقال سكان إن الطريق مغلق. وزار الرئيس الفرنسي مدينة الموصل.', 'ar'],
  ['a headline of capitals', 'Residents said the road was closed. Judge Is Expected To Rule.', 'en'],
])('%s names nobody', (_name, text, lang) => {
  expect(people(text, lang)).toHaveLength(1);
});
