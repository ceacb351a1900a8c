import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Mention } from '../people.ts';
import type { Features } from '../reports.ts';
import type { Token } from '../tokens.ts';

const HONORIFICS = new Set(
  'الدكتور الدكتوره السيد السيده معالي سمو جلاله فخامه الشيخ الحاج دوله سعاده د م ا الاستاذ المهندس اللواء العميد العقيد الفريق الركن'.split(
    ' ',
  ),
);
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
    definite: isDefinite(head) || head.startsWith('ال'),
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
  return at > 0 && words.slice(at + 1).some((word) => isSecondTitle(word.norm));
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
const isDefinite = (word: string): boolean => /^(?:[وبك]?ال|ولل|لل).{2,}/.test(word);

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

/**
 * The proper name among the words. Before a title when the mention begins with it; otherwise the words after the last
 * change from definite (the title's) to indefinite: «وزير الدفاع العراقي | خالد العبيدي».
 */
function properName(tokens: readonly Token[]): Token[] {
  const segments = splitAtCommas(tokens);
  const first = segments[0] ?? [];
  const opening = first[0];
  if (!opening) return [];
  if (GENERIC.has(opening.norm) && !first.some((token) => token.norm === 'يدعي')) return [];
  const titled = isTitle(opening) || ar.GROUPS.has(opening.norm);
  if (!titled && !(isDefinite(opening.norm) && first.length > 1 && isDefinite(first[1]?.norm ?? ''))) {
    const end = first.findIndex(
      (token, index) => index > 0 && (isTitle(token) || /^(?:في|من|عن|الي)$/.test(token.norm)),
    );
    return upTo(first, end === -1 ? first.length : end).slice(0, 7);
  }
  for (const segment of segments) {
    const found = nameAfterTitle(segment);
    if (found.length > 0) return found;
  }
  const second = segments[1];
  return second && !isTitle(second[0] as Token) && second.length <= 5 ? second : [];
}

const GENERIC = new Set([
  'مسوول',
  'مصدر',
  'مصادر',
  'متحدث',
  'ناطق',
  'شاهد',
  'شهود',
  'خبير',
  'خبراء',
  'مسيول',
  'قيادي',
  'دبلوماسي',
  'مسؤول',
  'مسئول',
  'مسوولون',
  'مسؤولون',
]);

function upTo(tokens: readonly Token[], end: number): Token[] {
  return tokens.slice(0, end);
}

const KIN =
  /^(?:زوج|زوجت|شقيق|شقيقت|والد|والدت|نجل|ابنت|جارت?|صديق|صديقت|زميل|زميلت)(?:ه|ها|هم|هما)$|^نقيبه?$/;

function isTitle(token: Token): boolean {
  const { norm } = token;
  if (ar.TITLES.has(norm) || HONORIFICS.has(norm) || ar.INSTITUTIONS.has(norm) || KIN.test(norm)) return true;
  // «مديرتها», «محاميه»: a title with its owner.
  const owned = !token.text.endsWith('ة') && /^(.{3,}?)(ت?)(?:ه|ها|هم|هما)$/.exec(norm);
  return owned ? ar.TITLES.has(`${owned[1]}${owned[2] ? 'ه' : ''}`) : false;
}

function nameAfterTitle(segment: readonly Token[]): Token[] {
  if (!segment.some((token) => isTitle(token))) return [];
  for (let at = segment.length - 1; at > 0; at--) {
    const token = segment[at] as Token;
    const before = segment[at - 1] as Token;
    if (isDefinite(token.norm) || isTitle(token) || isLinked(token.norm)) continue;
    const boundary =
      isDefinite(before.norm) ||
      HONORIFICS.has(before.norm) ||
      (isTitle(before) && !/^(?:وزير|رئيس|محافظ|مدير|نائب|محامي)$/.test(before.norm)) ||
      ar.CAPITALS.has(before.norm);
    if (!boundary) continue;
    const name = segment.slice(at);
    if (name.length <= 7 && !name.some((word) => isLinked(word.norm))) return cutAtTitle(name);
  }
  return [];
}

function cutAtTitle(name: readonly Token[]): Token[] {
  const end = name.findIndex((token, index) => index > 0 && isTitle(token) && name[index - 1]?.text !== 'آل');
  return end === -1 ? [...name] : name.slice(0, end);
}

const LINKED =
  /^(?:لل.{2,}|بال.{2,}|لمجلس|لرئيس|لشؤون|للشؤون|باسم|في|عن|على|علي|من|ورئيس|ووزير|لدي|بوزاره|بمركز|بمجلس|بجامعه|بمحافظه|لمنطقه|لدول|بمملكه|بمنطقه|بمدينه|سابق|السابق|عام|يدعي)$/;
const isLinked = (norm: string): boolean => LINKED.test(norm) && norm !== 'علي';

function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'word') segments.at(-1)?.push(token);
    // «د. أحمد»: the full stop of a title parts nothing.
    else if (token.text === '.' && segments.at(-1)?.at(-1)?.norm.length === 1) continue;
    else if ((segments.at(-1)?.length ?? 0) > 0) segments.push([]);
  }
  return segments.filter((segment) => segment.length > 0);
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
  const plural = verb.number === 'many' || /^.{3,}تا$/.test(words[0]?.norm ?? '') ? 'many' : undefined;
  if (verb.gender) return { gender: verb.gender, number: kind === 'group' ? 'many' : plural };
  const head = words[0]?.norm ?? '';
  const number =
    kind === 'group' || words.some((word, index) => index > 0 && word.norm === 'و') ? 'many' : plural;
  if (kind === 'place') return { gender: 'f' };
  if (head.endsWith('ه')) return { gender: 'f', number };
  return { gender: kind === 'person' || kind === 'group' ? undefined : 'm', number };
}
