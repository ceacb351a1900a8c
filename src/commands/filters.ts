import type { DigestFilter, FilterKind } from '../answers/answers.ts';
import { languageOf } from '../answers/query.ts';
import { fold } from '../text/fold.ts';
import { nameKeys } from '../text/names.ts';
import { termVariants, words } from '../text/terms.ts';
import type { Phrases } from '../views/phrases/en.ts';

/** The option that takes the filters of each kind. */
export const FILTER_OPTIONS = {
  topics: 'topic',
  people: 'person',
  content: 'language',
  sources: 'source',
} as const satisfies Readonly<Record<string, FilterKind>>;

const LONGEST = 80;

const PARTING = /[,،;؛\n]|\s+(?:or|أو)\s+|\s+(?=[-−–]\S)/iu;
const NOT = /^(?:[-−–]\s*|(?:not|without|except)\s+|(?:ما عدا|عدا|بدون|دون|باستثناء|ليس)\s+)/iu;
const EVERYTHING = new Set(
  ['all', 'any', 'everything', '*', 'الكل', 'كل', 'كلها', 'الجميع', 'جميع'].map(fold),
);

/**
 * Values of one kind as they are typed: `oil, -football`, «النفط، بدون الرياضة»; `all` takes the filters of that kind off.
 * A string tells what is wrong; throws UserError where a language is none.
 */
export function parseFilters(kind: FilterKind, text: string, { errors }: Phrases): DigestFilter[] | string {
  if (EVERYTHING.has(fold(text).trim())) return [];
  const filters: DigestFilter[] = [];
  for (const part of text.split(PARTING)) {
    const typed = part.trim();
    if (typed === '') continue;
    const value = typed.replace(NOT, '').trim();
    if (value.length > LONGEST) return errors.filterLong(`${value.slice(0, LONGEST)}…`, LONGEST);
    if (!isSearchable(kind, value)) return errors.filterEmpty(typed);
    const filter = { kind, value: kind === 'language' ? languageOf(value) : value };
    const not = NOT.test(typed);
    const same = filters.find((one) => fold(one.value) === fold(filter.value));
    if (same && (same.not ?? false) !== not) return errors.filterBoth(filter.value);
    if (!same) filters.push(not ? { ...filter, not } : filter);
  }
  if (filters.length === 0) return errors.filterEmpty(text);
  return filters;
}

/** Whether anything could ever meet it: not punctuation, nor words that stand in every text. */
function isSearchable(kind: FilterKind, value: string): boolean {
  if (kind === 'topic') return termVariants(value).length > 0;
  if (kind === 'person') return nameKeys(value).length > 0 || termVariants(value).length > 0;
  return words(value).length > 0;
}
