import { describe, expect, test } from 'vitest';
import { lines, told } from './told.ts';

/** Phenomenon, article, and who said what in it. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'the subject between verb and إن, verbs without a subject, participles',
    'قالت وزيرة الصحة ليلى منصور إن الوزارة ستفتح ثلاثة مستشفيات جديدة. وأضافت أن العمل سيبدأ في الربيع، مشيرة إلى أن التمويل جاهز.',
    [
      'ليلى منصور: الوزارة ستفتح ثلاثة مستشفيات جديدة',
      'ليلى منصور: العمل سيبدأ في الربيع',
      'ليلى منصور: التمويل جاهز',
    ],
  ],
  [
    'a verbal noun as complement, a surname alone, كان … قد',
    'أعلن رئيس بلدية المدينة سامي الخطيب، أمس، عن إغلاق الجسر القديم. وقال الخطيب: «سلامة الناس أولا». وكان مدير المرور نادر حسن قد أكد في تصريح لـ«النهار» أن الجسر آمن.',
    ['سامي الخطيب: إغلاق الجسر القديم', 'سامي الخطيب: سلامة الناس أولا', 'نادر حسن: الجسر آمن'],
  ],
  [
    'the verb after the quotation, and a quotation with no cue after it',
    '"الطريق طويل وسنكمله"، يقول المدرب يوسف عامر. "لن نتراجع أبدا عن هدفنا هذا الموسم".',
    ['يوسف عامر: الطريق طويل وسنكمله', 'يوسف عامر: لن نتراجع أبدا عن هدفنا هذا الموسم'],
  ],
  [
    'according to, before and after the words',
    'بحسب شهود عيان، اندلع الحريق في الطابق الثاني. وانتقلت النيران إلى مبان مجاورة، وفقا لما ذكرته إدارة الدفاع المدني.',
    ['شهود عيان: اندلع الحريق في الطابق الثاني', 'إدارة الدفاع المدني: وانتقلت النيران إلى مبان مجاورة'],
  ],
  ['وفق of a rule is no source', 'جرى الانتخاب وفق القانون، ثم وزعت المهام وفقا لمعايير واضحة.', []],
  [
    'accusation with its object, an answer with بأن',
    'اتهمت النقابة إدارة المصنع بتجاهل شروط السلامة. وردت الإدارة بأن النقابة تبالغ.',
    ['النقابة: إدارة المصنع بتجاهل شروط السلامة', 'الإدارة: النقابة تبالغ'],
  ],
  [
    'two titles without a name are two people, and only they speak in the dual',
    'قال كل من وزير المالية ومحافظ البنك إن الاقتصاد ينمو. وقال الوزير إن الضرائب ستنخفض. وقالا إن النمو مستمر.',
    [
      'وزير المالية ومحافظ البنك: الاقتصاد ينمو',
      'الوزير: الضرائب ستنخفض',
      'وزير المالية ومحافظ البنك: النمو مستمر',
    ],
  ],
  [
    'a verb with its object attached',
    'وندد رئيس البرلمان سليم ناصر بقرار الإغلاق، ووصفه على صفحته بأنه «خطأ كبير».',
    ['سليم ناصر: بقرار الإغلاق', 'سليم ناصر: خطأ كبير'],
  ],
  [
    'who is called upon is not part of the caller',
    'دعا الأمين العام للأمم المتحدة الأطراف إلى ضبط النفس.',
    ['الأمين العام للأمم المتحدة: ضبط النفس'],
  ],
  [
    'names and mottos in guillemets are no speech',
    'واصل العمال إضرابهم في «مصنع النسيج» لليوم الثالث، واجتمعوا في قاعة «النور».',
    [],
  ],
  [
    'a quotation opened in each paragraph and closed once',
    'وقال الوزير في بيان: «بدأنا العمل.\n«وسننتهي قبل الصيف». وأكد أنه لا نية لرفع الأسعار.',
    ['الوزير: بدأنا العمل … وسننتهي قبل الصيف', 'الوزير: لا نية لرفع الأسعار'],
  ],
  [
    'tatweel, diacritics, no hamza, no space after the full stop',
    'أكّد وَزِيرُ التعليم خالـــد يونس أنّ الامتحانات في موعدها.وأشار الى ان النتائج ستعلن في تموز.',
    ['خالد يونس: الامتحانات في موعدها', 'خالد يونس: النتائج ستعلن في تموز'],
  ],
  [
    'a relative clause on the subject, words partly in marks',
    'وقال الباحث الذي أعد الدراسة إن «المياه الجوفية تتراجع» منذ سنوات، لافتا إلى أن القرى الجنوبية هي الأكثر تضررا.',
    ['الباحث: «المياه الجوفية تتراجع» منذ سنوات', 'الباحث: القرى الجنوبية هي الأكثر تضررا'],
  ],
  [
    'a document speaks, then by its name alone',
    'ذكر بيان صادر عن الهيئة أن الرحلات ستستأنف غدا. وأوضح البيان أن التأخير سببه الطقس.',
    ['بيان صادر عن الهيئة: الرحلات ستستأنف غدا', 'بيان صادر عن الهيئة: التأخير سببه الطقس'],
  ],
  [
    'a capital speaks for its government; another verb without a subject keeps to the gender',
    'أعلنت أنقرة إرسال وفد إلى الحدود. وقال محافظ الإقليم مراد قايا إن المعبر مفتوح. وأضاف أن الحركة عادية.',
    ['أنقرة: إرسال وفد إلى الحدود', 'مراد قايا: المعبر مفتوح', 'مراد قايا: الحركة عادية'],
  ],
  ['nobody is said to have spoken', 'ويذكر أن الجسر بني قبل ستين عاما. ويعتقد أن الحجر جلب من الجبل.', []],
  ['a condition is no statement', 'وستغلق الطرق إذا طالبت البلدية بإخلاء الحي.', []],
];

describe('who said what in Arabic', () => {
  test.each(CASES)('%s', (_name, article, expected) => {
    expect(lines(article, 'ar')).toEqual(expected);
  });
});

test('a relay names the one who spoke, and the agency as the channel', () => {
  const [statement] = told('نقلت وكالة رويترز عن مسؤول حكومي قوله إن المفاوضات توقفت.', 'ar');
  expect(statement).toMatchObject({
    speaker: 'مسؤول حكومي',
    text: 'المفاوضات توقفت',
    via: ['وكالة رويترز'],
  });
});

test('an outlet alone is the source, in an interview the channel', () => {
  expect(told('وذكرت صحيفة «الأيام» أن الوفد غادر.', 'ar')[0]).toMatchObject({
    speaker: 'صحيفة الأيام',
    via: [],
  });
  expect(told('وقال المحلل كريم فهد لـ«الأيام» إن الوفد غادر.', 'ar')[0]).toMatchObject({
    speaker: 'كريم فهد',
    via: ['الأيام'],
  });
});

test('a denial denied confirms nothing', () => {
  const stances = told(
    'نفى المتحدث باسم الشركة علي سالم أن تكون الشركة قد خفضت الأجور. ولم ينف المدير المالي وجود خسائر.',
    'ar',
  ).map(({ speaker, stance }) => [speaker, stance]);
  expect(stances).toEqual([
    ['علي سالم', 'denies'],
    ['المدير المالي', 'asserts'],
  ]);
});

test('a threat is a threat', () => {
  const [statement] = told('وهدد قائد الفصيل بقطع الطريق الساحلي.', 'ar');
  expect(statement).toMatchObject({ speaker: 'قائد الفصيل', stance: 'threatens' });
});

test('the outer words hold the inner report, each with its own speaker', () => {
  expect(lines('وأكد النائب زياد نصر أن رئيس اللجنة قال إن الملف مغلق.', 'ar')).toEqual([
    'زياد نصر: رئيس اللجنة قال إن الملف مغلق',
    'رئيس اللجنة: الملف مغلق',
  ]);
});

test.each([
  [
    'a time is no subject; who stands after كان is',
    'وكان المجلس قد طالب الشهر الماضي بزيادة الرواتب.',
    ['المجلس: بزيادة الرواتب'],
  ],
  [
    'the accused stays out of the name of the accuser',
    'وقال الوزير سامي الخطيب إن الصندوق سليم. واتهم رئيس النقابة عماد ناصر الخطيب بإخفاء الأرقام.',
    ['سامي الخطيب: الصندوق سليم', 'عماد ناصر: بإخفاء الأرقام'],
  ],
  [
    'who is named so has said nothing by it',
    'وروى أحد السكان، ويدعى ماهر، أن الجدار سقط ليلا.',
    ['أحد السكان: الجدار سقط ليلا'],
  ],
  [
    'a title with its owner is no name',
    'وقالت نقيبة الممرضين سعاد كرم إن الإضراب قائم.',
    ['سعاد كرم: الإضراب قائم'],
  ],
  ['nor is a relation', 'وأضافت شقيقته ليلى أن البيت احترق.', ['ليلى: البيت احترق']],
])('%s', (_name, article, expected) => {
  expect(lines(article, 'ar')).toEqual(expected);
});

test('an outlet that quotes someone is the channel of his words', () => {
  expect(told('ذكرت صحيفة الأيام نقلا عن مسؤول محلي أن المخزن احترق.', 'ar')[0]).toMatchObject({
    speaker: 'مسؤول محلي',
    via: ['صحيفة الأيام'],
  });
});

test('words follow فإن without a comma', () => {
  expect(lines('وبحسب خبير مائي فإن السد يحتاج إلى صيانة عاجلة.', 'ar')).toEqual([
    'خبير مائي: السد يحتاج إلى صيانة عاجلة',
  ]);
});

test('an unnamed source holds the floor as a person does', () => {
  expect(
    lines(
      'وقال مدير الميناء فؤاد سالم إن الرصيف مغلق. وأكد مصدر طبي أن الطريق آمن، مشيرا إلى أن الحريق أخمد.',
      'ar',
    ),
  ).toEqual(['فؤاد سالم: الرصيف مغلق', 'مصدر طبي: الطريق آمن', 'مصدر طبي: الحريق أخمد']);
});
