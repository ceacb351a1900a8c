import { mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkFiles } from '../../src/briefing/check.ts';
import { type FolderDeps, type FolderMemory, keptWarning, readFolder } from '../../src/briefing/folder.ts';
import { formatBriefing, writeBriefing } from '../../src/briefing/write.ts';
import type { Problem } from '../../src/errors.ts';
import type { Database } from '../../src/store/database.ts';
import { createFileMemory } from '../../src/store/files.ts';
import { openTestDatabase } from '../databases.ts';
import { exampleBriefing, TEXT } from './example.ts';

let dir: string;
let database: Database;
let memory: FolderMemory;
let refusing: Error | undefined;
/** What is live: what a store would hold. */
let live: Map<string, { title: string; text: string | null; verified: readonly string[] }>;
let events: string[];
let problems: Problem[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'isnad-folder-'));
  database = await openTestDatabase();
  memory = createFileMemory(database);
  live = new Map();
  refusing = undefined;
});
afterEach(async () => {
  await database.destroy();
  await rm(dir, { recursive: true });
});

async function read(create = true) {
  events = [];
  problems = [];
  const deps: FolderDeps = {
    dir,
    create,
    memory,
    sink: {
      async good(briefing, text, verified) {
        if (refusing) throw refusing;
        events.push(`good ${briefing.id}`);
        live.set(briefing.id, { title: briefing.title, text, verified });
      },
      async bad(found) {
        problems.push(...found);
      },
      async gone(id) {
        events.push(`gone ${id}`);
        live.delete(id);
      },
    },
  };
  return readFolder(deps);
}

const example = (id: string, changes = {}) => exampleBriefing({ id, ...changes });
const write = (id: string, changes = {}, under = '') =>
  writeBriefing(join(dir, under), example(id, changes), TEXT);

describe('the folder at the start', () => {
  test('reads every briefing, also under years and months, with its article', async () => {
    await write('2020-03-01-a');
    await write('2020-03-02-b', {}, '2020/03');
    await writeFile(join(dir, 'README.md'), 'notes');
    expect(await read()).toMatchObject({ read: 2, bad: 0 });
    expect([...live.keys()].sort()).toEqual(['2020-03-01-a', '2020-03-02-b']);
    expect(live.get('2020-03-02-b')).toEqual({ title: 'خلاف حول السد', text: TEXT, verified: ['s1', 's2'] });
  });

  test('a folder that is not there is made where that is wanted, else an error that names the setting', async () => {
    await rm(dir, { recursive: true });
    await expect(read(false)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(`${dir} is not there`),
      remedy: expect.stringContaining('"briefings"'),
    });
    expect(await read()).toMatchObject({ read: 0, bad: 0 });
    await rm(dir, { recursive: true });
    await writeFile(dir, 'a file in its place');
    await expect(read(false)).rejects.toMatchObject({ message: expect.stringContaining('cannot be read') });
  });

  test('a folder found without a single briefing takes nothing away until it says so', async () => {
    const path = await write('2020-03-01-a');
    await write('2020-03-02-b');
    await read();
    for (const file of await readdir(dir)) await rm(join(dir, file));
    const count = await read();
    expect(count).toMatchObject({ kept: 2, gone: 0 });
    expect(keptWarning(dir, count)).toMatch(/2 are known.*\.empty/);
    expect(live.size).toBe(2);

    await write('2020-03-01-a');
    expect(await read()).toMatchObject({ kept: 0, gone: 1 });
    expect([...live.keys()]).toEqual(['2020-03-01-a']);

    await rm(path);
    await writeFile(join(dir, '.empty'), '');
    const last = await read();
    expect(last).toMatchObject({ kept: 0, gone: 1 });
    expect(keptWarning(dir, last)).toBeUndefined();
  });

  test('reads only what changed since, briefing or article', async () => {
    await write('2020-03-01-a');
    await write('2020-03-02-b');
    await write('2020-03-03-c');
    await read();
    expect(await read()).toMatchObject({ read: 0, unchanged: 3 });
    await write('2020-03-01-a', { title: 'جديد' });
    const later = new Date(Date.now() + 5000);
    await utimes(join(dir, '2020-03-02-b.txt'), later, later);
    expect(await read()).toMatchObject({ read: 2, unchanged: 1 });
    expect(events.sort()).toEqual(['good 2020-03-01-a', 'good 2020-03-02-b']);
    await rm(join(dir, '2020-03-03-c.txt'));
    await read();
    expect(live.get('2020-03-03-c')).toMatchObject({ text: null, verified: [] });
  });

  test('a bad file is reported at each start until mended; its last good version stays and the rest goes on', async () => {
    const path = await write('2020-03-01-a');
    await read();
    const yaml = formatBriefing(example('2020-03-01-a')).replace('stance: denies', 'stance: shouts');
    await writeFile(path, yaml);
    const line = yaml.split('\n').indexOf('    stance: shouts') + 1;
    await write('2020-03-02-b');
    for (const changed of [1, 0]) {
      expect(await read()).toMatchObject({ read: changed, bad: 1 });
      expect(problems).toMatchObject([{ file: path, line, field: 'statements[1].stance' }]);
      expect(live.get('2020-03-01-a')?.title).toBe('خلاف حول السد');
    }
    await write('2020-03-01-a', { title: 'معدل' });
    expect(await read()).toMatchObject({ read: 1, bad: 0 });
    expect(live.get('2020-03-01-a')?.title).toBe('معدل');
  });

  test('a file removed is gone, good or bad when it went', async () => {
    const path = await write('2020-03-01-a');
    await write('2020-03-02-b');
    await write('2020-03-03-c');
    await read();
    await rm(path);
    await writeFile(join(dir, '2020-03-02-b.yaml'), 'title: [');
    expect(await read()).toMatchObject({ gone: 1, bad: 1 });
    await rm(join(dir, '2020-03-02-b.yaml'));
    await read();
    expect([...live.keys()]).toEqual(['2020-03-03-c']);
    expect(await read()).toMatchObject({ gone: 0 });
  });

  test('a file moved within the folder is never gone', async () => {
    const path = await write('2020-03-01-a');
    await read();
    await mkdir(join(dir, '2020'));
    await rename(path, join(dir, '2020/2020-03-01-a.yaml'));
    await rename(path.replace('.yaml', '.txt'), join(dir, '2020/2020-03-01-a.txt'));
    await read();
    expect(events).toEqual(['good 2020-03-01-a']);
  });

  test('of two files of one id the one in use stays, the other is a problem until one goes', async () => {
    await write('2020-03-01-a', { title: 'أول' }, 'z');
    await read();
    const second = await write('2020-03-01-a', { title: 'ثان' }, 'b');
    for (const _ of [1, 2]) {
      await read();
      expect(problems).toMatchObject([{ file: second, field: 'id' }]);
      expect(problems[0]!.message).toContain('z/2020-03-01-a.yaml');
      expect(live.get('2020-03-01-a')?.title).toBe('أول');
    }
    await rm(join(dir, 'z'), { recursive: true });
    await read();
    expect(problems).toEqual([]);
    expect(events).toEqual(['good 2020-03-01-a']);
    expect(live.get('2020-03-01-a')?.title).toBe('ثان');
  });

  test('a .yml file is named rather than passed over', async () => {
    await writeFile(join(dir, '2020-03-01-a.yml'), formatBriefing(example('2020-03-01-a')));
    await read();
    expect(problems).toMatchObject([{ remedy: 'rename it to end in .yaml' }]);
  });

  test('links out of the folder are not followed, for briefings, articles and folders', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'isnad-outside-'));
    await writeBriefing(outside, example('2020-03-01-a'), TEXT);
    await writeFile(join(outside, 'secret'), 'secret');
    await symlink(join(outside, '2020-03-01-a.yaml'), join(dir, '2020-03-01-a.yaml'));
    await symlink(outside, join(dir, 'linked'));
    await writeBriefing(dir, example('2020-03-02-b', { sources: [{ name: 'x' }] }), null);
    await symlink(join(outside, 'secret'), join(dir, '2020-03-02-b.txt'));
    await symlink('loop', join(dir, 'loop'));
    expect(await read()).toMatchObject({ read: 1, bad: 0 });
    expect([...live]).toEqual([['2020-03-02-b', { title: 'خلاف حول السد', text: null, verified: [] }]]);
    await rm(outside, { recursive: true });
  });

  test('what the store refuses is reported and read again', async () => {
    await write('2020-03-01-a');
    refusing = new Error('a newer version is live');
    expect(await read()).toMatchObject({ bad: 1 });
    expect(problems).toMatchObject([{ message: 'could not be taken in: a newer version is live' }]);
    refusing = undefined;
    expect(await read()).toMatchObject({ read: 1 });
  });
});

describe('isnad check', () => {
  test('finds nothing wrong with a sound folder, and reads each file named', async () => {
    const path = await write('2020-03-01-a');
    expect(await checkFiles([dir, path])).toEqual([]);
  });

  test('a file of another ending is to be renamed, and that is all that is said of it', async () => {
    const path = join(dir, '2020-03-01-a.yml');
    await writeFile(path, formatBriefing(example('2020-03-01-a')));
    for (const named of [path, dir]) {
      expect(await checkFiles([named])).toMatchObject([{ file: path, remedy: 'rename it to end in .yaml' }]);
    }
  });

  test('names bad files, doubles, strays and absent paths, and needs no database', async () => {
    const bad = await write('2020-03-01-a');
    await writeFile(bad, 'schema: 2\n');
    await write('2020-03-02-b');
    const double = await write('2020-03-02-b', {}, 'later');
    await writeFile(join(dir, 'stray.txt'), 'x');
    const found = await checkFiles([dir, join(dir, 'absent.yaml')]);
    expect(found.filter(({ file }) => file === bad).map(({ field }) => field)).toContain('title');
    expect(found.filter(({ file }) => file !== bad)).toMatchObject([
      { file: double, field: 'id' },
      { file: join(dir, 'stray.txt'), message: 'has no briefing beside it' },
      { file: join(dir, 'absent.yaml'), message: 'no such file or folder' },
    ]);
  });
});
