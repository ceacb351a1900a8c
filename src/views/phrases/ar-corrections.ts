import { stanceNames } from './ar-stances.ts';
import type { enCorrections } from './en-corrections.ts';
import { countArabic } from './plural.ts';

const statements = (n: number): string =>
  countArabic(n, { one: 'تصريح', two: 'تصريحين', few: 'تصريحات', many: 'تصريحًا', other: 'تصريح' });

/** What posts and notes say in Arabic of what changed after they were made. */
export const arCorrections = {
  correction: {
    title: 'تصحيح',
    intro: 'نُشر هذا هنا من قبل، ثم تغيّر:',
    corrected: 'تصحيح في',
    again: 'أُعيد اعتماده في',
    withdrawn: 'سُحب في',
    byEditors: 'من جانب هيئة التحرير',
    hidden: 'موجز سبق عرضه هنا لم يعد متاحًا هنا.',
    someone: 'من لم يسمّه المصدر',
    speaker: (now: string, was: string) => `القائل هو ${now}، لا ${was}، في القول`,
    stance: (speaker: string, now: string, was: string) => `ما قاله ${speaker} هو ${now}، لا ${was}`,
    stances: stanceNames,
    position: {
      for: (speaker: string) => `موقف ${speaker} هو الإثبات`,
      against: (speaker: string) => `موقف ${speaker} هو النفي`,
      unclear: (speaker: string) => `موقف ${speaker} غير واضح`,
    },
    words: (speaker: string) => `نص كلام ${speaker} هو`,
    name: (now: string, was: string) => `الاسم هو ${now}، لا ${was}`,
    role: (name: string, role: string) => `صفة ${name} هي ${role}`,
    noRole: (name: string) => `حُذفت الصفة المذكورة مع ${name}`,
    via: (speaker: string) => `تغيّرت الجهة التي نُقل عنها كلام ${speaker}`,
    saidAt: (speaker: string) => `تغيّر تاريخ كلام ${speaker}`,
    added: (n: number) => `إضافة ${statements(n)}`,
    removed: (n: number) => `حذف ${statements(n)}`,
    disputed: 'هذا محل خلاف',
    undisputed: 'لم يعد هذا محل خلاف',
    figure: (now: string, was: string) => `الرقم هو ${now}، لا ${was}`,
    published: (date: string) => `تاريخ النشر هو ${date}`,
    titleChanged: 'تغيّر العنوان',
    points: 'تغيّرت النقاط الرئيسية',
    claims: 'تغيّر موضع الخلاف',
    figures: 'تغيّرت الأرقام',
    timeline: 'تغيّر التسلسل الزمني',
    source: 'تغيّر المصدر',
    more: (n: number) =>
      `مع ${countArabic(n, {
        one: 'تغيير آخر',
        two: 'تغييرين آخرين',
        few: 'تغييرات أخرى',
        many: 'تغييرًا آخر',
        other: 'تغيير آخر',
      })}`,
  },
} satisfies typeof enCorrections;
