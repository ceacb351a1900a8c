import { describe, expect, test } from 'vitest';
import { fieldName } from '../../src/briefing/fault.ts';
import { checkReferences } from '../../src/briefing/references.ts';
import type { Briefing } from '../../src/briefing/schema.ts';
import { exampleBriefing } from './example.ts';

function faults(change: (briefing: Briefing) => void): string[] {
  const briefing = exampleBriefing();
  change(briefing);
  return checkReferences(briefing).map(({ path }) => fieldName(path));
}

describe('cross references', () => {
  test('a sound briefing has none wrong', () => {
    expect(faults(() => {})).toEqual([]);
  });

  test('people, claims and statements named must exist', () => {
    expect(faults((b) => (b.statements[0]!.speaker = 'nobody'))).toEqual(['statements[0].speaker']);
    expect(faults((b) => b.statements[1]!.via.push('karim', 'reuters'))).toEqual(['statements[1].via[1]']);
    expect(faults((b) => b.statements[1]!.to.push('x'))).toEqual(['statements[1].to[1]']);
    expect(faults((b) => b.statements[1]!.claims.push({ id: 'y', position: 'for' }))).toEqual([
      'statements[1].claims[1].id',
    ]);
    expect(faults((b) => (b.translations['en']!.statements = { s9: 'x' }))).toEqual([
      'translations.en.statements.s9',
    ]);
  });

  test('the remedy names what could have been meant', () => {
    const briefing = exampleBriefing();
    briefing.statements[0]!.speaker = 'selma';
    expect(checkReferences(briefing)[0]!.remedy).toContain('salma, karim');
  });

  test('a statement may have no speaker', () => {
    expect(faults((b) => (b.statements[0]!.speaker = null))).toEqual([]);
  });

  test('ids are unique', () => {
    expect(faults((b) => b.people.push({ ...b.people[0]! }))).toEqual(['people[2].id']);
  });

  test('disputed says what the positions say', () => {
    expect(faults((b) => (b.claims[0]!.disputed = false))).toEqual(['claims[0].disputed']);
    expect(faults((b) => (b.statements[1]!.claims = []))).toEqual(['claims[0].disputed']);
    const changedMind = (disputed: boolean) =>
      faults((b) => {
        b.statements[1]!.speaker = 'salma';
        b.claims[0]!.disputed = disputed;
      });
    expect([changedMind(true), changedMind(false)]).toEqual([[], []]);
  });

  test.each([
    ['2020', 'month'],
    ['2020-01', 'day'],
    ['2020-01-05', 'minute'],
    ['2020-01-05', 'year'],
    ['2020-01-05T10:00:00Z', 'week'],
  ] as const)('timeline date %s does not fit %s', (date, precision) => {
    expect(faults((b) => Object.assign(b.timeline[0]!, { date, precision }))).toEqual(['timeline[0].date']);
  });

  test.each([
    ['2020', 'year'],
    ['2020-01', 'month'],
    ['2020-01-05', 'week'],
    ['2020-01-05T10:00:00+03:00', 'minute'],
  ] as const)('timeline date %s fits %s', (date, precision) => {
    expect(faults((b) => Object.assign(b.timeline[0]!, { date, precision }))).toEqual([]);
  });

  test('translations have as many key points, in another language', () => {
    expect(faults((b) => b.translations['en']!.summary!.push('more'))).toEqual(['translations.en.summary']);
    expect(faults((b) => (b.translations['ar'] = {}))).toEqual(['translations.ar']);
  });

  test('a range ends above its start', () => {
    expect(faults((b) => b.figures.push({ value: 5, max: 3, text: 'x', evidence: [] }))).toEqual([
      'figures[0].max',
    ]);
  });
});
