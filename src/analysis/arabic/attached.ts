import type { Document } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { isComma } from './words.ts';

/** «دعا الأمين العام للأمم المتحدة الأطراف إلى»: the إلى still ahead is the verb's. */
export function towards(doc: Document, at: number): boolean {
  for (let next = at + 1; next < at + 10; next++) {
    const token = doc.tokens[next];
    if (!token || isComma(token) || token.text === '.') return false;
    if (token.norm === 'الي') return true;
  }
  return false;
}

const NOT_ATTACHED = new Set(
  'باغلبيه بالاغلبيه بغالبيه بالاجماع باجماع بشار بغداد بيان بن بنت باسم بشان بعد بين بشكل بشده بصوره بلاده بلادها بوش بوتين باراك بيروت باريس بكين برلين بحري بنك بريطانيا بعثه بيت بلير بعض باسيل بدوره بدورها بانه بانها لدي لكن لان ليبيا لبنان لندن لقاء لجنه لاعب لازاريني لعل لقناه لوكاله لصحيفه لها لهم لهذا بوضوح بدوي بلدان بلدي بندر بدر بكر بسام بشير باقر بهاء براون بايدن بيل بول بيتر بان بالاسم بالقول بالعاصمه باكستان بلجيكا بلغاريا بولندا بيع بدء بناء بحث بارز بارزين بارزه بالغ باهظ بعيدا بدلا بناءا بعثات بيانات بحسب بموجب بعيد بمناسبه بينما'.split(
    ' ',
  ),
);

export function isAttached(norm: string, letter: string): boolean {
  if (NOT_ATTACHED.has(norm)) return false;
  return letter === 'ب' || norm.startsWith('لل') || ar.CONTENT_NOUNS.has(norm.slice(1));
}
