import type { enFollows } from './en-follows.ts';
import { countArabic } from './plural.ts';

/** What following a person or a topic says in Arabic. */
export const arFollows = {
  newFrom: (name: string) => `جديد أقوال ${name}`,
  newOn: (topic: string) => `جديد موضوع ${topic}`,
  summary: (what: string) => `جديد: ${what}`,
  moreStatements: (n: number) =>
    countArabic(n, {
      one: 'تصريح آخر',
      two: 'تصريحان آخران',
      few: 'تصريحات أخرى',
      many: 'تصريحًا آخر',
      other: 'تصريح آخر',
    }),
  moreBriefings: (n: number) =>
    countArabic(n, {
      one: 'موجز آخر',
      two: 'موجزان آخران',
      few: 'موجزات أخرى',
      many: 'موجزًا آخر',
      other: 'موجز آخر',
    }),
  listTitle: 'ما تتابعه هذه القناة',
  topic: (topic: string) => `موضوع: ${topic}`,
  none: 'لا تتابع هذه القناة شيئًا بعد.',
  how: (person: string, topic: string) => `لمتابعة شخص أو موضوع: ${person} — ${topic}`,
  person: (name: string) => `سيُنشر هنا كل تصريح جديد منسوب إلى ${name}.`,
  onTopic: (topic: string) => `سيُنشر هنا كل موجز جديد عن ${topic}.`,
  unknownPerson: (name: string) => `لا شيء معروف بعد عن ${name}. وما يرد بهذا الاسم، بأي من الخطّين، سيُنشر.`,
  unknownTopic: (topic: string) => `لا موجز عن ${topic} بعد.`,
  already: (name: string) => `${name}: متابعة قائمة هنا من قبل.`,
  several: (name: string) => `${name}: قد يكون أكثر من شخص. من المقصود؟`,
  byRole: (name: string) => `لا أحد هنا بهذا الاسم: ${name}. أما بهذا المنصب فهناك:`,
  severalNew: 'يحمل هذا الاسم أكثر من شخص. لمتابعة أحدهم وحده:',
  asWritten: (name: string) => `${name}، كما كُتب`,
  full: (most: number) =>
    `بلغت متابعات هذه القناة الحد الأقصى، وهو ${countArabic(most, {
      one: 'متابعة واحدة',
      two: 'متابعتان',
      few: 'متابعات',
      many: 'متابعة',
      other: 'متابعة',
    })}.`,
  fullRemedy: 'ألغِ إحدى المتابعات أولًا.',
  tooLong: (most: number) => `هذا أطول من أن يكون اسمًا أو موضوعًا: الحد الأقصى للأحرف ${most}.`,
  common: (topic: string) => `${topic}: كلام أعم من أن يكون موضوعًا.`,
  removed: (name: string) => `أُلغيت متابعة ${name} هنا.`,
  notFollowed: (name: string) => `لا متابعة هنا باسم ${name}.`,
  seeList: (command: string) => `لعرض ما تتابعه القناة: ${command}`,
  which: (name: string) => `في المتابعات هنا أكثر من واحد قد يكون ${name}. أيّها المقصود؟`,
  gone: 'لم تعد هذه المتابعة قائمة هنا.',
  paused: 'منشورات المتابعات متوقفة مؤقتًا.',
  pausedBecause: (reason: string) => `منشورات المتابعات متوقفة مؤقتًا: ${reason}`,
  resumed: 'استؤنفت منشورات المتابعات.',
  resume: 'استئناف',
  follow: 'متابعة',
  followName: (name: string) => `متابعة ${name}`,
  unfollow: (name: string) => `إلغاء متابعة ${name}`,
  soFar: 'ما قيل حتى الآن',
  list: 'المتابعات هنا',
} satisfies typeof enFollows;
