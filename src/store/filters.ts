export const FILTER_KINDS = ['topic', 'person', 'language', 'source'] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];

/**
 * One condition of a digest. A briefing passes where it meets one of the wanted of each kind there is, and none of the
 * unwanted (`not`). Values: a topic's words, in any form; a person's name in any script, or a role; a BCP 47 tag, which
 * takes its regions too; an outlet's name or its host.
 */
export interface DigestFilter {
  readonly kind: FilterKind;
  readonly value: string;
  readonly not?: boolean | undefined;
}

/** Filters as a row keeps them, after the wanted topics of a digest that was set up when there was nothing else to want. */
export function readFilters(filters: string, topics: string): DigestFilter[] {
  const wanted: string[] = JSON.parse(topics);
  const rest: DigestFilter[] = JSON.parse(filters);
  return [
    ...wanted.map((value): DigestFilter => ({ kind: 'topic', value })),
    ...rest.filter(({ kind }) => FILTER_KINDS.includes(kind)),
  ];
}
