import { asSentence } from './clauses.ts';
import { CONTENT_NOUNS } from './languages/ar.ts';
import { SUBORDINATE } from './languages/openings.ts';
import { foldWord } from './tokens.ts';

const BEST_LENGTH = 80;
const LONGEST = 160;
const FEWEST_WORDS = 4;
const ENDS: ReadonlySet<string> = new Set(SUBORDINATE.map(foldWord));
/** Complementisers, and the subjunctive "be" that Arabic puts before a denied clause. */
const OPENING =
  /^(?:that|and|but|أن|إن|ان|بأن|بان|أنّ|و?(?:تكون|يكون|أنه|إنه|أنها|إنها|بأنه|بأنها)|لكن|ولكن)\s+/u;
const PRONOUN =
  /^(?:it|he|she|they|we|i|you|this|that|there|these|those|his|her|their|our|my|its|هو|هي|هم|نحن|أنا|هذا|هذه|ذلك)(?=$|[\s'’])/iu;
const MARKS = /["“”„«»″]|(?<!\p{L})['‘’]|['‘’](?!\p{L})/gu;

/** A statement's words as a proposition: no marks of its own, no complementiser, no circumstance after the main clause. */
export function proposition(text: string): string {
  let plain = text.replace(MARKS, '').replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(OPENING, '');
  }
  plain = withoutBa(plain);
  const cut = mainClause(plain)
    .replace(
      /[,،]\s*(?:and|or|but|even|just|only|especially|particularly|so|not|خاصة|خصوصا|كما|و)?\s*$|\s(?:and|or|but|even|just|only|so|of|by|at|on|the|to|a|in|for|with|that|من|في|على|إلى|عن)\s*$/u,
      '',
    )
    .replace(/[\s,،;؛:.…—–-]{1,9}$/u, '');
  return asSentence(cut || plain || text)
    .slice(0, 2000)
    .toWellFormed();
}

/** «بفرض عقوبات» tells of «فرض عقوبات». */
function withoutBa(text: string): string {
  const word = /^ب([\u0621-\u064a]{3,})(?=\s)/u.exec(text)?.[1];
  return word && (/^إ/.test(word) || CONTENT_NOUNS.has(foldWord(word))) ? text.slice(1) : text;
}

function mainClause(text: string): string {
  let words = 0;
  let comma = -1;
  let space = -1;
  for (const match of text.slice(0, LONGEST + 40).matchAll(/[\p{L}\p{M}\p{N}'’-]+|[,،;؛]/gu)) {
    const at = match.index;
    if (at > LONGEST) break;
    if (/[,،;؛]/.test(match[0])) {
      comma = at;
      continue;
    }
    if (words >= FEWEST_WORDS - 1 && ENDS.has(foldWord(match[0]))) return text.slice(0, at);
    words++;
    space = at;
  }
  if (text.length <= LONGEST) return text;
  return text.slice(0, comma > LONGEST / 3 ? comma : space > 0 ? space : LONGEST);
}

/** How far a text is from one that reads by itself; less is better. */
export function readability(text: string): number {
  const plain = proposition(text);
  const pointsBack =
    PRONOUN.test(plain) || /^[\u0600-\u06ff]{3,}(?:ها|هم|ه)\s/u.test(plain.replace(/ة/g, 'ت'));
  const words = plain.split(' ').length;
  return (
    Math.abs(plain.length - BEST_LENGTH) * 0.6 + (pointsBack ? 40 : 0) + (words < 2 ? 80 : words < 3 ? 10 : 0)
  );
}
