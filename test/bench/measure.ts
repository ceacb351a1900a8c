import { readFileSync } from 'node:fs';
import type { Article } from '../../src/briefing/article.ts';
import { type BenchLanguage, variedArticles } from './articles.ts';
import { type ContestantName, contestants } from './contestants.ts';

/** What one process measured of itself. */
export interface Measured {
  readonly articles: number;
  /** UTF-16. */
  readonly characters: number;
  /** Of the processor, all threads: what the work takes on one core, whatever else the machine does. */
  readonly seconds: number;
  /** The process's peak resident memory. */
  readonly megabytes: number;
}

const OWN_ARTICLES = 300;
const WARM_UP_ARTICLES = 150;
const [OWN_SEED, WARM_UP_SEED] = [1, 2];

/**
 * `measure.ts CONTESTANT LANGUAGE [FILE.jsonl]`, run by `analysis.ts` as a process of its own; prints {@link Measured} as
 * JSON. Warmed up on other texts than those measured, each of which is read once, as in service.
 */
const [name, lang, file] = process.argv.slice(2) as [ContestantName, BenchLanguage, string?];
const work = await contestants[name].load();
const texts = file === undefined ? variedArticles(lang, OWN_ARTICLES, OWN_SEED) : readArticles(file);
if (name !== 'nothing')
  for (const article of variedArticles(lang, WARM_UP_ARTICLES, WARM_UP_SEED)) work(article);
const begin = process.cpuUsage();
for (const article of texts) work(article);
const { user, system } = process.cpuUsage(begin);
const measured: Measured = {
  articles: texts.length,
  characters: texts.reduce((sum, { text }) => sum + text.length, 0),
  seconds: (user + system) / 1e6,
  megabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(measured));

function readArticles(path: string): Article[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Article)
    .map(({ text, title, publishedAt }) => ({ text, title, publishedAt, lang }));
}
