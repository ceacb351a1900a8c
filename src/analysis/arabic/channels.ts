import { type Document, quotationFrom, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Token } from '../tokens.ts';
import { isPressAddress } from './addressees.ts';
import { isAddress, subjectAfter } from './subject.ts';
import { withoutConjunction } from './words.ts';

/** «في بيان», «عبر حسابه», «لـ«الشرق الأوسط»», «وفقا لـ…» between the verb and its words. */
export function channelsIn(doc: Document, region: Range): Range[] {
  const found: Range[] = [];
  for (let at = region.from; at < region.to; at++) {
    const token = doc.tokens[at] as Token;
    const next = doc.tokens[at + 1];
    const norm = withoutConjunction(token.norm);
    if ((norm === 'في' || norm === 'عبر' || norm === 'خلال') && next && ar.CHANNEL_NOUNS.has(next.norm)) {
      const quoted = [1, 2, 3]
        .map((step) => quotationFrom(doc, at + 1 + step))
        .find((quotation) => quotation && quotation.close < region.to);
      found.push(
        quoted
          ? { from: quoted.open, to: quoted.close + 1 }
          : { from: at + 1, to: Math.min(at + 2, region.to) },
      );
      if (quoted) at = quoted.close;
    } else if (norm === 'علي' && next?.norm === 'لسان') {
      const mouth = subjectAfter(doc, at + 2, doc.tokens.length);
      if (mouth) found.push(mouth);
      at = mouth ? mouth.to - 1 : at + 1;
    } else if (norm === 'الي' && next && ar.OUTLETS.has(next.norm)) {
      const end = outletEnd(doc, at + 1, region.to);
      if (end > at + 1) found.push({ from: at + 1, to: end });
      at = Math.max(at, end - 1);
    } else if (isAddress(doc, at, region.to) && !isPressAddress(token.norm)) {
      const quoted = quotationFrom(doc, at + 1) ?? quotationFrom(doc, at + 2) ?? quotationFrom(doc, at + 3);
      const end = quoted && quoted.close < region.to ? quoted.close + 1 : outletEnd(doc, at + 1, region.to);
      const start = token.norm === 'ل' || token.norm === 'لـ' ? at + 1 : at;
      if (end > start) found.push({ from: start, to: end });
      at = Math.max(at, end - 1);
    }
  }
  return found;
}

function outletEnd(doc: Document, from: number, to: number): number {
  let end = from;
  while (end < to && end < from + 3) {
    const token = doc.tokens[end] as Token;
    if (
      token.kind !== 'word' ||
      ar.SUBJECT_STOPS.has(token.norm) ||
      ar.WEEKDAYS.has(token.norm) ||
      ar.NOT_SUBJECT.has(token.norm)
    )
      break;
    end++;
  }
  return end;
}
