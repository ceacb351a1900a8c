/** Words that multiply the number before them, or are one by themselves. */
export const MULTIPLIERS: Record<string, number> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  hundred: 1e2,
  тысяч: 1e3,
  тысячи: 1e3,
  тысяча: 1e3,
  тыс: 1e3,
  هزار: 1e3,
  אלף: 1e3,
  millions: 1e6,
  millones: 1e6,
  millionen: 1e6,
  milyon: 1e6,
  миллион: 1e6,
  миллиона: 1e6,
  миллионов: 1e6,
  млн: 1e6,
  میلیون: 1e6,
  מיליון: 1e6,
  milliard: 1e9,
  milliards: 1e9,
  milliarden: 1e9,
  milyar: 1e9,
  миллиард: 1e9,
  миллиарда: 1e9,
  миллиардов: 1e9,
  млрд: 1e9,
  میلیارد: 1e9,
  מיליארד: 1e9,
  dozen: 12,
  ألف: 1e3,
  ألفا: 1e3,
  آلاف: 1e3,
  مليون: 1e6,
  مليونا: 1e6,
  ملايين: 1e6,
  مليار: 1e9,
  مليارا: 1e9,
  مليارات: 1e9,
  بليون: 1e9,
  تريليون: 1e12,
  مئة: 1e2,
  مائة: 1e2,
};
/** Numbers in one word that need no other: «ألفي عراقي», «ألف جندي». */
export const NUMBER_WORDS: Record<string, number> = {
  ألفي: 2000,
  ألفين: 2000,
  ألفا: 2000,
  مليوني: 2e6,
  مليونين: 2e6,
  مئتي: 200,
  مئتين: 200,
  مائتي: 200,
  مائتين: 200,
  ملياري: 2e9,
  مليارين: 2e9,
  ألف: 1e3,
  مليون: 1e6,
  مليار: 1e9,
  مئة: 100,
  مائة: 100,
  عشرون: 20,
  عشرين: 20,
  ثلاثون: 30,
  ثلاثين: 30,
  أربعون: 40,
  أربعين: 40,
  خمسون: 50,
  خمسين: 50,
  ستون: 60,
  ستين: 60,
  سبعون: 70,
  سبعين: 70,
  ثمانون: 80,
  ثمانين: 80,
  تسعون: 90,
  تسعين: 90,
  مئتا: 200,
  مائتا: 200,
  ثلاثمئة: 300,
  ثلاثمائة: 300,
  أربعمئة: 400,
  أربعمائة: 400,
  خمسمئة: 500,
  خمسمائة: 500,
  ستمائة: 600,
  سبعمائة: 700,
  ثمانمائة: 800,
  تسعمائة: 900,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
/** One to ten, told as words. */
export const ONE_TO_TEN: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  ثلاثة: 3,
  ثلاث: 3,
  أربعة: 4,
  أربع: 4,
  خمسة: 5,
  خمس: 5,
  ستة: 6,
  ست: 6,
  سبعة: 7,
  سبع: 7,
  ثمانية: 8,
  ثماني: 8,
  تسعة: 9,
  تسع: 9,
  عشرة: 10,
  عشر: 10,
};
/** Small numbers: figures only before a multiplier («ثلاثة آلاف», "two million") or before people. */
export const SMALL_NUMBERS: Record<string, number> = {
  ...ONE_TO_TEN,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
};
/** Counted, these make a figure of a small number too. */
export const PEOPLE: readonly string[] = (
  'people soldiers troops officers civilians children women men victims casualties dead wounded injured hostages prisoners detainees migrants refugees workers passengers fighters militants students patients ' +
  'أشخاص شخصا شخص جنود جنديا مدنيين أطفال نساء رجال قتلى جرحى ضحايا رهائن أسرى معتقلين مهاجرين لاجئين عمال ركاب مقاتلين مسلحين عناصر عسكريين مواطنين مصابين إصابات أفراد فلسطينيين شهداء'
).split(' ');
export const PERCENT = ['%', '٪', 'percent', 'percentage', 'بالمئة', 'بالمائة', 'بالمية'];
export const CURRENCIES: Record<string, string> = { $: '$', '€': '€', '£': '£', '¥': '¥' };
/** Between the two ends of a range. */
export const RANGE_WORDS = ['-', '–', '—', 'to', 'and', 'إلى', 'الى', 'و', 'حتى'];
/** Links that join two ends only after one of {@link RANGE_OPENERS}. */
export const WEAK_RANGE_WORDS = ['and', 'و'];
export const RANGE_OPENERS = ['between', 'بين', 'مابين'];
/** Units that tell the time of day, an age or a rank rather than an amount counted. */
export const NOT_UNITS =
  'a.m. p.m. am pm th st nd rd a.m p.m gmt et est est. edt utc years-old year-old مساء صباحا ظهرا فجرا هـ ه م ق.م'.split(
    ' ',
  );
/** Words after a number that are not what it counts, beside the stop words. */
export const NOT_COUNTED =
  'after before when said says would will could has had have is was were are be been which who that if but since against compared also not did do does could may might now then today yesterday فيما بينما حيث حسب بحسب وفق وفقا ضد لدى عبر مقابل مقارنة كان كانت هناك قال قالت أي بسبب نتيجة'.split(
    ' ',
  );
/** Before a scale word: "half a million", «ربع مليون». */
export const FRACTIONS: Record<string, number> = {
  half: 0.5,
  quarter: 0.25,
  نصف: 0.5,
  ربع: 0.25,
  ثلث: 1 / 3,
};
/** Between a number and what it counts: "3,500 more troops", "5,200 American soldiers". */
export const MODIFIERS = 'more additional extra other new of the about or so'.split(' ');
/** Before a number these make it a name: «القرار 2216», "Flight 370", "Section 8". */
export const NAME_HEADS =
  'resolution article section chapter flight route highway interstate no number page psalm verse act law bill proposition amendment apollo boeing airbus channel room level phase class type version windows iphone age aged القرار قرار رقم المادة مادة البند الفقرة الرحلة رحلة الطريق القانون قانون المرسوم العدد طراز الصفحة الحلقة الدورة النسخة الجولة الساعة عمر العمر سن جنيف بوينغ بوينج ايرباص اتش فلسطينيي طائرة'.split(
    ' ',
  );
/** Capitalised after a number these still are counted: "50 Democrats", "1,000 Palestinians". */
export const COUNTED_NAMES = /(?:ans|crats|lims|ists|ese|nis|ris|qis|ews|nts)$/i;
/** Plurals that do not end in s. */
export const PLURALS =
  'people men women children troops police personnel staff dead percent feet mice geese sheep cattle data media'.split(
    ' ',
  );
