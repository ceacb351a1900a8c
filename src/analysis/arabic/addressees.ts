import { type Document, quotationFrom, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { ArabicForm } from '../lexicon-ar.ts';
import type { Source } from '../reports.ts';
import type { Complement } from './complement.ts';
import { subjectAfter } from './subject.ts';
import { beginsSpeaker, isComma } from './words.ts';

const TOLD = new Set(['أبلغ', 'أخبر', 'طمأن', 'سأل', 'خاطب']);
const LONGEST = 7;

/** «للصحفيين»: the press, whose outlet is not told. */
export const isPressAddress = (norm: string): boolean =>
  /^لل?(?:صحف|صحاف|مراسلين)/.test(norm) && !norm.startsWith('لصحيف');

/** Whom it was said to, between the verb and its words: «للصحفيين», «في رسالة إلى المحكمة». */
export function addresseesIn(doc: Document, region: Range): Range[] {
  const found: Range[] = [];
  for (let at = region.from; at < region.to; at++) {
    const norm = doc.tokens[at]?.norm ?? '';
    if (isPressAddress(norm)) found.push({ from: at, to: at + 1 });
    if (norm !== 'رساله' || doc.tokens[at + 1]?.norm !== 'الي' || !beginsSpeaker(doc, at + 2)) continue;
    const receiver = subjectAfter(doc, at + 2, region.to);
    if (receiver) found.push(upTo(doc, receiver));
  }
  return found;
}

/** The object of a verb of calling or telling: «دعا الوزير الدول إلى», «أبلغ بغداد بأنه», «طلب من الحكومة أن». */
export function calledUpon(
  doc: Document,
  verb: number,
  form: ArabicForm,
  source: Source,
  complement: Complement,
): Range[] {
  const { past, stance, takes } = form.verb;
  const told = TOLD.has(past);
  if (!told && stance !== 'demands') return [];
  const named = source.kind === 'mention' && source.range.from > verb;
  const start = named ? source.range.to : verb + 1;
  // «ناشدت المواطنين الابتعاد»: the called are the first of the words.
  const end = complement.kind === 'noun' ? complement.at + LONGEST : complement.at;
  for (let at = start; at < Math.min(end, start + 8); at++) {
    const norm = doc.tokens[at]?.norm ?? '';
    const asked = past === 'طلب' && norm === 'من';
    if (!asked && (at > start || form.suffixed || !(takes.includes('obj') || told))) continue;
    const from = asked ? at + 1 : at;
    // «أبلغ دبلوماسي «الشرق الجديد» أن»
    const paper = told ? quotationFrom(doc, at) : undefined;
    if (paper?.closed && paper.close < end) return [{ from: paper.open, to: paper.close + 1 }];
    if (!beginsSpeaker(doc, from) && !ar.CALLED_UPON.has(doc.tokens[from]?.norm ?? '') && !isKnown(doc, from))
      continue;
    const range = subjectAfter(doc, from, Math.min(end, from + LONGEST));
    if (range) return [complement.kind === 'noun' ? { from, to: from + 1 } : upTo(doc, range)];
  }
  return [];
}

const isKnown = (doc: Document, at: number): boolean => doc.names.has(doc.tokens[at]?.norm ?? '');

/** Before a comma: the rest is an aside. */
function upTo(doc: Document, range: Range): Range {
  for (let at = range.from; at < range.to; at++)
    if (isComma(doc.tokens[at])) return { from: range.from, to: at };
  return range;
}

/** «صوّت البرلمان على قرار يدعو الحكومة إلى»: who issued the document that calls. */
export function issuerOf(doc: Document, sentence: Range, verb: number): Range | null {
  const first = sentence.from;
  if (beginsSpeaker(doc, first)) return subjectAfter(doc, first, verb - 1);
  return beginsSpeaker(doc, first + 1) ? subjectAfter(doc, first + 1, verb - 1) : null;
}
