import { fold } from '../text/fold.ts';
import type { Said, SaidWord } from './acts.ts';
import { EXCEPTIONS, WITHOUT } from './languages/stances.ts';
import { deniesNext, isObligation } from './stance.ts';

/** What one negation in a statement denies. */
export interface Negation {
  /** Stems of the first telling word after it; of the next few after "no". */
  readonly denied: readonly string[];
  /** That word without the letters of its person, where it is an Arabic verb; else empty. */
  readonly verb: string;
  /** Stems of the telling words of its clause. */
  readonly clause: ReadonlySet<string>;
}

const BEFORE = 5;
const AFTER = 8;
const NEXT = 3;
const WITHOUT_WORDS: ReadonlySet<string> = new Set(WITHOUT.split(' ').map(fold));
const EXCEPT: ReadonlySet<string> = new Set(EXCEPTIONS.split(' ').map(fold));

/** «لم ترسل أي مقاتل», "no workers had been sacked", «غير مهدد»; not «لا حل إلا», not "do not know". */
export function negationsIn({ sentences }: Said): Negation[] {
  return sentences.flatMap(({ words }) => {
    const found: Negation[] = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as SaidWord;
      const next = words[at + 1]?.folded ?? '';
      if (!WITHOUT_WORDS.has(word.folded) && !deniesNext(word.folded, next)) continue;
      // "should not be" wishes; it denies nothing.
      if (isObligation(words[at - 1]?.folded ?? '') || isObligation(word.folded)) continue;
      const after = words.slice(at + 1, at + 1 + AFTER);
      if (after.some(({ folded }) => EXCEPT.has(folded))) continue;
      const denied = after.slice(0, NEXT).find(({ stems }) => stems.length > 0);
      if (!denied) continue;
      const around = [...words.slice(Math.max(0, at - BEFORE), at), ...after];
      const verb = denied === after[0] ? bonesOf(denied.folded) : '';
      // "no prisoner was beaten": of none of them.
      const all = /^(?:no|none)$/.test(word.folded) ? after.slice(0, NEXT + 1) : [denied];
      found.push({
        denied: all.flatMap(({ stems }) => stems),
        verb,
        clause: new Set(around.flatMap(({ stems }) => stems)),
      });
    }
    return found;
  });
}

/** The bones of a text's words, to meet «أرسلت» with «ترسل». */
export function verbBones({ sentences }: Said): Set<string> {
  return new Set(
    sentences.flatMap(({ words }) => words.map(({ folded }) => bonesOf(folded))).filter(Boolean),
  );
}

function bonesOf(word: string): string {
  if (!/^[\u0621-\u064a]{4,}$/.test(word) || word.startsWith('ال')) return '';
  const bones = word.replace(/^[وف]?س?[يتنا](?=.{3})/, '').replace(/(?:وا|ون|نا|ها|هم|ت|ه)$/, '');
  return bones.length >= 3 ? bones : '';
}
