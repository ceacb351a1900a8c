import { createReadStream, createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SingleBar } from 'cli-progress';
import { z } from 'zod';
import { analyse as analyseArticle } from '../analysis/analyse.ts';
import { printExplanation } from '../analysis/explain.ts';
import type { Article } from '../briefing/article.ts';
import { formatBriefing } from '../briefing/write.ts';
import { messageOf, UserError } from '../errors.ts';
import { readArticleBytes, readArticleFile } from '../intake/file.ts';
import type { Io } from './io.ts';

export interface AnalyseOptions {
  readonly lang?: string;
  readonly title?: string;
  readonly published?: string;
  readonly url?: string;
  readonly format: 'yaml' | 'json';
  readonly explain?: boolean;
  readonly jsonl?: boolean;
}

/** Prints one article's briefing on standard output and nothing else there; or goes through a file of articles. */
export async function analyse(
  io: Io,
  file: string | undefined,
  out: string | undefined,
  options: AnalyseOptions,
): Promise<void> {
  if (options.jsonl) {
    if (file === undefined || out === undefined) {
      throw new UserError('--jsonl needs two files.', 'Write: isnad analyse --jsonl IN OUT');
    }
    await analyseLines(io, resolve(io.cwd, file), resolve(io.cwd, out));
    return;
  }
  const article = await readOne(io, file, options);
  if (options.explain) {
    const explain = (why: Parameters<typeof printExplanation>[0]) => io.out(`${printExplanation(why)}\n\n`);
    analyseArticle(article, { today: today(io), explain });
    return;
  }
  const briefing = analyseArticle(article, { today: today(io) });
  io.out(options.format === 'json' ? `${JSON.stringify(briefing, null, 2)}\n` : formatBriefing(briefing));
}

async function readOne(io: Io, file: string | undefined, options: AnalyseOptions): Promise<Article> {
  const fromInput = file === undefined || file === '-';
  const read = fromInput
    ? await readArticleBytes(Buffer.concat(await Array.fromAsync(io.stdin())), 'standard input')
    : await readArticleFile(resolve(io.cwd, file));
  return {
    ...read,
    ...(options.lang && { lang: options.lang }),
    ...(options.title && { title: options.title }),
    ...(options.published && { publishedAt: options.published }),
    ...(options.url && { url: options.url }),
  };
}

/** `{id, text, lang?, publishedAt?, title?}`; other fields are let through unread. */
const lineSchema = z.looseObject({
  id: z.string(),
  text: z.string(),
  lang: z.string().nullish(),
  publishedAt: z.string().nullish(),
  title: z.string().nullish(),
});

async function analyseLines(io: Io, from: string, to: string): Promise<void> {
  const bar = io.terminal
    ? new SingleBar({ format: '{bar} {value}/{total} articles', stream: process.stderr })
    : null;
  bar?.start(await countLines(from), 0);
  const lines = createInterface({
    input: createReadStream(from, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let failed = 0;
  const answers = new Transform({
    objectMode: true,
    transform(line: string, _encoding, done) {
      if (line.trim() === '') return done();
      bar?.increment();
      const answer = analyseLine(line, today(io));
      if ('error' in answer) failed += 1;
      done(null, `${JSON.stringify(answer)}\n`);
    },
  });
  try {
    await pipeline(lines, answers, createWriteStream(to));
  } finally {
    bar?.stop();
  }
  if (failed > 0) io.err(`${failed} of the articles could not be read; in ${to} each says why.\n`);
}

function analyseLine(line: string, day: string): object {
  const given = readJson(line);
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    return { id: null, error: 'The line is not a JSON object; write {"id": "…", "text": "…"} on one line.' };
  }
  const id = 'id' in given ? given.id : null;
  try {
    const parsed = lineSchema.safeParse(given, { reportInput: true });
    if (!parsed.success) return { id, error: parsed.error.issues.map(describeIssue).join(' ') };
    const { text, lang, publishedAt, title } = parsed.data;
    const article = {
      text,
      ...(lang && { lang }),
      ...(publishedAt && { publishedAt }),
      ...(title && { title }),
    };
    return { id, briefing: analyseArticle(article, { today: day }) };
  } catch (error) {
    return { id, error: messageOf(error) };
  }
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function describeIssue({ path, input }: z.core.$ZodIssue): string {
  const field = `The field "${path.join('.')}"`;
  return input === undefined ? `${field} is missing.` : `${field} must be text, in quotes.`;
}

async function countLines(path: string): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    if (line.trim() !== '') count += 1;
  }
  return count;
}

function today(io: Io): string {
  return new Date(io.clock()).toISOString().slice(0, 10);
}
