import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkFiles } from '../../src/briefing/check.ts';
import { readBriefing } from '../../src/briefing/read.ts';

const dir = new URL('../../briefings', import.meta.url).pathname;
const paths = readdirSync(dir)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(dir, name));

/** What a fresh install shows must be the best of it: these hold whatever the briefings tell. */
it('ships briefings in which everything can be seen', async () => {
  expect(await checkFiles([dir])).toEqual([]);
  const read = await Promise.all(paths.map((path) => readBriefing(path)));
  const shipped = read.flatMap((result) => ('briefing' in result ? [result] : []));
  expect(shipped.map(({ briefing }) => briefing.lang).sort()).toEqual(['ar', 'en']);
  expect(new Set(shipped.map(({ briefing }) => briefing.story)).size).toBe(1);
  for (const { briefing, verified } of shipped) {
    expect(verified).toEqual(briefing.statements.map(({ id }) => id));
    expect(briefing.statements.filter(({ via }) => via.length > 0)).not.toEqual([]);
    expect([briefing.timeline.length, briefing.figures.length]).not.toContain(0);
    const disputed = briefing.claims.filter((claim) => claim.disputed);
    expect(disputed).not.toEqual([]);
    for (const { id } of disputed) {
      const positions = briefing.statements.flatMap(({ claims }) =>
        claims.filter((claim) => claim.id === id).map(({ position }) => position),
      );
      expect(positions).toEqual(expect.arrayContaining(['for', 'against']));
    }
  }
});

it('ships an English translation of all that is Arabic', async () => {
  for (const path of paths) {
    const result = await readBriefing(path);
    if (!('briefing' in result) || result.briefing.lang !== 'ar') continue;
    const { translations, statements, summary } = result.briefing;
    expect(translations['en']?.title).toMatch(/[A-Za-z]/);
    expect(translations['en']?.summary).toHaveLength(summary.length);
    expect(Object.keys(translations['en']?.statements ?? {})).toEqual(statements.map(({ id }) => id));
  }
});
