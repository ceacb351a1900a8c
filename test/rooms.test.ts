import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const biome = join(root, 'node_modules/.bin/biome');

/** Lints planted files in a copy of the house that has our rules and nothing else. */
function lint(planted: Readonly<Record<string, string>>): { refused: boolean; said: string } {
  const house = mkdtempSync(join(tmpdir(), 'isnad-rooms-'));
  try {
    cpSync(join(root, '.biome.json'), join(house, '.biome.json'));
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    for (const [path, source] of Object.entries(planted)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), source);
    }
    const run = spawnSync(biome, ['lint', '--vcs-enabled=false', '--colors=off', '.'], {
      cwd: house,
      encoding: 'utf8',
    });
    return { refused: run.status !== 0, said: run.stdout + run.stderr };
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

const importing = (from: string) => `import { thing } from '${from}';\n\nexport const used = thing;\n`;

/** One import a room may not make, for each room. */
const forbidden: readonly (readonly [string, string])[] = [
  ['src/text/planted.ts', '../briefing/schema.ts'],
  ['src/briefing/planted.ts', '../store/database.ts'],
  ['src/analysis/planted.ts', '../store/database.ts'],
  ['src/analysis/languages/planted.ts', '../../store/database.ts'],
  ['src/intake/planted.ts', '../analysis/analyse.ts'],
  ['src/store/planted.ts', '../answers/answers.ts'],
  ['src/answers/planted.ts', '../views/card.ts'],
  ['src/views/planted.ts', '../store/database.ts'],
  ['src/commands/planted.ts', '../store/database.ts'],
  ['src/delivery/planted.ts', '../commands/command.ts'],
  ['src/desk/planted.ts', '../platforms/platform.ts'],
  ['src/platforms/slack/planted.ts', '../../store/database.ts'],
  ['src/platforms/slack/planted.ts', '../discord/render.ts'],
  ['src/platforms/discord/planted.ts', '../../analysis/analyse.ts'],
  ['src/platforms/preview/planted.ts', '../slack/render.ts'],
  ['src/jobs/planted.ts', '../platforms/platform.ts'],
  ['src/http/planted.ts', '../store/database.ts'],
  ['src/text/planted.ts', '../config.ts'],
  ['test/fakes/slack/planted.ts', '../../../src/platforms/slack/limits.ts'],
];

/** Imports that the design asks for. */
const allowed: readonly (readonly [string, string])[] = [
  ['src/analysis/planted.ts', '../text/direction.ts'],
  ['src/answers/planted.ts', '../store/database.ts'],
  ['src/views/planted.ts', '../answers/answers.ts'],
  ['src/platforms/slack/planted.ts', '../../commands/dispatcher.ts'],
  ['src/delivery/planted.ts', '../views/card.ts'],
];

describe('the rooms', () => {
  it.each(forbidden)('%s may not import %s', (path, from) => {
    const { refused, said } = lint({ [path]: importing(from) });
    expect(said).toContain('noRestrictedImports');
    expect(refused).toBe(true);
  });

  it.each(allowed)('%s may import %s', (path, from) => {
    expect(lint({ [path]: importing(from) }).said).not.toContain('noRestrictedImports');
  });

  it('may not import in a circle', () => {
    const { refused, said } = lint({
      'src/text/a.ts': importing('./b.ts').replace('used', 'other'),
      'src/text/b.ts': importing('./a.ts').replace('used', 'thing'),
    });
    expect(said).toContain('noImportCycles');
    expect(refused).toBe(true);
  });
});
