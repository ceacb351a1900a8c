import type { Article } from '../briefing/article.ts';
import { looksBinary } from './encoding.ts';
import { languageOf } from './language.ts';
import { refuse } from './refusal.ts';

/** Longest text read, UTF-16 units. */
export const MAX_TEXT = 6_000_000;
/** A first line up to this long, above a longer text and without a full stop, is its title. UTF-16 units. */
const MAX_TITLE = 160;

/** Text as a person gave it; kept exactly, so that every offset holds. Throws UserError where there is nothing to read. */
export function readPasted(text: string): Article {
  if (text.trim() === '') throw refuse('empty');
  if (text.length > MAX_TEXT) throw refuse('tooLong', String(MAX_TEXT));
  if (looksBinary(text)) throw refuse('notText', 'What was given');
  const whole = text.toWellFormed();
  return { text: whole, title: titleOf(whole), lang: languageOf(whole) };
}

function titleOf(text: string): string | undefined {
  const [first = '', ...rest] = text.trim().split(/\r?\n/);
  const title = first.replace(/^#+\s*/, '').trim();
  const below = rest.join('').trim();
  const isTitle = title.length <= MAX_TITLE && below.length > title.length && !/[.!?؟۔:،,…]$/.test(title);
  return isTitle && title !== '' ? title : undefined;
}
