import type { ChromeLanguage } from '../card.ts';
import { ar } from './ar.ts';
import { en, type Phrases } from './en.ts';

export type { Phrases } from './en.ts';

export const phrasebook: Readonly<Record<ChromeLanguage, Phrases>> = { ar, en };

/** The same phrase in every language, for what must be declared before the reader is known. */
export function inBoth(pick: (phrases: Phrases) => string): Record<ChromeLanguage, string> {
  return { ar: pick(ar), en: pick(en) };
}
