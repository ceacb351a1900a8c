import { fold } from '../text/fold.ts';

/** What can be done with a channel's digests, and the words for it. */
const WORDS = {
  set: ['set', 'add', 'setup', 'new', 'إعداد', 'ضبط', 'أعد', 'جديدة', 'جديد'],
  change: ['change', 'edit', 'تعديل', 'عدل', 'تغيير', 'غير'],
  list: ['list', 'show', 'عرض', 'قائمة', 'اعرض'],
  pause: ['pause', 'stop', 'إيقاف', 'أوقف', 'توقف'],
  resume: ['resume', 'start', 'continue', 'استئناف', 'استأنف', 'تابع'],
  remove: ['remove', 'delete', 'حذف', 'احذف', 'إزالة', 'إلغاء'],
  preview: ['preview', 'معاينة', 'عاين'],
  now: ['now', 'send', 'الآن', 'إرسال', 'أرسل'],
} as const;

export type Doing = keyof typeof WORDS;
export const DOINGS = Object.keys(WORDS) as Doing[];

export function parseDoing(word: string): Doing | undefined {
  const wanted = fold(word);
  return DOINGS.find((doing) => WORDS[doing].some((one) => fold(one) === wanted));
}
