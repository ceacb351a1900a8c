import type { Document, Range } from '../document.ts';
import * as en from '../languages/en.ts';
import type { Mention } from '../people.ts';
import type { Features } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { isCapital } from './words.ts';

/** Reads a mention: its proper name, role, kind, gender and number. */
export function englishMention(doc: Document, whole: Range): Mention {
  const bare = upToDescription(doc, withoutRelative(doc, whole));
  const range = withApposedName(doc, bare);
  const isApposed = range.to > bare.to;
  const tokens = doc.tokens.slice(range.from, range.to);
  const words = tokens.filter((token) => token.kind === 'word');
  const text = doc.text
    .slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0)
    .replace(/\s+/g, ' ')
    .replace(/['’]s$/, '');
  const nameTokens = isApposed
    ? properName(doc.tokens.slice(bare.to + 1, range.to))
    : properName(opensWithNoun(doc, range, words) ? words.slice(1) : words);
  const kind = kindOf(words, nameTokens);
  const name = nameTokens.length > 0 ? sliceOf(doc, nameTokens).replace(/['’]s$/, '') : undefined;
  const nameSet = new Set(nameTokens);
  const roleTokens = words.filter(
    (token) => !nameSet.has(token) && !en.DETERMINERS.has(token.norm) && !en.PREPOSITIONS.has(token.norm),
  );
  const called = name !== undefined && kind === 'person' ? name : text.replace(/^(?:the|a|an) /i, '');
  return {
    range,
    text: text.replace(/[\s,.;:]+$/, ''),
    kind,
    name: name && called,
    nameWords:
      kind === 'person' || kind === 'place'
        ? nameTokens
            .map((token) => token.norm.replace(/'s$/, ''))
            .filter((word) => word.length > 1 && !/^(?:jr|sr|ii|iii)$/.test(word))
        : nameTokens.map((token) => token.norm.replace(/'s$/, '')),
    role:
      kind === 'person' && roleTokens.length > 0 && nameTokens.length > 0
        ? roleText(doc, roleTokens)
        : undefined,
    roleWords: roleTokens.map((token) => token.norm),
    definite: /^(?:the|that|this|his|her|its|their|those|these)$/.test(words[0]?.norm ?? ''),
    features: featuresOf(words, kind),
  };
}

function sliceOf(doc: Document, tokens: readonly Token[]): string {
  return doc.text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0).replace(/\s+/g, ' ');
}

function properName(words: readonly Token[]): Token[] {
  let end = words.length;
  while (end > 0 && !isName(words[end - 1])) end--;
  let start = end;
  while (
    start > 0 &&
    isName(words[start - 1]) &&
    (start === end || !/['’]s$/.test(words[start - 1]?.text ?? ''))
  )
    start--;
  // "spokesman for Donald Trump": the name belongs to the object of the preposition, not to the mention.
  const article = start > 1 && en.DETERMINERS.has(words[start - 1]?.norm ?? '');
  const before = words[start - (article ? 2 : 1)];
  if (before && en.PREPOSITIONS.has(before.norm)) {
    const first = words.findIndex((word) => en.PREPOSITIONS.has(word.norm));
    return first > 0 && isName(words[first - 1]) && isName(words[0]) ? properName(words.slice(0, first)) : [];
  }
  return words.slice(start, end);
}

/** "Engineers at the dam": a plural that opens the sentence and goes on with a preposition has its capital from there. */
function opensWithNoun(doc: Document, range: Range, words: readonly Token[]): boolean {
  const [first, second] = words;
  if (!first || doc.sentences[doc.sentenceAt[range.from] ?? 0]?.from !== range.from) return false;
  if (!/[^s]s$/.test(first.norm) && !en.GROUP_NOUNS.has(first.norm)) return false;
  return second !== undefined && en.PREPOSITIONS.has(second.norm);
}

function isName(token: Token | undefined): boolean {
  if (!token || !isCapital(token)) return false;
  const { norm } = token;
  return (
    !en.HONORIFICS.has(norm) &&
    !en.ROLE_NOUNS.has(norm) &&
    !en.DETERMINERS.has(norm) &&
    !en.SUBJECT_PRONOUNS.has(norm) &&
    !en.TIME_WORDS.has(norm)
  );
}

function kindOf(words: readonly Token[], name: readonly Token[]): Mention['kind'] {
  const norms = words.map((word) => word.norm.replace(/'s$/, ''));
  const head = headOf(words);
  if (en.DOCUMENT_NOUNS.has(head)) return 'document';
  if (norms.includes('another') && norms.includes('and')) return 'group';
  if (name.length === 0 && en.GROUP_NOUNS.has(head)) return 'group';
  if (
    name.length > 0 &&
    norms.some((norm) => en.OUTLET_NAMES.has(norm)) &&
    !norms.some((norm) => en.ROLE_NOUNS.has(norm))
  )
    return 'outlet';
  if (en.INSTITUTION_NOUNS.has(head)) return 'institution';
  if (name.length === 1 && en.CAPITAL_NAMES.has(name[0]?.norm ?? '')) return 'place';
  if (en.GROUP_NOUNS.has(head) || (name.length === 0 && norms.includes('and'))) return 'group';
  if (name.length > 0 || en.ROLE_NOUNS.has(head) || PERSON.test(head)) return 'person';
  return /[^s]s$/.test(head) ? 'group' : 'institution';
}

const PERSON =
  /^(?:man|woman|boy|girl|insider|friend|guy|person|somebody|someone|everyone|anyone|nobody|one|neighbou?r|native|head|colleague|cousin|uncle|aunt|witness|nurse|pilot|priest|student|envoy|diplomat|monk|nun|guard|cook|aide|child|parent|patient|victim|suspect|clergyman|bishop|mate)$|(?:er|or|ist|ian|man|woman|ee|ant|cian)$/;

/** Last word before the first preposition. */
function headOf(words: readonly Token[]): string {
  const link = words.findIndex((word, index) => index > 0 && en.PREPOSITIONS.has(word.norm));
  const head = words.slice(0, link === -1 ? words.length : link).map(({ norm }) => norm.replace(/'s$/, ''));
  // "two people familiar with": the describing word after the noun is no head.
  if (head.length > 1 && /^(?:familiar|close|aware|present)$/.test(head.at(-1) ?? '')) head.pop();
  return head.at(-1) ?? '';
}

/** What a role holds between its telling words: "head | of the | water authority". */
const BETWEEN = /^[\s.]*(?:(?:of|for|the|in|at|on)\s+){0,3}$/i;

function roleText(doc: Document, tokens: readonly Token[]): string {
  const first = tokens[0] as Token;
  let last = first;
  for (const token of tokens) {
    if (!BETWEEN.test(doc.text.slice(last.end, token.start))) break;
    last = token;
  }
  return doc.text.slice(first.start, last.end).replace(/\s+/g, ' ');
}

function featuresOf(words: readonly Token[], kind: Mention['kind']): Features {
  if (kind === 'group') return { number: 'many' };
  if (words.some((word) => word.norm === 'and')) return { number: 'many' };
  if (kind !== 'person') return {};
  for (const word of words) {
    if (en.POSSESSIVES.has(word.norm)) continue;
    if (en.FEMALE_HINTS.has(word.norm)) return { gender: 'f', number: 'one' };
    if (en.MALE_HINTS.has(word.norm)) return { gender: 'm', number: 'one' };
  }
  return { number: 'one' };
}

/** "the harbour master, Ruth Lind, said": the name told beside a description belongs to it. */
function withApposedName(doc: Document, range: Range): Range {
  const words = doc.tokens.slice(range.from, range.to).filter((token) => token.kind === 'word');
  if (doc.tokens[range.to]?.text !== ',') return range;
  const described = words.some(({ norm }) => en.DETERMINERS.has(norm) || /'s$|s'$/.test(norm));
  if (!described || (properName(words).length > 0 && !endsInRole(words)) || !mayBePerson(words)) return range;
  let first = afterNamed(doc, range.to + 1);
  if (en.HONORIFICS.has(doc.tokens[first]?.norm ?? '')) first += doc.tokens[first + 1]?.text === '.' ? 2 : 1;
  let to = first;
  while (
    to < first + LONGEST_NAME &&
    isName(doc.tokens[to]) &&
    doc.tokens[to]?.line === doc.tokens[first]?.line
  )
    to++;
  const end = doc.tokens[to]?.text;
  // One capital alone may be a place or a party; "her neighbour, Samir," is none.
  const least = en.POSSESSIVES.has(words[0]?.norm ?? '') ? 1 : 2;
  return to - first >= least && (end === ',' || end === '.' || end === undefined)
    ? { from: range.from, to }
    : range;
}

/** "their leader, a crane driver named Sid Aziz, said": where the name begins; `from` where none is announced. */
function afterNamed(doc: Document, from: number): number {
  if (!en.DETERMINERS.has(doc.tokens[from]?.norm ?? '')) return from;
  for (let at = from + 1; at < from + DESCRIPTION && doc.tokens[at]?.kind === 'word'; at++)
    if (doc.tokens[at]?.norm === 'named') return at + 1;
  return from;
}

const DESCRIPTION = 7;

/** "the champion": one of something that is known to be neither a body nor a thing. */
function mayBePerson(words: readonly Token[]): boolean {
  const kind = kindOf(words, []);
  const head = headOf(words);
  return (
    kind === 'person' ||
    (kind === 'institution' && !en.INSTITUTION_NOUNS.has(head) && !en.THINGS_WITH_NAMES.has(head))
  );
}

/** "the UN envoy", "Ostrava's foreign minister": the name is not the person's. */
const endsInRole = (words: readonly Token[]): boolean => {
  const head = words.at(-1)?.norm ?? '';
  return en.ROLE_NOUNS.has(head) || PERSON.test(head);
};

const LONGEST_NAME = 4;

/** "Ann Lee, the parish priest": the name alone. */
function upToDescription(doc: Document, range: Range): Range {
  for (let at = range.from + 1; at + 1 < range.to; at++) {
    const described = en.DETERMINERS.has(doc.tokens[at + 1]?.norm ?? '') && isCapital(doc.tokens[at - 1]);
    if (doc.tokens[at]?.text === ',' && described) return { from: range.from, to: at };
  }
  return range;
}

/** "an architect who": the pronoun is no part of the description. */
function withoutRelative(doc: Document, range: Range): Range {
  let to = range.to;
  while (
    to > range.from + 1 &&
    /^(?:who|which|that|whom|of|,|\))$/.test(doc.tokens[to - 1]?.norm ?? '') &&
    (to < range.to || /^(?:who|which|that)$/.test(doc.tokens[to - 1]?.norm ?? ''))
  )
    to--;
  return { from: range.from, to };
}
