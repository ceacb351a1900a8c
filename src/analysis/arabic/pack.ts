import type { Document, Range } from '../document.ts';
import { ABBREVIATIONS } from '../languages/ar.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { LanguagePack } from '../pack.ts';
import type { Features, Report } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { arabicMention } from './mention.ts';
import { namedSubjects } from './named-subjects.ts';
import { arabicReports } from './reports.ts';
import { titledPersons } from './spoken-of.ts';

const POINTING_BACK = /^(?:معاليه|معاليها|سموه|سموها|جلالته|فخامته|سيادته|سعادته|فضيلته|المذكور|نفسه)$/;

const CONTINUING = new Set('أضاف تابع أردف استطرد واصل استدرك زاد مضى ختم اختتم'.split(' '));

/** «المتحدث ذاته», «البرلمانية نفسها»: the speaker before. */
function theSame(doc: Document, range: Range): Features | null {
  const next = doc.tokens[range.to]?.norm ?? '';
  if (range.to - range.from > 2 || !/^(?:ذات|نفس|عين)(?:ه|ها)$/.test(next)) return null;
  return doc.tokens[range.from]?.norm.startsWith('ال') ? { gender: next.endsWith('ها') ? 'f' : 'm' } : null;
}

export const ARABIC: LanguagePack = {
  reading: { abbreviations: ABBREVIATIONS, attributionFollows },
  reports: arabicReports,
  resolution: {
    read: arabicMention,
    pointsBack: (doc: Document, range: Range): Features | null =>
      range.to - range.from <= 2 && POINTING_BACK.test(doc.tokens[range.from]?.norm ?? '')
        ? { gender: 'm' }
        : theSame(doc, range),
    pronoun: () => null,
    named: namedSubjects,
    continues: ({ lemma }: Report): boolean => CONTINUING.has(lemma),
    verbFeatures: (report: Report): Features | undefined => report.cueFeatures,
  },
  registry: { sameWord },
  spokenOf: titledPersons,
  isSpeech: (norm) => arabicForm(norm) !== undefined,
};

/** «السيسي» and «سيسي», «مايلي» and «ميلي»: the article and long vowels aside, one word. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const bones = (word: string): string => word.replace(/^ال(?=.{3})/, '').replace(/(?<=.)[اوي](?=.)/g, '');
  return a.length > 3 && b.length > 3 && bones(a) === bones(b) && Math.abs(a.length - b.length) <= 2;
}

/** «"…؟" يتساءل الكاتب.»: a verb of speech without و right after the marks. */
function attributionFollows(tokens: readonly Token[], at: number): boolean {
  const form = arabicForm(tokens[at]?.norm ?? '');
  return (
    form !== undefined &&
    !form.joined &&
    (form.shape === 'past' || form.shape === 'present') &&
    form.verb.takes.some((take) => take === 'an' || take === 'quote')
  );
}
