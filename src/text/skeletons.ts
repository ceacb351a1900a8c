import { SKELETON } from './data/name-words.ts';

const MOST = 8;

/** Consonant skeletons of a folded word, by which it is found in any script; coarser than any comparison. At most 8. */
export function nameSkeletons(word: string): string[] {
  let found = [''];
  for (let at = 0; at < word.length; ) {
    const unit = [3, 2, 1].map((size) => word.slice(at, at + size)).find((part) => part in SKELETON);
    at += unit?.length ?? 1;
    const choices = unit === undefined ? [''] : (SKELETON[unit] ?? '').replaceAll('-', '').split('|');
    found = [...new Set(found.flatMap((head) => choices.map((choice) => join(head, choice))))].slice(0, MOST);
  }
  // ch, ts, tz, «تش» and «تس» stand for one another.
  return found.map((key) => key.replaceAll('TS', 'S') || '0');
}

/** Doubled classes are one: names double letters as they please. */
function join(head: string, choice: string): string {
  return choice !== '' && head.endsWith(choice) ? head : head + choice;
}
