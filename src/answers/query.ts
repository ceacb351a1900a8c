import { UserError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import type { BriefingQuery } from './answers.ts';
import { instantOf } from './instants.ts';

/** How many briefings an answer shows where the asker does not say. */
const LIMIT = 5;

const FILTERS = ['since', 'before', 'by', 'about', 'story', 'topic', 'lang'] as const;
type Filter = (typeof FILTERS)[number];

/** Other words for the filters, folded. */
const NAMES: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ...FILTERS.map((filter): [string, Filter] => [filter, filter]),
  ['from', 'since'],
  ['until', 'before'],
  ['person', 'by'],
  ['language', 'lang'],
  ...(
    [
      ['منذ', 'since'],
      ['بعد', 'since'],
      ['قبل', 'before'],
      ['حتى', 'before'],
      ['قول', 'by'],
      ['شخص', 'by'],
      ['المتحدث', 'by'],
      ['عن', 'about'],
      ['حول', 'about'],
      ['بشأن', 'about'],
      ['قصة', 'story'],
      ['القصة', 'story'],
      ['موضوع', 'topic'],
      ['الموضوع', 'topic'],
      ['لغة', 'lang'],
      ['اللغة', 'lang'],
    ] as const
  ).map(([word, filter]): [string, Filter] => [fold(word), filter]),
]);

const LANGUAGES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['arabic', 'ar'],
      ['english', 'en'],
      ['عربي', 'ar'],
      ['العربية', 'ar'],
      ['عربية', 'ar'],
      ['انجليزي', 'en'],
      ['الإنجليزية', 'en'],
      ['إنكليزي', 'en'],
    ] as const
  ).map(([word, language]) => [fold(word), language]),
);

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** `name:value`, `name:"two words"`, or a word. */
const PART = /(?:(\p{L}+)[:：])?(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))/gu;
/** A minus at a word leaves it out. */
const LEFT_OUT = /^[-−–](?=\p{L})/u;
const NOT = new Set(['not', 'ليس', 'وليس'].map(fold));
const LINK = /^<?(https?:\/\/[^\s>|]+)(?:\|[^>]*)?>?$/i;

/**
 * Typed words as a query: `since:yesterday`, `since:2020-01-07`, `since:7d`, `before:`, `by:`, `about:`, `story:`, `topic:`,
 * `lang:`, their Arabic names, a bare link, free words, and words left out (`-oil`, "not oil", «ليس النفط»). `now` in ms; days are those of `zone` (IANA). Throws UserError
 * where a filter's value cannot be read.
 */
export function parseQuery(text: string, now: number, zone: string): BriefingQuery {
  const words: string[] = [];
  const not: string[] = [];
  let denied = false;
  const query: { -readonly [Key in keyof BriefingQuery]: BriefingQuery[Key] } = { limit: LIMIT };
  for (const match of text.matchAll(PART)) {
    const value = (match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').trim();
    const filter = match[1] === undefined ? undefined : NAMES.get(fold(match[1]));
    const link = LINK.exec(match[0]);
    const left: boolean = filter === undefined && !link && (denied || LEFT_OUT.test(match[0]));
    if (left) not.push(value.replace(LEFT_OUT, ''));
    const denies = filter === undefined && NOT.has(fold(match[0]));
    if (left || denies) {
      denied = denies && !left;
      continue;
    }
    if (link) query.url = link[1];
    else if (filter === undefined) words.push(match[0]);
    else if (value === '') throw noValue(match[1] ?? '');
    else if (filter === 'since' || filter === 'before') query[filter] = instantOf(value, now, zone);
    else if (filter === 'by') query.person = value;
    else if (filter === 'about') words.push(value);
    else if (filter === 'lang') query.lang = languageOf(value);
    else query[filter] = value;
  }
  // A "not" at the end leaves out nothing.
  if (not.length > 0) query.not = not;
  if (words.length > 0) query.words = words.join(' ');
  return query;
}

const STATEMENT_FIELDS: ReadonlyMap<string, 'via' | 'to'> = new Map(
  (
    [
      ['via', 'via'],
      ['through', 'via'],
      ['عبر', 'via'],
      ['نقلا', 'via'],
      ['to', 'to'],
      ['إلى', 'to'],
    ] as const
  ).map(([word, field]) => [fold(word), field]),
);

/** Typed fields of a search for statements: `by:`, `about:`, `via:`, `to:`, beside `since:`, `before:` and `story:`. */
export interface StatementFields {
  readonly person?: string | undefined;
  readonly about?: string | undefined;
  readonly via?: string | undefined;
  readonly to?: string | undefined;
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly story?: string | undefined;
}

/** Null where no field asks for statements. Free words, phrases and `-words` are about what was said. Throws UserError. */
export function readStatementFields(text: string, now: number, zone: string): StatementFields | null {
  const about: string[] = [];
  const fields: { -readonly [Key in keyof StatementFields]: StatementFields[Key] } = {};
  let asked = false;
  for (const match of text.matchAll(PART)) {
    const value = (match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').trim();
    const name = fold(match[1] ?? '');
    const field = STATEMENT_FIELDS.get(name) ?? NAMES.get(name);
    if (match[1] === undefined || field === undefined || LINK.test(match[0])) about.push(match[0]);
    else if (value === '') throw noValue(match[1]);
    else if (field === 'since' || field === 'before') fields[field] = instantOf(value, now, zone);
    else if (field === 'story') fields.story = value;
    else if (field === 'lang' || field === 'topic') return null;
    else {
      asked = true;
      if (field === 'by') fields.person = value;
      else if (field === 'about')
        about.push(value.includes(' ') && match[5] === undefined ? `"${value}"` : value);
      else fields[field] = value;
    }
  }
  if (!asked) return null;
  return { ...fields, about: about.join(' ') || undefined };
}

/** A language's tag, as named or as written; a region after it narrows the search. Throws UserError. */
export function languageOf(value: string): string {
  const named = LANGUAGES.get(fold(value));
  if (named !== undefined) return named;
  const [, primary] = /^([a-z]{2,3})(?:-[a-z0-9]{2,8})*$/i.exec(value) ?? [];
  if (primary !== undefined && languageNames.of(primary) !== undefined) return value.toLowerCase();
  throw new UserError(`"${value}" is no language.`, 'Write it as lang:ar, lang:en or lang:arabic.', {
    arabic: { message: `«${value}» ليست لغة معروفة.`, remedy: 'اكتبها مثل لغة:العربية أو لغة:en.' },
  });
}

function noValue(filter: string): UserError {
  return new UserError(
    `The filter "${filter}:" has no value.`,
    'Write one after the colon: since:yesterday.',
    {
      arabic: { message: `الشرط «${filter}:» بلا قيمة.`, remedy: 'اكتب القيمة بعد النقطتين، مثل منذ:أمس.' },
    },
  );
}
