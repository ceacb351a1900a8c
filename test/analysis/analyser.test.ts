import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pino from 'pino';
import { expect, test } from 'vitest';
import { createAnalyser } from '../../src/analysis/analyser.ts';
import { UserError } from '../../src/errors.ts';

const log = pino({ level: 'silent' });
const article = {
  text: 'Mayor Anna Reed said the bridge would open in June.',
  lang: 'en',
  publishedAt: '2024-05-15',
};

async function entryOf(source: string): Promise<URL> {
  const file = join(await mkdtemp(join(tmpdir(), 'isnad-analyser-')), 'entry.mjs');
  await writeFile(file, source);
  return pathToFileURL(file);
}

test('articles queue for the threads and each gets its own briefing', async () => {
  const analyser = createAnalyser({ workers: 2, log });
  const names = ['Anna Reed', 'Omar Hale', 'Lucy Stone', 'Peter Moss', 'Clara West'];
  const briefings = await Promise.all(
    names.map((name) =>
      analyser.analyse({ ...article, text: `Mayor ${name} said the bridge would open in June.` }),
    ),
  );
  expect(briefings.map(({ people }) => people[0]?.name)).toEqual(names);
  await analyser.close();
});

test('a thread that dies rejects its article alone and is replaced', async () => {
  const entry = await entryOf(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ article }) => {
      if (article.text === 'bad') process.exit(3);
      parentPort.postMessage({ briefing: { title: article.text } });
    });`);
  const analyser = createAnalyser({ log, entry });
  const bad = analyser.analyse({ text: 'bad' });
  const good = analyser.analyse({ text: 'good' });
  await expect(bad).rejects.toThrow(UserError);
  await expect(bad).rejects.toThrow(/exit code 3/);
  expect((await good).title).toBe('good');
  await analyser.close();
});

test('an article over its time is given up and the next one is served', async () => {
  const entry = await entryOf(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ article }) => {
      if (article.text === 'endless') for (;;);
      parentPort.postMessage({ briefing: { title: article.text } });
    });`);
  const analyser = createAnalyser({ log, entry, timeLimit: 1500 });
  const endless = analyser.analyse({ text: 'endless' });
  const next = analyser.analyse({ text: 'next' });
  await expect(endless).rejects.toThrow(/longer than/);
  expect((await next).title).toBe('next');
  await analyser.close();
});

test('after closing, articles are refused and waiting ones rejected', async () => {
  const analyser = createAnalyser({ log });
  const waiting = analyser.analyse(article);
  const refused = expect(waiting).rejects.toThrow(UserError);
  await analyser.close();
  await refused;
  await expect(analyser.analyse(article)).rejects.toThrow(/stopping/);
});
