import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FolderWatch, watchFolder } from '../../src/briefing/watch.ts';
import { formatBriefing, writeBriefing } from '../../src/briefing/write.ts';
import type { Database } from '../../src/store/database.ts';
import { createFileMemory } from '../../src/store/files.ts';
import { openTestDatabase } from '../databases.ts';
import { exampleBriefing, TEXT } from './example.ts';

let dir: string;
let database: Database;
let watch: FolderWatch;
let heard: string[];
let waiting: { words: string; resolve: () => void }[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'isnad-watch-'));
  database = await openTestDatabase();
  heard = [];
  waiting = [];
});
afterEach(async () => {
  await watch.close();
  await database.destroy();
  await rm(dir, { recursive: true });
});

function say(words: string) {
  heard.push(words);
  for (const { words: awaited, resolve } of waiting) if (words.includes(awaited)) resolve();
}

/** The next time the sink hears something with these words. */
function hear(words: string): Promise<void> {
  return new Promise((resolve) => waiting.push({ words, resolve }));
}

async function start() {
  watch = await watchFolder({
    dir,
    create: true,
    log: pino({ level: 'warn' }, { write: (line: string) => say(line) }),
    memory: createFileMemory(database),
    sink: {
      good: async (briefing, text, verified) =>
        say(`good ${briefing.id} ${briefing.title} ${verified.length}/${text?.length ?? 'none'}`),
      bad: async (problems) => {
        for (const { file, field, message } of problems) say(`bad ${file} ${field} ${message}`);
      },
      gone: async (id) => say(`gone ${id}`),
    },
  });
}

const example = (changes = {}) => exampleBriefing({ id: '2020-03-01-a', ...changes });

describe('the folder while running', () => {
  test('a briefing written, edited as editors do, broken, mended and removed', async () => {
    await start();
    const added = hear('good 2020-03-01-a');
    const path = await writeBriefing(join(dir, '2020/03'), example(), TEXT);
    await added;
    expect(heard).toEqual([`good 2020-03-01-a خلاف حول السد 2/${TEXT.length}`]);

    const edited = hear('بديل');
    await writeFile(`${path}~`, formatBriefing(example({ title: 'بديل' })));
    await rename(`${path}~`, path);
    await edited;

    const broken = hear('bad');
    await writeFile(path, formatBriefing(example({ title: 'x' })).replace('title:', 'titel:'));
    await broken;
    expect(heard.find((words) => words.startsWith('bad'))).toContain(`${path} title is missing`);

    const mended = hear('مصحح');
    await writeFile(path, formatBriefing(example({ title: 'مصحح' })));
    await mended;

    const gone = hear('gone');
    await rm(path);
    await gone;
    expect(heard.filter((words) => words.startsWith('gone'))).toEqual(['gone 2020-03-01-a']);
  });

  test('the folder itself removed, as when a volume is unmounted, takes nothing away', async () => {
    await writeBriefing(dir, example(), TEXT);
    await start();
    const kept = hear('the whole briefings folder');
    await rm(dir, { recursive: true });
    await kept;
    expect(heard.filter((words) => words.startsWith('gone'))).toEqual([]);
    await mkdir(dir);
  });

  test('a changed article is held against its briefing again', async () => {
    await writeBriefing(dir, example({ sources: [{ name: 'x' }] }), TEXT);
    await start();
    expect(watch.count).toMatchObject({ read: 1 });
    const bad = hear('bad');
    await writeFile(join(dir, '2020-03-01-a.txt'), TEXT.replace('آمن', 'خطر'));
    await bad;
    expect(heard.at(-1)).toContain('statements[0]');
  });

  test('two files of one id: the second is refused, and takes over when the first goes', async () => {
    const first = await writeBriefing(dir, example(), TEXT);
    await start();
    const refused = hear('same id');
    await writeBriefing(join(dir, 'b'), example({ title: 'ثان' }), TEXT);
    await refused;
    const taken = hear('ثان');
    await rm(first);
    await taken;
    expect(heard.filter((words) => words.startsWith('gone'))).toEqual([]);
  });
});
