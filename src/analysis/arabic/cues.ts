import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { type ArabicForm, arabicForm } from '../lexicon-ar.ts';
import type { Source } from '../reports.ts';
import { opensClause } from './clause.ts';
import type { Complement } from './complement.ts';
import { beginsSpeaker, isComma } from './words.ts';

/** «ورد الوزير بأن»: he answered, where a document would have «ورد في». */
export function answered(doc: Document, at: number): ArabicForm | undefined {
  const speaker = beginsSpeaker(doc, at + 1) || doc.names.has(doc.tokens[at + 1]?.norm ?? '');
  const answer = doc.tokens[at]?.norm === 'ورد' && speaker ? arabicForm('رد') : undefined;
  return answer && { ...answer, joined: true };
}

const BEFORE_NOUNS = new Set(
  'الصعب الممكن المستحيل الضروري السهل الافضل عدم اطار ظل رغم وسط بسبب من في الي عن علي بعد قبل اي كل دون عند ذو ذات هذا بين'.split(
    ' ',
  ),
);

/** After a preposition a short form like ذكر or بين is a noun or particle, not a verb. */
export function isNoun(doc: Document, at: number, form: ArabicForm): boolean {
  // «ويدعى حسن»: he is named so.
  if (
    /^[وف]?[يت]دعى$/.test(doc.tokens[at]?.text ?? '') &&
    !ar.COMPLEMENTISERS.has(doc.tokens[at + 1]?.norm ?? '')
  )
    return true;
  // «رأي» is an opinion, «رأى» a verb.
  if (/^[وف]?راي$/.test(doc.tokens[at]?.norm ?? '') && !doc.tokens[at]?.text.endsWith('ى')) return true;
  if (form.shape !== 'past' || form.verb.past.length > 4) return false;
  return doc.sentenceAt[at - 1] === doc.sentenceAt[at] && BEFORE_NOUNS.has(doc.tokens[at - 1]?.norm ?? '');
}

/** «دون أن تفصح عن», «لم يكشف عن», «يريد أن يقول»: nothing was said. What is not denied or confirmed is told. */
export function isUnsaid(doc: Document, at: number, form: ArabicForm): boolean {
  // «اشترط الموظف عدم ذكر اسمه»
  for (let next = at + 1; next < at + 5; next++)
    if (doc.tokens[next]?.norm === 'عدم' && ar.ANONYMITY.has(doc.tokens[next + 1]?.norm ?? ''))
      return form.verb.stance === 'demands' || form.verb.takes.includes('charge');
  const before = doc.tokens[at - 1]?.norm ?? '';
  const earlier = doc.tokens[at - 2]?.norm ?? '';
  if (before === 'ان' && form.shape === 'present') return !/^و?(?:قبل|الي)$/.test(earlier);
  const plain = form.verb.stance === 'asserts' || form.verb.stance === 'announces';
  return plain && /^[وف]?(?:لم|لن)$/.test(before);
}

/** «في حين قال …، أكد المركز أن»: after «while» the main clause needs no conjunction. */
export function answersWhile(doc: Document, sentence: Range, at: number, source: Source): boolean {
  const [first, second] = [doc.tokens[sentence.from]?.norm ?? '', doc.tokens[sentence.from + 1]?.norm];
  const opened = /^[وف]?(?:بينما|فيما)$/.test(first) || (/^[وف]?في$/.test(first) && second === 'حين');
  return opened && source.kind === 'mention' && isComma(doc.tokens[at - 1]);
}

/** «إذا طالبت»: nothing has been said yet. */
export const CONDITIONAL = new Set(['اذا', 'واذا', 'لو', 'ولو', 'مما', 'ما', 'وما']);

/** «ويذكر أن», «يعتقد أن»: nobody is said to speak. */
export function isImpersonal(doc: Document, at: number, form: ArabicForm, complement: Complement): boolean {
  if (
    form.shape !== 'present' ||
    complement.at !== at + 1 ||
    (complement.kind !== 'clause' && complement.kind !== 'noun')
  )
    return false;
  return (
    ['ذكر', 'اعتقد', 'توقع', 'رجح', 'زعم', 'قدر', 'لاحظ', 'اعتبر'].includes(form.verb.past) &&
    (form.joined || opensClause(doc, at, 0))
  );
}

/** «يشير الصياد بيده إلى القوارب». */
export const points = (doc: Document, at: number): boolean =>
  [1, 2, 3].some((step) => ar.POINTING_WITH.has(doc.tokens[at + step]?.norm ?? ''));
