import type { DigestFilter } from '../answers/answers.ts';
import type { ChromeLanguage } from './card.ts';
import { languageName } from './language.ts';
import { phrasebook } from './phrases/book.ts';

/** What a digest is held to, in words: a line for what is wanted, and one for what is not. */
export function filterLines(filters: readonly DigestFilter[], chrome: ChromeLanguage): string[] {
  const { only, without } = phrasebook[chrome].filters;
  const [wanted, unwanted] = [false, true].map((not) => filters.filter((one) => (one.not ?? false) === not));
  return [
    ...(wanted?.length ? [only(filtersText(wanted, chrome))] : []),
    ...(unwanted?.length ? [without(filtersText(unwanted, chrome))] : []),
  ];
}

/** One filter as it is named in a list of them. */
export function filterText({ kind, value }: DigestFilter, chrome: ChromeLanguage): string {
  const { kinds } = phrasebook[chrome].filters;
  return kinds[kind](kind === 'language' ? languageName(value, chrome) : value);
}

/** Kinds hold together, values of one kind are each as good as the other. */
function filtersText(filters: readonly DigestFilter[], chrome: ChromeLanguage): string {
  const list = new Intl.ListFormat(chrome, { type: 'disjunction' });
  const { kinds } = phrasebook[chrome].filters;
  const groups = Map.groupBy(filters, ({ kind }) => kind);
  return [...groups]
    .map(([kind, group]) => {
      const values = group.map(({ value }) => (kind === 'language' ? languageName(value, chrome) : value));
      return kinds[kind](list.format(values));
    })
    .join(' · ');
}
