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
