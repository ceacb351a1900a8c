import { PARTICLES, SUFFIXES, TITLES } from './data/name-words.ts';
import { MARKED_LATIN } from './data/transliteration.ts';
import { fold } from './fold.ts';

const MARKED = new RegExp(`[${Object.keys(MARKED_LATIN).join('')}]`, 'g');
const SERVANT = /^(?:abd|abdul|abdel|abdal|abdur|abdu|عبد)$/;
const SERVANT_OF = /^(?:abd[aeu]l(?=[a-z]{3})|عبدال(?=..))/;

/** The words of a name that tell whose it is, folded: no titles, articles, particles or suffixes. */
export function nameParts(name: string): string[] {
  const spelled = name
    .normalize('NFC')
    .toLowerCase()
    .replace(MARKED, (letter) => MARKED_LATIN[letter] ?? '');
  const all =
    fold(spelled)
      .replaceAll('ء', '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const bare = dropEnds(all);
  const parts: string[] = [];
  for (let at = 0; at < bare.length; at++) {
    const word = bare[at] ?? '';
    if (SERVANT.test(word) && at + 1 < bare.length) {
      const article =
        /^(?:al|el|ul|ar|er|ur|as|es|us)$/.test(bare[at + 1] ?? '') && at + 2 < bare.length ? 2 : 1;
      at += article;
      parts.push(`${/^a/.test(word) ? 'abd' : 'عبد'}${withoutArticle(bare[at] ?? '')}`);
    } else if (!(parts.length > 0 && PARTICLES.has(word)) && !/^(?:al|el)$/.test(word)) {
      parts.push(
        withoutArticle(word.replace(SERVANT_OF, (servant) => (servant.startsWith('a') ? 'abd' : 'عبد'))),
      );
    }
  }
  return parts;
}

/** Titles before a name, as long as something of it is left; suffixes after it. */
function dropEnds(words: readonly string[]): readonly string[] {
  let start = 0;
  let end = words.length;
  while (start < end - 1 && TITLES.has(words[start] ?? '')) start++;
  while (end - 1 > start && SUFFIXES.has(words[end - 1] ?? '')) end--;
  return words.slice(start, end);
}

function withoutArticle(word: string): string {
  return word.startsWith('ال') && word.length > 4 ? word.slice(2) : word;
}
