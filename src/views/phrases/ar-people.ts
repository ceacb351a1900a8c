import type { enPeople } from './en-people.ts';

export const arPeople = {
  notSame: 'ليس الشخص نفسه',
  which: 'أي هذه الأسماء لشخص آخر؟',
  decided: (name: string) => `من الآن يُعدّ هذا الاسم لشخص آخر في هذه القناة: ${name}.`,
  undo: 'تراجع عن ذلك',
  undone: (name: string) => `عاد هذا الاسم يُطابَق كما كان: ${name}.`,
  nothing: 'هذه التصريحات باسم واحد فقط.',
} satisfies typeof enPeople;
