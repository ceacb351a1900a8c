import { ONE_TO_TEN } from './numbers.ts';

/** Month, weekday and time words of Arabic (Gregorian, Levantine, Maghrebi, Hijri) and English, as they are written. */

export const MONTHS: Record<string, number> = {
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sept: 9,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  يناير: 1,
  فبراير: 2,
  مارس: 3,
  أبريل: 4,
  إبريل: 4,
  ابريل: 4,
  مايو: 5,
  يونيو: 6,
  يونيه: 6,
  يوليو: 7,
  يوليه: 7,
  أغسطس: 8,
  سبتمبر: 9,
  أكتوبر: 10,
  نوفمبر: 11,
  ديسمبر: 12,
  شباط: 2,
  آذار: 3,
  نيسان: 4,
  أيار: 5,
  حزيران: 6,
  تموز: 7,
  آب: 8,
  أيلول: 9,
  جانفي: 1,
  فيفري: 2,
  أفريل: 4,
  ماي: 5,
  جوان: 6,
  جويلية: 7,
  أوت: 8,
  غشت: 8,
  شتنبر: 9,
  نونبر: 11,
  دجنبر: 12,
};

/** Two-word Levantine months: first word and second word. */
export const DOUBLE_MONTHS: Record<string, Record<string, number>> = {
  كانون: { الثاني: 1, الأول: 12 },
  تشرين: { الأول: 10, الثاني: 11 },
};

/** Months of the Hijri year; the two-word ones by their second word. */
export const HIJRI_MONTHS: Record<string, number> = { محرم: 1, صفر: 2, رجب: 7, شعبان: 8, رمضان: 9, شوال: 10 };
export const HIJRI_DOUBLE: Record<string, Record<string, number>> = {
  ربيع: { الأول: 3, الآخر: 4, الثاني: 4 },
  جمادى: { الأولى: 5, الآخرة: 6, الثانية: 6 },
  ذو: { القعدة: 11, الحجة: 12 },
  ذي: { القعدة: 11, الحجة: 12 },
};

/** 0 is Sunday, as in Date. */
export const WEEKDAYS: Record<string, number> = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  الأحد: 0,
  الإثنين: 1,
  الاثنين: 1,
  الثلاثاء: 2,
  الأربعاء: 3,
  الخميس: 4,
  الجمعة: 5,
  السبت: 6,
};

/** Days from the day of publication. */
export const DAY_WORDS: Record<string, number> = {
  today: 0,
  yesterday: -1,
  tomorrow: 1,
  tonight: 0,
  اليوم: 0,
  أمس: -1,
  البارحة: -1,
  غدا: 1,
  الليلة: 0,
};

export const PAST_WORDS: readonly string[] = [
  'last',
  'past',
  'previous',
  'الماضي',
  'الماضية',
  'المنصرم',
  'المنصرمة',
  'الفائت',
  'الفائتة',
];
export const NEXT_WORDS: readonly string[] = [
  'next',
  'coming',
  'upcoming',
  'المقبل',
  'المقبلة',
  'القادم',
  'القادمة',
];

export const UNITS: Record<string, 'day' | 'week' | 'month' | 'year'> = {
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
  يوم: 'day',
  يومين: 'day',
  أيام: 'day',
  اليومين: 'day',
  الأسبوع: 'week',
  أسبوع: 'week',
  أسبوعين: 'week',
  أسابيع: 'week',
  الشهر: 'month',
  شهر: 'month',
  شهرين: 'month',
  أشهر: 'month',
  العام: 'year',
  عام: 'year',
  السنة: 'year',
  سنة: 'year',
  عامين: 'year',
  سنوات: 'year',
  أعوام: 'year',
  سنتين: 'year',
};
export const DUALS: readonly string[] = ['يومين', 'أسبوعين', 'شهرين', 'عامين', 'سنتين', 'اليومين'];
/** What stands before a year. */
export const YEAR_WORDS: readonly string[] = [
  'عام',
  'العام',
  'سنة',
  'السنة',
  'in',
  'since',
  'of',
  'until',
  'by',
  'from',
  'year',
  'موسم',
];

export const SMALL_NUMBERS: Record<string, number> = {
  ...ONE_TO_TEN,
  a: 1,
  an: 1,
  واحد: 1,
};

/** After «اليوم» or before "day": days from the day last told. */
export const SAME_DAY: Record<string, number> = {
  نفسه: 0,
  ذاته: 0,
  التالي: 1,
  same: 0,
  following: 1,
};
/** Before a weekday's name these make it something else: «خطبة الجمعة», "Super Tuesday". */
export const NO_DAY_BEFORE: readonly string[] =
  'خطبة خطب صلاة لصلاة وصلاة جمعة إمام سوق super black good easter palm cyber giving bloody ash'.split(' ');
/** Before a month's name that is also a word: "in March", "last May". */
export const BEFORE_MONTH: readonly string[] =
  'in since of last until by from early late mid this next through'.split(' ');
/** Before a weekday these tell that it lies ahead. */
export const FUTURE_WORDS: readonly string[] =
  "will 'll he'll she'll they'll we'll plans scheduled expected due upcoming سوف المقرر المرتقب المنتظر المتوقع".split(
    ' ',
  );
