import { describe, expect, test } from 'vitest';
import { brief } from './told.ts';

/** What is disputed in a story: each claim's two sides by name. */
function sides(text: string, lang: string): { for: string[]; against: string[] }[] {
  const { claims, people, statements } = brief(text, lang);
  const named = (claim: string, position: string): string[] => [
    ...new Set(
      statements
        .filter((one) => one.claims.some(({ id, position: side }) => id === claim && side === position))
        .map(({ speaker }) => people.find(({ id }) => id === speaker)?.name ?? '-'),
    ),
  ];
  return claims
    .filter(({ disputed }) => disputed)
    .map(({ id }) => ({ for: named(id, 'for'), against: named(id, 'against') }));
}

describe('two sides', () => {
  test.each([
    [
      'a negation of the same words',
      'ar',
      'أكدت النائبة سعاد حمدان أن المصنع يلقي نفاياته في النهر منذ عامين. وقالت الشركة المالكة إن المصنع لا يلقي أي نفايات في النهر.',
      'سعاد حمدان',
      'الشركة المالكة',
    ],
    [
      'a negation of the same verb in another person and tense',
      'ar',
      'ذكرت وكالة «نبأ» أن طهران أرسلت ألف مقاتل إلى الحدود. وقال المتحدث باسم الخارجية بهرام نوري إن بلاده لم ترسل أي مقاتل إلى الحدود.',
      'وكالة نبأ',
      'بهرام نوري',
    ],
    [
      'a bare noun denied',
      'ar',
      'قال شهود عيان إن طائرة حربية قصفت سوق البلدة. ونفى الجيش قصف السوق.',
      'شهود عيان',
      'الجيش',
    ],
    [
      'a word for its opposite',
      'ar',
      'اتهمت المعارضة الحكومة بتزوير الانتخابات البلدية. وأكد رئيس اللجنة منير جابر أن الانتخابات كانت نزيهة.',
      'المعارضة',
      'منير جابر',
    ],
    [
      'words before referred to',
      'ar',
      'قالت منظمة حقوقية إن السجينة تعرضت للضرب. ورفضت السلطات هذه الاتهامات.',
      'منظمة حقوقية',
      'السلطات',
    ],
    [
      'words before called false',
      'ar',
      'اتهم النائب سامر حجازي الوزيرة بتهريب قطع أثرية. وقالت الوزيرة إن هذه الاتهامات باطلة.',
      'سامر حجازي',
      'الوزيرة',
    ],
    [
      'a denial of fewer words',
      'en',
      'The prosecutor accused the banker of taking bribes from a contractor. The banker, Omar Malik, denied taking bribes.',
      'the prosecutor',
      'Omar Malik',
    ],
    [
      'a negation before the noun',
      'en',
      'Union leader Nadia Osman said the company had sacked forty workers for joining the strike. A spokesman, Peter Brandt, said no workers had been sacked for joining the strike.',
      'Nadia Osman',
      'Peter Brandt',
    ],
    [
      'claims rejected',
      'en',
      'Senator Paul Vance said the bridge was closed for political reasons. The governor, Ruth Okafor, denied these claims.',
      'Paul Vance',
      'Ruth Okafor',
    ],
  ])('%s (%s)', (_name, lang, text, one, other) => {
    const [dispute] = sides(text, lang);
    expect(dispute?.for).toContain(one);
    expect(dispute?.against).toContain(other);
  });
});

describe('no dispute', () => {
  test.each([
    [
      'two who say the same, both with a negation',
      'ar',
      'قال الوزير إن الشركة لن تنسحب من المشروع. وأكدت الشركة أنها لن تنسحب من المشروع.',
    ],
    [
      'a denial and a statement that agrees with it',
      'ar',
      'نفى المدرب استقالته من تدريب المنتخب. وأكد رئيس الاتحاد أن المدرب لم يستقل من تدريب المنتخب.',
    ],
    [
      'remarks rejected, not facts',
      'ar',
      'أدان الأمين العام الهجوم على الحافلة. ورفض زعيم القبيلة تصريحات الأمين العام.',
    ],
    [
      'a negation about something else',
      'en',
      "Police said they arrested two men at the port. The captain's lawyer said the crew did not leave the country.",
    ],
    [
      'what should not be is not what is not',
      'en',
      'The mayor said the bridge was closed for repairs in May. A driver said the bridge should not be closed for repairs in May.',
    ],
    [
      'a wish granted',
      'en',
      'The minister denied that the hospital would close. The director said it would not close.',
    ],
  ])('%s', (_name, lang, text) => {
    expect(sides(text, lang)).toEqual([]);
  });
});
