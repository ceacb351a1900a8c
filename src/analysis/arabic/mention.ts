import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Mention } from '../people.ts';
import type { Features } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { HONORIFICS, isDefiniteWord, nameAfterTitle, properName } from './proper-name.ts';

const UNCOUNTED = new Set([...HONORIFICS, 'بعض', 'عدد', 'كل', 'معظم', 'اغلب']);
const BY_HEAD: [ReadonlySet<string>, Mention['kind']][] = [
  [ar.DOCUMENTS, 'document'],
  [ar.OUTLETS, 'outlet'],
  [ar.OUTLET_NAMES, 'outlet'],
  [ar.INSTITUTIONS, 'institution'],
  [ar.GROUPS, 'group'],
  [ar.CAPITALS, 'place'],
  [ar.TITLES, 'person'],
];

/** Reads a mention: its proper name, role, kind, and what gender and number it has. */
export function arabicMention(doc: Document, range: Range, verb: Features = {}): Mention {
  const { from, to } = trimmed(doc, range);
  const tokens = doc.tokens.slice(from, to);
  const words = tokens.filter((token) => token.kind === 'word');
  const text = doc.text
    .slice(doc.tokens[from]?.start ?? 0, doc.tokens[to - 1]?.end ?? 0)
    .replace(/\s+/g, ' ');
  const head = bare(words.find((word) => !UNCOUNTED.has(word.norm) || words.length === 1)?.norm ?? '');
  const several = words.some((word, at) => at > 0 && isSecondTitle(word.norm)) && isSeveral(words);
  const kind = several
    ? 'group'
    : head === 'مصدر'
      ? 'person'
      : (BY_HEAD.find(([list]) => list.has(head))?.[1] ??
        (doc.quotationAt[from] !== -1 ? 'institution' : 'person'));
  const nameTokens =
    kind === 'person' ? properName(tokens) : kind === 'place' || kind === 'outlet' ? words : [];
  const nameSet = new Set(nameTokens);
  const roleTokens = words.filter((token) => !nameSet.has(token) && !HONORIFICS.has(token.norm));
  const name = nameTokens.length > 0 ? sliceOf(doc, nameTokens) : undefined;
  const roleWords = roleTokens
    .map((token, index) => stem(index === 0 ? bare(token.norm) : token.norm))
    .filter((word) => word.length > 2);
  return {
    range: { from, to },
    text: stripMarks(text),
    kind,
    name: name && stripMarks(withoutLam(doc, from, name)),
    nameWords: nameTokens.map((token) => token.norm).filter((word) => word !== 'بن' && word !== 'ال'),
    role: kind === 'person' && roleTokens.length > 0 ? roleText(doc, roleTokens) : undefined,
    roleWords: several ? [roleWords.join(' ')] : roleWords,
    definite: isDefiniteWord(head) || head.startsWith('ال'),
    features: featuresOf(words, kind, joinsAnother(words, nameTokens) ? { ...verb, number: 'many' } : verb),
  };
}

const isSecondTitle = (norm: string): boolean =>
  norm.startsWith('و') && !ar.TITLES.has(norm) && ar.TITLES.has(norm.slice(1));

/** «وزير المالية ومحافظ البنك» are two people when nobody's name follows the last title. */
function isSeveral(words: readonly Token[]): boolean {
  const first = nameAfterTitle(words)[0];
  return first !== undefined && isSecondTitle(first.norm);
}

/** «وزير الطاقة ألكسندر نوفاك والأمين العام عبد الله البدري»: a title after a titled name is another's. */
function joinsAnother(words: readonly Token[], name: readonly Token[]): boolean {
  const at = name.length > 0 ? words.indexOf(name[0] as Token) : 0;
  const second = at > 0 ? words.findIndex((word, index) => index > at && isSecondTitle(word.norm)) : -1;
  // «…، وقائد عمليات عدن» is another title of the same one.
  const rest = second < 0 ? [] : words.slice(second);
  return rest.some(
    (word, index) => index > 0 && isDefiniteWord(rest[index - 1]?.norm ?? '') && !isDefiniteWord(word.norm),
  );
}

/** «لوكالة رويترز» is «وكالة رويترز». */
function withoutLam(doc: Document, at: number, text: string): string {
  const norm = doc.tokens[at]?.norm ?? '';
  if (norm.startsWith('لل')) return `ال${text.slice(2)}`;
  return norm.startsWith('ل') &&
    bare(norm) !== norm &&
    (ar.OUTLETS.has(norm.slice(1)) ||
      ar.GROUPS.has(norm.slice(1)) ||
      ar.INSTITUTIONS.has(norm.slice(1)) ||
      ar.TITLES.has(norm.slice(1)))
    ? text.slice(1)
    : text;
}

function trimmed(doc: Document, range: Range): Range {
  let { from, to } = range;
  while (from < to - 1 && doc.tokens[from]?.kind === 'mark' && doc.tokens[from]?.text !== '(') from++;
  while (
    to > from + 1 &&
    doc.tokens[to - 1]?.kind === 'mark' &&
    doc.tokens[to - 1]?.text !== ')' &&
    doc.tokens[to - 1]?.text !== '»'
  )
    to--;
  return { from, to };
}

const stripMarks = (whole: string): string => {
  const text = whole.replaceAll('\u0640', '').replace(/\s*\([^()]*\)?\s*$/, '') || whole;
  return text.replace(/^[\s"“”«»(),،:]+|[\s"“”«»(),،:]+$/g, '') || text;
};

function bare(norm: string): string {
  if (norm.startsWith('لل')) return `ال${norm.slice(2)}`;
  return norm.startsWith('ل') && norm.length > 4 && !ar.OUTLETS.has(norm) ? norm.slice(1) : norm;
}

/** Without article and attached letters: «الوزير» and «وزير», «للصحيفة» and «صحيفة». */
function stem(norm: string): string {
  let word = norm;
  if (word.length > 4 && (word.startsWith('و') || word.startsWith('ب'))) {
    const rest = word.slice(1);
    if (rest.startsWith('ال')) word = rest;
  }
  if (word.startsWith('لل') && word.length > 4) word = word.slice(2);
  else if (word.startsWith('ال') && word.length > 4) word = word.slice(2);
  return word;
}

function sliceOf(doc: Document, tokens: readonly Token[]): string {
  const first = tokens[0] as Token;
  const last = tokens.at(-1) as Token;
  return doc.text.slice(first.start, last.end).replace(/\s+/g, ' ');
}

function roleText(doc: Document, tokens: readonly Token[]): string {
  const run: Token[] = [];
  for (const token of tokens) {
    const last = run.at(-1);
    if (last && token.start - last.end > 2) break;
    run.push(token);
  }
  return sliceOf(doc, run);
}

function featuresOf(words: readonly Token[], kind: Mention['kind'], verb: Features): Features {
  const plural =
    verb.number === 'many' ||
    /^(?:ال.{2,}ون|عدد|بعض|كثيرون|معظم|.{3,}و)$/.test(words[0]?.norm ?? '') ||
    /^.{3,}تا$/.test(words[0]?.norm ?? '')
      ? 'many'
      : undefined;
  if (verb.gender) return { gender: verb.gender, number: kind === 'group' ? 'many' : plural };
  const head = words[0]?.norm ?? '';
  const number =
    kind === 'group' || words.some((word, index) => index > 0 && word.norm === 'و') ? 'many' : plural;
  if (kind === 'place') return { gender: 'f' };
  if (head.endsWith('ه')) return { gender: 'f', number };
  return { gender: kind === 'person' || kind === 'group' ? undefined : 'm', number };
}
