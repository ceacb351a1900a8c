import type { Briefing } from '../briefing/schema.ts';
import type { Problem } from '../errors.ts';
import type { Block, Card, ChromeLanguage, Field } from '../views/card.ts';

const WORDS = {
  en: {
    title: 'Needs a look',
    remedy: 'What to do:',
    draft: 'A draft waits for review:',
    where: (id: string) => `in the database, table briefings, row ${id}`,
    more: (count: number) => `And ${count} more: the log has them all, and so has “isnad check”.`,
  },
  ar: {
    title: 'يحتاج إلى نظر',
    remedy: 'الحل:',
    draft: 'مسودة بانتظار المراجعة:',
    where: (id: string) => `في قاعدة البيانات، الجدول briefings، الصف ${id}`,
    more: (count: number) => `وغيرها (${count})؛ القائمة كاملة في السجل وفي أمر isnad check.`,
  },
} as const;

const SHOWN = 10;

/** Problems for the desk. They are written in English, whatever the language of the labels. */
export function problemsCard(problems: readonly Problem[], chrome: ChromeLanguage): Card {
  const words = WORDS[chrome];
  const dir = chrome === 'ar' ? 'rtl' : 'ltr';
  const shown = problems.slice(0, SHOWN);
  const left = problems.length - shown.length;
  const blocks: Block[] = [
    { type: 'heading', dir, runs: [{ text: words.title }] },
    { type: 'list', items: shown.map((problem) => itemOf(problem, words.remedy)) },
  ];
  if (left > 0) blocks.push({ type: 'note', dir, runs: [{ text: words.more(left) }] });
  const files = [...new Set(problems.map(({ file }) => file))];
  return { chrome, tone: 'error', summary: `${words.title}: ${files.slice(0, 3).join(', ')}`, blocks };
}

/** One line: which draft waits, and where it is kept. */
export function draftCard({ id, title, sources }: Briefing, chrome: ChromeLanguage): Card {
  const words = WORDS[chrome];
  const runs = [
    { text: `${words.draft} ` },
    { text: title, bold: true, url: sources[0]?.url },
    { text: ` · ${words.where(id)}` },
  ];
  const dir = chrome === 'ar' ? 'rtl' : 'ltr';
  return { chrome, summary: `${words.draft} ${title}`, blocks: [{ type: 'text', dir, runs }] };
}

function itemOf({ file, line, field, message, remedy }: Problem, label: string): Field {
  const place = line === undefined ? file : `${file}:${line}`;
  return {
    dir: 'ltr',
    runs: [
      { text: place, bold: true },
      { text: ` ${field === undefined ? '' : `${field}: `}${message}` },
      ...(remedy === undefined ? [] : [{ text: ` ${label} `, italic: true }, { text: remedy }]),
    ],
  };
}
