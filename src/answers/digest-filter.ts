import type { Database } from '../store/database.ts';
import { type News, type NewsSpan, peopleIn, sourcesIn, topicsIn } from '../store/news.ts';
import { fold } from '../text/fold.ts';
import { termVariants, words } from '../text/terms.ts';
import type { DigestFilter } from './answers.ts';
import type { Naming } from './naming.ts';
import { resolvePerson } from './people.ts';

type Test = (one: News) => boolean;

export interface NewsFilter {
  /** Which of a span's news pass, for someone of these audiences. */
  testOf(filters: readonly DigestFilter[], audiences: readonly string[]): Promise<Test>;
}

/** Filters over the news of one span; what each kind of them needs is read when it is first asked for, and once. */
export function createNewsFilter(database: Database, naming: Naming, span: NewsSpan): NewsFilter {
  const topics = once(async () =>
    grouped(await topicsIn(database, span), ({ topic }) => new Set(termVariants(topic).flat())),
  );
  const people = once(async () => grouped(await peopleIn(database, span), ({ main }) => main));
  const sources = once(async () => grouped(await sourcesIn(database, span), (source) => source));
  const tests = new Map<string, Promise<Test>>();

  async function topicTest(value: string): Promise<Test> {
    const wanted = termVariants(value);
    const known = await topics();
    const meets = (topic: ReadonlySet<string>) =>
      wanted.length > 0 && wanted.every((variants) => variants.some((term) => topic.has(term)));
    return ({ id }) => known.get(id)?.some(meets) ?? false;
  }

  async function personTest(value: string, audiences: readonly string[]): Promise<Test> {
    if (audiences.length === 0) return () => false;
    const mains = new Set(await resolvePerson(database, audiences, naming, value));
    const known = await people();
    return ({ id }) => known.get(id)?.some((main) => mains.has(main)) ?? false;
  }

  async function sourceTest(value: string): Promise<Test> {
    const known = await sources();
    const isIt = (source: Source) => isSource(value, source, naming);
    return ({ id }) => known.get(id)?.some(isIt) ?? false;
  }

  function testFor({ kind, value }: DigestFilter, audiences: readonly string[]): Promise<Test> {
    const test = async (): Promise<Test> => {
      if (kind === 'topic') return await topicTest(value);
      if (kind === 'person') return await personTest(value, audiences);
      if (kind === 'source') return await sourceTest(value);
      return ({ lang }) => isLanguage(value, lang);
    };
    // Only who is meant by a name depends on who asks.
    const key = JSON.stringify([kind, value, ...(kind === 'person' ? audiences : [])]);
    const known = tests.get(key) ?? test();
    tests.set(key, known);
    return known;
  }

  return {
    async testOf(filters, audiences) {
      const tests = await Promise.all(
        filters.map(async (filter) => ({ ...filter, test: await testFor(filter, audiences) })),
      );
      const unwanted = tests.filter(({ not }) => not);
      const wanted = Map.groupBy(
        tests.filter(({ not }) => !not),
        ({ kind }) => kind,
      );
      return (one) =>
        !unwanted.some(({ test }) => test(one)) &&
        [...wanted.values()].every((some) => some.some(({ test }) => test(one)));
    },
  };
}

type Source = { readonly name: string | null; readonly url: string | null };

/** By its host or one above it, by words of its name, or by its name in the other script. */
function isSource(wanted: string, { name, url }: Source, naming: Naming): boolean {
  const host = hostOf(wanted);
  const own = url === null ? null : hostOf(url);
  if (host !== null) return own !== null && (own === host || own.endsWith(`.${host}`));
  const asked = words(wanted);
  if (asked.length === 0) return false;
  if (
    asked.length === 1 &&
    own
      ?.split('.')
      .slice(0, -1)
      .includes(asked[0] ?? '')
  )
    return true;
  if (name === null) return false;
  const there = words(name);
  if (asked.every((word) => there.includes(word))) return true;
  return isArabic(wanted) !== isArabic(name) && naming.same(wanted, name);
}

/** Of an address, or of what is written like a host; null where it is neither. */
function hostOf(text: string): string | null {
  const bare = fold(text.trim());
  const url = bare.includes('://')
    ? bare
    : /^[^\s/]+\.[a-z]{2,}(?:\/|$)/u.test(bare)
      ? `https://${bare}`
      : null;
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : null;
}

function isLanguage(wanted: string, lang: string): boolean {
  const [asked, own] = [wanted.toLowerCase(), lang.toLowerCase()];
  return own === asked || own.startsWith(`${asked}-`);
}

const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= read();
    return answer;
  };
}

function grouped<R extends { readonly id: string }, T>(
  rows: readonly R[],
  valueIn: (row: R) => T,
): Map<string, T[]> {
  const byId = new Map<string, T[]>();
  for (const row of rows) {
    const list = byId.get(row.id);
    if (list) list.push(valueIn(row));
    else byId.set(row.id, [valueIn(row)]);
  }
  return byId;
}
