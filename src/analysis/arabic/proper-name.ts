import * as ar from '../languages/ar.ts';
import { ARABIC_GIVEN_NAMES } from '../languages/spoken-of.ts';
import type { Token } from '../tokens.ts';

export const HONORIFICS = new Set(
  'الدكتور الدكتوره السيد السيده معالي سمو جلاله فخامه الشيخ الحاج دوله سعاده د م ا الاستاذ المهندس اللواء العميد العقيد الفريق الركن'.split(
    ' ',
  ),
);

/** With the article, attached letters before it included. */
export const isDefiniteWord = (word: string): boolean => /^(?:[وبك]?ال|ولل|لل).{2,}/.test(word);

/**
 * The proper name among the words. Before a title when the mention begins with it; otherwise the words after the last
 * change from definite (the title's) to indefinite: «وزير الدفاع العراقي | خالد العبيدي».
 */
export function properName(tokens: readonly Token[]): Token[] {
  const segments = splitAtCommas(tokens);
  const first = segments[0] ?? [];
  const opening = first[0];
  if (!opening) return [];
  // «والدة سامي» is not Sami.
  const owned = opening.text.endsWith('ه');
  if (!owned && RELATIVES_OF.test(opening.norm) && !isDefiniteWord(first[1]?.norm ?? '') && first.length < 4)
    return [];
  // «لكن مصدرا في البنك»
  const generic = GENERIC.has(opening.norm.replace(/(?<=.{3})ا$/, ''));
  if (generic && !first.some((token) => token.norm === 'يدعي')) return [];
  // «الممرضة هدى صالح»
  if (!isTitle(opening) && isDefiniteWord(opening.norm) && ARABIC_GIVEN_NAMES.has(first[1]?.norm ?? ''))
    return cutAtTitle(first.slice(1, 6));
  const titled = isTitle(opening) || ar.GROUPS.has(opening.norm);
  if (
    !titled &&
    !(isDefiniteWord(opening.norm) && first.length > 1 && isDefiniteWord(first[1]?.norm ?? ''))
  ) {
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

const RELATIVES_OF = /^(?:والده?|شقيقه?|نجل|زوجه?|ابن|ابنه|ارمله|جاره?|صديق|محامي|محاميه)$/;

const KIN =
  /^(?:زوج|زوجت|شقيق|شقيقت|والد|والدت|نجل|ابنت|جارت?|صديق|صديقت|زميل|زميلت)(?:ه|ها|هم|هما)$|^نقيبه?$/;

function isTitle(token: Token): boolean {
  const { norm } = token;
  if (ar.TITLES.has(norm) || HONORIFICS.has(norm) || ar.INSTITUTIONS.has(norm) || KIN.test(norm)) return true;
  // «مديرتها», «محاميه»: a title with its owner.
  const owned = !token.text.endsWith('ة') && /^(.{3,}?)(ت?)(?:ه|ها|هم|هما)$/.exec(norm);
  return owned ? ar.TITLES.has(`${owned[1]}${owned[2] ? 'ه' : ''}`) : false;
}

/** «إلياس» and «ألكسندر» begin with no article. */
const hasArticle = (token: Token): boolean => isDefiniteWord(token.norm) && !/^[وبك]?[أإآ]/.test(token.text);

export function nameAfterTitle(segment: readonly Token[]): Token[] {
  if (!segment.some((token) => isTitle(token))) return [];
  for (let at = segment.length - 1; at > 0; at--) {
    const token = segment[at] as Token;
    const before = segment[at - 1] as Token;
    if (hasArticle(token) || isTitle(token) || isLinked(token.norm)) continue;
    const boundary =
      hasArticle(before) ||
      // «المتحدثة باسم خارجيتها |», «المتحدث في جنيف |»
      /^.{2,}(?:ها|هم|ته)$/.test(before.norm) ||
      (segment[at - 2]?.norm === 'في' && ARABIC_GIVEN_NAMES.has(token.norm)) ||
      HONORIFICS.has(before.norm) ||
      (isTitle(before) && !/^(?:وزير|رئيس|محافظ|مدير|نائب|محامي)$/.test(before.norm)) ||
      ar.CAPITALS.has(before.norm);
    if (!boundary) continue;
    // «قائد ميداني»: an adjective.
    const adjective =
      at === segment.length - 1 && /(?:ي|يه)$/.test(token.norm) && !isDefiniteWord(before.norm);
    if (adjective && !ARABIC_GIVEN_NAMES.has(token.norm)) continue;
    const name = segment.slice(at);
    if (name.length <= 7 && !name.some((word) => isLinked(word.norm))) return cutAtTitle(name);
  }
  return [];
}

function cutAtTitle(name: readonly Token[]): Token[] {
  // «باراك أوباما | زيارته»
  const owned = name.findIndex((token, index) => index > 0 && /(?:ته|تها|تهم)$/.test(token.norm));
  if (owned > 0) return cutAtTitle(name.slice(0, owned));
  const end = name.findIndex(
    (token, index) =>
      index > 0 && index < name.length - 1 && isTitle(token) && name[index - 1]?.text !== 'آل',
  );
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
    // «مدير مركز «الشرق» للبحوث»: marks within a title part nothing either.
    else if (/^[«»"“”]$/.test(token.text)) continue;
    // «(الناجي) ربيع»: brackets round the first word alone.
    else if (segments.length === 1 && (segments[0]?.length ?? 0) < 2 && /^[()]$/.test(token.text)) continue;
    else if ((segments.at(-1)?.length ?? 0) > 0) segments.push([]);
  }
  return segments.filter((segment) => segment.length > 0);
}
