import { STOP_WORDS } from '../text/data/stopwords.ts';
import type { Document } from './document.ts';
import type { Token } from './tokens.ts';

const MOST = 6;
const SAMPLE = 4000;

/** What the article is about in a few words: names and nouns that recur, those of the title first. */
export function topics(doc: Document, title: string, isSpeech: (norm: string) => boolean): string[] {
  const counts = new Map<string, { count: number; display: string; capital: boolean }>();
  for (const token of doc.tokens.slice(0, SAMPLE)) {
    const key = topicKey(token);
    if (key === undefined || STOP_WORDS.has(key) || isSpeech(token.norm)) continue;
    const known = counts.get(key);
    const capital = /^\p{Lu}/u.test(token.text);
    if (!known) counts.set(key, { count: 1, display: clean(token.text), capital });
    else {
      known.count++;
      known.capital &&= capital;
    }
  }
  const inTitle = new Set(Array.from(title.matchAll(/[\p{L}\p{N}]+/gu), (match) => match[0].toLowerCase()));
  const scored = [...counts.values()]
    .filter(({ count }) => count > 1)
    .map((entry) => ({
      ...entry,
      score: entry.count * (entry.capital ? 1.6 : 1) * (inTitle.has(entry.display.toLowerCase()) ? 2 : 1),
    }))
    .sort((a, b) => b.score - a.score || (a.display < b.display ? -1 : 1));
  return scored.slice(0, MOST).map(({ display }) => display.slice(0, 100));
}

/** Arabic nouns with the article, and Latin words of four letters or more. */
function topicKey(token: Token): string | undefined {
  if (token.kind !== 'word') return undefined;
  const norm = token.norm.replace(/'s$/, '');
  if (/^[\u0600-\u06ff]/.test(norm))
    return /^[وبلف]?ال.{3,}/.test(norm) ? norm.replace(/^[وبف](?=ال)/, '') : undefined;
  return norm.length > 3 ? norm : undefined;
}

const clean = (text: string): string => text.replace(/['’]s$/, '').replace(/^[وبف](?=ال)/, '');
