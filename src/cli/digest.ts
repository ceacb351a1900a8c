import type { DigestFilter } from '../answers/answers.ts';
import type { Args } from '../commands/command.ts';
import { digest as command } from '../commands/digest.ts';
import { FILTER_OPTIONS, parseFilters } from '../commands/filters.ts';
import { parseArgs } from '../commands/parse.ts';
import { parseMost } from '../commands/quiet.ts';
import { UserError } from '../errors.ts';
import { digestCard } from '../views/digest.ts';
import { ar } from '../views/phrases/ar.ts';
import { en } from '../views/phrases/en.ts';
import type { Io } from './io.ts';
import { print, show } from './read.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** What a channel that sees only what is public would get, had it never had a digest. Throws UserError. */
export async function digest(io: Io, words: readonly string[]): Promise<void> {
  const { filters, most } = readWords(words.join(' '));
  await show(io, async ({ answers }, _origin, config) => {
    const now = io.clock();
    const found = await answers.digest(
      { place: null },
      { since: now - WEEK_MS, until: now, posted: new Set(), filters, limit: most ?? config.limits.digest },
    );
    print(io, digestCard(found, { chrome: config.language, zone: config.zone, now }, null, { filters }));
  });
}

function readWords(text: string): { filters: DigestFilter[]; most: number | undefined } {
  const { most: given, ...args }: Args = parseArgs(command.options, text);
  const most = given === undefined ? undefined : (parseMost(given) ?? wrong('most', given));
  const filters: DigestFilter[] = [];
  for (const [name, value = ''] of Object.entries(args)) {
    const kind = Object.entries(FILTER_OPTIONS).find(([option]) => option === name)?.[1];
    if (kind === undefined) wrong('loose', value);
    const read = parseFilters(kind, value, en);
    if (typeof read === 'string') throw new UserError(read, REMEDY);
    filters.push(...read);
  }
  return { filters, most };
}

const REMEDY = `Write ${en.examples.filters}.`;

function wrong(what: 'most' | 'loose', given: string): never {
  const arabic = { message: ar.errors[what](given), remedy: `اكتب مثلًا: ${ar.examples.filters}` };
  throw new UserError(en.errors[what](given), REMEDY, { arabic });
}
