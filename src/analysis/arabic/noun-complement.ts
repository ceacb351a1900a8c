import type { Document } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { ArabicVerb } from '../languages/ar-verbs.ts';
import type { Token } from '../tokens.ts';
import type { Complement } from './complement.ts';
import {
  afterName,
  beginsMatter,
  isVerbalNoun,
  opensName,
  saidByPronoun,
  subjectComplete,
} from './matter.ts';
import { startsAnotherReport } from './next-report.ts';
import {
  accused,
  accusedByPronoun,
  blamed,
  calledUpon,
  charged,
  from,
  owed,
  renewed,
  rumoured,
} from './object-complement.ts';
import { isAddress, skippable, subjectAfter } from './subject.ts';
import { isComma } from './words.ts';

/** «أكد شكري التزام مصر»: a verbal noun right after the subject, bare, with a pronoun or with «هذه». */
export function nounComplement(
  doc: Document,
  verb: number,
  limit: number,
  cue: ArabicVerb,
  alone: boolean,
): Complement | null {
  if (cue.takes.includes('liable')) return blamed(doc, verb, limit);
  if (cue.takes.includes('charge')) return charged(doc, verb, limit);
  if (cue.takes.includes('owed')) return owed(doc, verb, limit);
  const { stance } = cue;
  const judging = stance === 'condemns' || stance === 'praises' || stance === 'denies';
  const again = cue.past === 'جدد' || cue.past === 'كرر' ? renewed(doc, verb, limit) : null;
  if (again) return again;
  let first = verb + 1;
  while (first < limit && skippable(doc, first)) first++;
  if (beginsMatter(doc, first, judging)) return from(first);
  if (alone && (isVerbalNoun(doc, verb + 1, judging) || saidByPronoun(doc, verb))) return from(verb + 1);
  if (judging) {
    const rumour = rumoured(doc, verb, limit);
    if (rumour) return rumour;
  }
  const subject = subjectAfter(doc, verb + 1, limit);
  if (!subject && stance === 'accuses') return accusedByPronoun(doc, verb, limit);
  if (!subject) return afterAddress(doc, verb, limit, judging);
  if (stance === 'accuses') return accused(doc, subject.from, limit);
  if (alone && cue.takes.includes('obj')) return calledUpon(doc, subject.from, limit);
  if (stance === 'confirms' && alone) {
    const charge = charged(doc, verb, limit);
    if (charge && /^(?:هذه|تلك)$/.test(doc.tokens[charge.at]?.norm ?? '')) return charge;
  }
  for (let at = subject.from + 1; at < limit && at < subject.from + 30; at++) {
    const token = doc.tokens[at] as Token;
    // «د. سامي»: the full stop of a title parts nothing.
    if (token.text === '.' && ar.ABBREVIATIONS.has(doc.tokens[at - 1]?.norm ?? '')) continue;
    if (token.text === '.' || startsAnotherReport(doc, at)) break;
    const complete = at >= subject.to || subjectComplete(doc, subject.from, at);
    if (complete && beginsMatter(doc, at, judging)) return from(at);
    if (alone && complete && !opensName(doc, subject.from, at) && isVerbalNoun(doc, at, judging))
      return from(at);
    const bare =
      at === subject.from + 1 &&
      (ar.GROUPS.has(doc.tokens[subject.from]?.norm ?? '') ||
        ar.CAPITALS.has(doc.tokens[subject.from]?.norm ?? ''));
    if (
      alone &&
      bare &&
      judging &&
      token.kind === 'word' &&
      at < subject.to &&
      !/ون$|ين$|ه$|ي$/.test(token.norm)
    )
      return from(at);
  }
  const after = alone && judging ? afterName(doc, subject) : -1;
  return after < 0 ? null : from(after);
}

/** «أكدا لوكالة فرانس برس صحة الرسالة»: no subject, an outlet, then the matter. */
function afterAddress(doc: Document, verb: number, limit: number, judging: boolean): Complement | null {
  if (!isAddress(doc, verb + 1, limit)) return null;
  for (let at = verb + 2; at < Math.min(limit, verb + 8); at++) {
    if (isComma(doc.tokens[at]) || startsAnotherReport(doc, at)) return null;
    if (beginsMatter(doc, at, judging)) return { kind: 'noun', at, start: at };
  }
  return null;
}
