import { expect, test } from 'vitest';
import { brief } from './told.ts';

test('another language: marks and figures are found, the rest is said not to have been tried', () => {
  const briefing = brief(
    'La maire a parlé devant 250 personnes. « Le pont sera fermé tout l’été », a-t-elle dit.',
    'fr',
  );
  expect(briefing.statements.map(({ text, speaker }) => [text, speaker])).toEqual([
    ['Le pont sera fermé tout l’été', null],
  ]);
  expect(briefing.figures.map(({ value }) => value)).toEqual([250]);
  expect(briefing.method.notAttempted?.length).toBeGreaterThan(0);
});

test.each([
  ['fr', 'Le projet coûtera 12 millions d’euros et trois ans.', [12_000_000]],
  ['ru', 'Погибли 14 человек, ущерб составил 3 млн рублей.', [14, 3_000_000]],
  ['tr', 'Olayda 14 kişi öldü, 250 ev yıkıldı.', [14, 250]],
  ['fa', 'در این حادثه ۱۴ نفر کشته شدند.', [14]],
  ['he', '14 אנשים נפצעו.', [14]],
])('%s: what is counted is found by its number', (lang, article, values) => {
  expect(brief(article, lang).figures.map(({ value }) => value)).toEqual(values);
});

test('a Persian word that begins with و keeps its letter', () => {
  const { summary } = brief('وزیر گفت که پل فردا بسته خواهد شد. مردم شهر نگران هستند.', 'fa');
  expect(summary[0]?.text).toMatch(/^وزیر/);
});
