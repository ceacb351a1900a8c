import { analyse } from '../../src/analysis/analyse.ts';
import type { Briefing } from '../../src/briefing/schema.ts';

/** A story with a denial, a confirmation, a threat, a chain, dates and figures: our own words, in English and Arabic. */
export const DAM_EN = `Ministry denies plan to close Sarab dam after memo leaks

Water Minister Lena Haddad on Tuesday denied that the government had decided to withdraw its engineers from the Sarab dam, days after a memo said they would leave.

"There is no decision to leave Sarab," Haddad told reporters in Rashid on May 14, 2024. She added that she did not know who wrote the memo.

Gen. Omar Faris, commander of the northern guard, said the memo was a draft. "It should not have been published," Faris said.

But a Rashidi official confirmed to Reuters that the memo was authentic.

The memo said that the engineers would leave Sarab within days.

The governor threatened to cut off power to the capital if the engineers left.

About 1,200 Rashidi engineers work at the dam. The ministry said it would send between 300 and 450 more guards to the region and spend $2.5 million, or 12 percent of its budget.

Residents told Reuters that they saw trucks on the road two days ago. The dam opened in 1998.`;

export const DAM_AR = `الوزارة تنفي خطة إغلاق سد سراب بعد تسرب مذكرة

نفت وزيرة المياه لينا حداد، الثلاثاء 14 مايو 2024، أن تكون الحكومة قد قررت سحب مهندسيها من سد سراب، بعد أن تحدثت مذكرة عن رحيلهم.

وقالت حداد للصحفيين: «لم يُتخذ أي قرار بمغادرة سراب»، مضيفة أنها لا تعرف من كتب المذكرة.

من جهته، قال قائد الحرس الشمالي اللواء عمر فارس إن المذكرة مسودة وما كان ينبغي أن تُنشر.

غير أن مسؤولاً رشيدياً أكد لوكالة رويترز أن المذكرة صحيحة.

وقالت المذكرة إن المهندسين سيغادرون سراب خلال أيام.

وهدد المحافظ بقطع الكهرباء عن العاصمة إذا رحل المهندسون.

ويعمل في السد نحو 1200 مهندس. وأعلنت الوزارة إرسال ما بين 300 و450 حارساً إلى المنطقة، وإنفاق ثلاثة ملايين دولار، أي 12 في المئة من ميزانيتها.

وذكر سكان لوكالة رويترز أنهم رأوا شاحنات على الطريق قبل يومين. وافتتح السد في كانون الثاني 1998.`;

export const PUBLISHED = '2024-05-15';

export function brief(text: string, lang: string, more: { url?: string; title?: string } = {}): Briefing {
  return analyse({ text, lang, publishedAt: PUBLISHED, ...more });
}

/** The words of the text at each entry's evidence. */
export function evidenceOf(
  text: string,
  entry: { evidence: readonly { start: number; end: number }[] },
): string {
  return entry.evidence.map(({ start, end }) => text.slice(start, end)).join(' ');
}
