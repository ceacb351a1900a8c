import type { Stance } from '../briefing/schema.ts';
import { fold } from '../text/fold.ts';

/** Verbs a question uses, in the forms it uses them in. */
const SAYING =
  'say says said saying tell told think thinks قال قالت قالوا قاله قالته يقول تقول يقولون صرح صرحت ذكر ذكرت';

const STANCES: Readonly<Partial<Record<Stance, string>>> = {
  asserts: 'claim claims claimed assert asserts asserted زعم زعمت ادعى ادعت',
  confirms: 'confirm confirms confirmed أكد أكدت أكدوا يؤكد تؤكد',
  denies: 'deny denies denied reject rejects rejected نفى نفت نفوا ينفي تنفي أنكر أنكرت كذب كذبت',
  announces: 'announce announces announced أعلن أعلنت أعلنوا يعلن تعلن',
  demands: 'demand demands demanded طالب طالبت طالبوا يطالب تطالب',
  warns: 'warn warns warned حذر حذرت حذروا يحذر تحذر',
  threatens: 'threaten threatens threatened هدد هددت هددوا يهدد تهدد توعد توعدت',
  accuses: 'accuse accuses accused اتهم اتهمت اتهموا يتهم تتهم',
  promises: 'promise promises promised pledge pledges pledged vow vows vowed وعد وعدت تعهد تعهدت يتعهد',
  praises: 'praise praises praised أشاد أشادت يشيد أثنى أثنت',
  condemns: 'condemn condemns condemned denounce denounces denounced أدان أدانت يدين ندد نددت استنكر شجب',
  asks: 'ask asks asked سأل سألت طلب طلبت يطلب',
  expects: 'expect expects expected توقع توقعت يتوقع تتوقع',
};

const saying = new Set(SAYING.split(' ').map(fold));
const stances = new Map(
  Object.entries(STANCES).flatMap(([stance, verbs]) =>
    verbs.split(' ').map((verb) => [fold(verb), stance as Stance] as const),
  ),
);

/** `word` folded. */
export function isSaying(word: string): boolean {
  return saying.has(word);
}

/** `word` folded. */
export function stanceOf(word: string): Stance | undefined {
  return stances.get(word);
}
