import { fold } from '../text/fold.ts';

const SILENT = [
  'silent',
  'silence',
  'nothing',
  'skip',
  'say nothing',
  'صامتة',
  'صامت',
  'بصمت',
  'لا شيء',
  'لا تنشر',
];
const TELL = ['tell', 'say', 'say so', 'notify', 'announce', 'أخبر', 'أخبرنا', 'قل', 'قل ذلك', 'أعلن', 'نبه'];
const WAYS = new Map([
  ...SILENT.map((word) => [fold(word), 'silent'] as const),
  ...TELL.map((word) => [fold(word), 'tell'] as const),
]);

/** What a day without news is to get; null where the words are no way of it. */
export function parseQuiet(text: string): 'silent' | 'tell' | null {
  return WAYS.get(fold(text).trim()) ?? null;
}

/** How many briefings a post may hold, 1 to 50; null where it is no such number. */
export function parseMost(text: string): number | null {
  const number = /^\d{1,2}$/.test(fold(text).trim()) ? Number(fold(text)) : 0;
  return number >= 1 && number <= 50 ? number : null;
}
