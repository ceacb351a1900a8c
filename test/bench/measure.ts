import { readFileSync } from 'node:fs';
import type { Article } from '../../src/briefing/article.ts';
import { type BenchLanguage, variedArticles } from './articles.ts';
import { type ContestantName, contestants } from './contestants.ts';

/** What one process measured of itself. */
export interface Measured {
  readonly articles: number;
  /** UTF-16. */
  readonly characters: number;
  /** Of the processor, all threads: what the work takes on one core. Texts never seen before, as in service. */
  readonly seconds: number;
  /** The same texts a second time, all code compiled and what is kept of words kept. */
  readonly secondsAgain: number;
  /** The process's peak resident memory. */
  readonly megabytes: number;
}

const OWN_ARTICLES = 200;
const WARM_UP_ARTICLES = 150;
const [OWN_SEED, WARM_UP_SEED] = [1, 2];

/**
 * `measure.ts CONTESTANT LANGUAGE [FILE.jsonl]`, run by `analysis.ts` as a process of its own; prints {@link Measured} as
 * JSON. Warmed up on other texts than those measured.
 */
const [name, lang, file] = process.argv.slice(2) as [ContestantName, BenchLanguage, string?];
const work = await contestants[name].load();
const texts = file === undefined ? variedArticles(lang, OWN_ARTICLES, OWN_SEED) : readArticles(file);
if (name !== 'nothing')
  for (const article of variedArticles(lang, WARM_UP_ARTICLES, WARM_UP_SEED)) work(article);
const [seconds, secondsAgain] = [secondsFor(texts), secondsFor(texts)];
const measured: Measured = {
  articles: texts.length,
  characters: texts.reduce((sum, { text }) => sum + text.length, 0),
  seconds,
  secondsAgain,
  megabytes: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(measured));

function secondsFor(articles: readonly Article[]): number {
  const begin = process.cpuUsage();
  for (const article of articles) work(article);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

function readArticles(path: string): Article[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Article)
    .map(({ text, title, publishedAt }) => ({ text, title, publishedAt, lang }));
}
