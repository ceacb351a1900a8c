import * as ar from './languages/ar.ts';
import * as en from './languages/en.ts';
import * as data from './languages/naming.ts';
import type { Mention } from './people.ts';
import { foldWord } from './tokens.ts';

const ARABIC = /[\u0600-\u06ff]/;
const MARKS = /[«»"“”„]/g;
/** «مسؤولاً أمريكياً»: the ending of the object, no part of the name. */
const ACCUSATIVE = /(?<=[\u0621-\u064a]{3})(?:اً|ًا)(?=\s|$)/g;
const ATTACHED = [data.ARABIC_GROUPS, ar.TITLES, ar.GROUPS, ar.INSTITUTIONS, ar.DOCUMENTS, ar.OUTLETS];

/** A mention as the list of people shows it: its kind by data, its name without attached letters, a role that is one. */
export function refined(mention: Mention): Mention {
  const clean = { ...mention, text: unmarked(mention.text), name: mention.name && unmarked(mention.name) };
  return ARABIC.test(mention.text) ? arabic(clean) : english(clean);
}

const unmarked = (text: string): string =>
  text.replace(MARKS, '').replace(ACCUSATIVE, '').replace(/\s+/g, ' ').trim() || text;
const LEADING = /^(?:then|now|but|and|so|alongside|when|while|as|yet|still)\s+(?=\S)/i;
const wordsOf = (text: string): string[] => text.split(/[\s,،]+/).filter(Boolean);

function arabic(mention: Mention): Mention {
  const first = wordsOf(mention.text)[0] ?? '';
  const head = foldWord(first);
  const bare = withoutLam(head);
  const cut = bare === head ? mention.text : withoutLam(first) + mention.text.slice(first.length);
  const text = upToVerb(cut);
  const kind = arabicKind(bare, mention.kind, text);
  const outlet = kind === 'outlet';
  const nameWords = mention.nameWords.map((word, index) => (index === 0 ? withoutLam(word) : word));
  const telling = outlet ? nameWords.filter((word) => !data.OUTLET_NOUNS.has(word)) : nameWords;
  const name = mention.name === undefined ? undefined : upToDocument(withoutLam(mention.name));
  const known = {
    ...mention,
    text,
    kind,
    name: outlet ? text : name,
    nameWords: telling.length > 0 ? telling : nameWords,
    role: arabicRole(mention.role, text),
  };
  // «مسؤول أمريكي» taken for an outlet's name: a description.
  if (mention.kind === 'outlet' && !outlet && kind !== 'document')
    return { ...known, name: undefined, nameWords: [], roleWords: text.split(' ').map(foldWord) };
  return kind === 'person' ? split(known) : known;
}

/** No role that only repeats the words of the mention, begins in its middle or ends in a form of address. */
function arabicRole(role: string | undefined, text: string): string | undefined {
  // «الناطق باسم المجلس، النقاب»: one word after a comma belongs to the sentence.
  const words = role?.replace(/[،,]\s*\S+$/, '').split(' ') ?? [];
  while (words.length > 1 && data.ARABIC_ADDRESS.has(foldWord(words.at(-1) ?? ''))) words.pop();
  const plain = words.join(' ');
  return plain === '' || foldWord(plain) === foldWord(text) || /^(?:في|عن|من|على|إلى) /.test(plain)
    ? undefined
    : plain;
}

/** «لوكالة», «للصحفيين», «لمصدر»: the preposition is no part of the name. */
function withoutLam(word: string): string {
  if (/^لل.{3,}/.test(word)) return `ال${word.slice(2)}`;
  const rest = word.slice(1);
  return word.startsWith('ل') && ATTACHED.some((list) => list.has(foldWord(rest.split(' ')[0] ?? '')))
    ? rest
    : word;
}

function arabicKind(head: string, kind: Mention['kind'], text: string): Mention['kind'] {
  if (ar.CHANNEL_NOUNS.has(head) && !ar.TITLES.has(head)) return 'document';
  if (kind !== 'outlet' && kind !== 'person') return kind;
  if (ar.OUTLETS.has(head) || ar.OUTLET_NAMES.has(head)) return 'outlet';
  if (head === 'مصدر') return 'person';
  if (ar.GROUPS.has(head) || data.ARABIC_GROUPS.has(head)) return 'group';
  if (ar.TITLES.has(head)) return /\sو(?:آخر|اخر|أخرى|آخرون|آخرين)(?:\s|$)/.test(text) ? 'group' : 'person';
  if (ar.INSTITUTIONS.has(head)) return 'institution';
  return kind;
}

/** A nameless source ends before the verb that tells about it: «مسؤول أمريكي | تحدث إلى…». */
function upToVerb(text: string): string {
  const words = text.split(' ');
  const end = words.findIndex((word, index) => index > 0 && data.AFTER_SOURCE.has(foldWord(word)));
  return end === -1 ? text : words.slice(0, end).join(' ').replace(/[،,]$/, '');
}

/** A person's name ends before what was spoken of: «مارك ميلي | الرسالة». */
function upToDocument(name: string): string {
  const words = name.split(' ');
  const end = words.findIndex((word, index) => index > 1 && ar.DOCUMENTS.has(foldWord(word)));
  return end === -1 ? name : words.slice(0, end).join(' ');
}

/** «معالي الشيخ راشد بن عبدالله وزير الداخلية»: address, name, role. */
function split(mention: Mention): Mention {
  const words = (mention.name ?? mention.text).split(' ');
  let from = 0;
  while (from < words.length - 1 && data.ARABIC_ADDRESS.has(foldWord(words[from] ?? ''))) from++;
  const at = words.findIndex((word, index) => index > from && isTitle(foldWord(word)));
  const name = words.slice(from, at === -1 ? words.length : at);
  const fits =
    name.length >= 2 && name.length <= 7 && !isTitle(foldWord(name[0] ?? '')) && !/^ال/.test(name[0] ?? '');
  const changed = (at !== -1 || from > 0) && fits && (mention.name !== undefined || at !== -1);
  if (!changed) return trimmedNames(mention);
  const role = at === -1 ? mention.role : words.slice(at).join(' ');
  return {
    ...mention,
    name: name.join(' ').replace(/[،,]$/, ''),
    nameWords: name
      .map((word) => foldWord(word.replace(/[،,]/g, '')))
      .filter((word) => word !== 'بن' && word !== 'ال'),
    role: mention.role && mention.name !== undefined && at === -1 ? mention.role : role,
    roleWords: mention.name === undefined ? [] : mention.roleWords,
  };
}

function trimmedNames(mention: Mention): Mention {
  const { name } = mention;
  if (name === undefined) return mention;
  const kept = new Set(name.split(' ').map(foldWord));
  return {
    ...mention,
    nameWords: mention.nameWords.filter((word) => kept.has(word) || !ar.DOCUMENTS.has(word)),
  };
}

const isTitle = (word: string): boolean =>
  (ar.TITLES.has(word) || (word.endsWith('ه') && ar.TITLES.has(word.slice(0, -1)))) &&
  !data.ARABIC_ADDRESS.has(word);

function english(mention: Mention): Mention {
  const text = mention.text
    .replace(LEADING, '')
    .replace(/^(?:The|A|An|Some|Many) (?=\p{L})/u, (article) => article.toLowerCase());
  const words = wordsOf(text).map((word) => foldWord(word.replace(/[.,;:]+$/, '')));
  const name = mention.name?.replace(LEADING, '');
  const nameWords = mention.nameWords.filter((word, index) => index > 0 || !LEADING.test(`${word} x`));
  const told = { ...mention, text, name, nameWords: nameWords.length > 0 ? nameWords : mention.nameWords };
  const described = describes(told, words);
  const base = described
    ? { ...told, name: undefined, nameWords: [], role: undefined, roleWords: described }
    : told;
  const kind = englishKind(base, words);
  return { ...base, kind, role: kind === 'person' ? englishRole(base.role) : undefined };
}

/** "an Iraqi official", "Iraq's parliament", "a U.S. official": words that describe; the name in them is not the speaker's. */
function describes(mention: Mention, words: readonly string[]): string[] | undefined {
  const { name, nameWords, text } = mention;
  if (name === undefined || mention.kind === 'outlet') return undefined;
  const only = nameWords.every((word) => data.ADJECTIVES.has(word) || data.STATES.has(word));
  const rest = words.filter((word) => !en.DETERMINERS.has(word) && !en.PREPOSITIONS.has(word));
  // "a Rashidi official": what is told of with "a" is not named by the words before its noun.
  if (/^an? .*\s\p{Ll}[\p{Ll}-]+$/u.test(text) && !text.endsWith(name)) return rest;
  if (only && nameWords.length > 0 && rest.length > nameWords.length) return rest;
  if (data.INSTITUTIONS.has(nameWords.at(-1) ?? '') && mention.role !== undefined) return rest;
  return /^(?:the )?\p{Lu}[^,]{0,60}['’]s \p{Ll}[\p{Ll} -]*$/u.test(text) ? rest : undefined;
}

function englishKind(mention: Mention, words: readonly string[]): Mention['kind'] {
  const { kind, name, nameWords } = mention;
  if (kind !== 'person' && kind !== 'outlet') return kind;
  const joined = nameWords.join('_');
  if (name !== undefined && nameWords.length > 0) {
    if (nameWords.some((word) => data.OUTLETS.has(word)) || data.OUTLET_PHRASES.has(joined)) return 'outlet';
    if (nameWords.length === 1 && data.STATES.has(joined)) return 'place';
    if (data.STATE_PHRASES.has(joined)) return joined === 'islamic_state' ? 'group' : 'place';
    return data.INSTITUTIONS.has(nameWords.at(-1) ?? '') && mention.role === undefined ? 'institution' : kind;
  }
  const head = headNoun(words);
  if (data.GROUPS.has(head)) return 'group';
  if (data.DOCUMENTS.has(head)) return 'document';
  if (data.INSTITUTIONS.has(head)) return 'institution';
  return kind === 'outlet' && en.ROLE_NOUNS.has(head) ? 'person' : kind;
}

/** The last word before a preposition: "protest organizers | in Cleveland". */
function headNoun(words: readonly string[]): string {
  const end = words.findIndex((word, index) => index > 0 && en.PREPOSITIONS.has(word));
  return (words[(end === -1 ? words.length : end) - 1] ?? '').replace(/['’]s$/, '');
}

/** A role holds a noun for one; ranks stand in full, forms of address are left out. */
function englishRole(role: string | undefined): string | undefined {
  const plain = role?.replace(/[\s,;]+$/, '').replace(/\s+(?:and|of|de|or|the)$/i, '');
  if (!plain) return undefined;
  const rank = data.RANKS[plain.toLowerCase().replaceAll('.', '').trim()];
  if (rank) return rank;
  const words = wordsOf(plain)
    .map((word) => (/\..*\.$/.test(word) ? word : word.replace(/\.$/, '')))
    .filter((word) => !data.ADDRESS.has(word.toLowerCase()));
  const holds = words.some((word) => {
    const norm = foldWord(word);
    return en.ROLE_NOUNS.has(norm) || data.ROLES.has(norm) || data.RANKS[norm] !== undefined;
  });
  return holds ? words.map((word) => data.RANKS[foldWord(word)] ?? word).join(' ') : undefined;
}
