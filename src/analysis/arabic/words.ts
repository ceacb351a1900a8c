import type { Document } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Token } from '../tokens.ts';

export const isComma = (token: Token | undefined): boolean => token?.text === '،' || token?.text === ',';

/** و or ف glued to a word that is known without it. */
export function withoutConjunction(norm: string): string {
  return norm.length > 2 && (norm.startsWith('و') || norm.startsWith('ف')) ? norm.slice(1) : norm;
}

/** «بان كي مون» begins like «بأن». */
export const isBanKiMoon = (doc: Document, at: number): boolean =>
  doc.tokens[at]?.norm === 'بان' && doc.tokens[at + 1]?.norm === 'كي';

/** With the article; «إلياس» and «ألكسندر» have none. */
export const isDefinite = (token: Token | undefined): boolean =>
  token?.norm.startsWith('ال') === true && !/^[أإآ]/.test(token.text);

/** «على» and not the name «علي», which folding makes one. */
export const isAla = (token: Token): boolean => token.norm === 'علي' && token.text.endsWith('ى');

/** The words at `at` can begin a speaker: a title, an institution, a group, a capital, an outlet or a document. */
export function beginsSpeaker(doc: Document, at: number): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  const bare = norm.startsWith('ال') ? norm.slice(2) : norm;
  const nominative = norm.endsWith('ا') ? norm.slice(0, -1) : norm;
  // «الممثلة» by «الممثل»
  if (norm.endsWith('ه') && ar.TITLES.has(norm.slice(0, -1))) return true;
  return (
    SPEAKERS.some((list) => list.has(norm) || list.has(bare) || list.has(nominative)) || HONORIFICS.has(norm)
  );
}

const SPEAKERS = [
  ar.TITLES,
  ar.INSTITUTIONS,
  ar.GROUPS,
  ar.CAPITALS,
  ar.OUTLETS,
  ar.OUTLET_NAMES,
  ar.DOCUMENTS,
];

const HONORIFICS = new Set(['الدكتور', 'الدكتوره', 'السيد', 'السيده', 'د']);

export function isWeekday(norm: string): boolean {
  return ar.WEEKDAYS.has(norm);
}
