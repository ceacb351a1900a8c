/** Places named in news, as an article writes them (Arabic without attached letters). Names of states and regions, and capitals. */
export const PLACES: readonly string[] = `
العراق|سوريا|سورية|لبنان|الأردن|فلسطين|مصر|السودان|ليبيا|تونس|الجزائر|المغرب|موريتانيا|السعودية|اليمن|عمان|الإمارات|قطر|البحرين|الكويت|إيران|تركيا|إسرائيل|أفغانستان|باكستان|الهند|الصين|روسيا|أوكرانيا|اليابان|أميركا|أمريكا|الولايات المتحدة|بريطانيا|فرنسا|ألمانيا|إيطاليا|إسبانيا|اليونان|ماليزيا|إثيوبيا|كينيا|الصومال|نيجيريا|مالي
بغداد|دمشق|بيروت|القدس|غزة|القاهرة|الخرطوم|طرابلس|بنغازي|الرباط|الرياض|جدة|مكة|صنعاء|عدن|تعز|مسقط|دبي|أبوظبي|الدوحة|المنامة|طهران|أنقرة|إسطنبول|كابول|موسكو|كييف|واشنطن|نيويورك|لندن|باريس|برلين|جنيف|فيينا|الموصل|البصرة|حلب|حمص|إدلب|الضفة الغربية|قطاع غزة|كردستان|المنطقة الخضراء|رام الله|تل أبيب
`
  .trim()
  .split(/[|\n]/);

/** Capitalised words that are no topic by themselves: adjectives of nations, parties' members, addresses, weekdays. */
export const NO_TOPICS: readonly string[] =
  `american americans iraqi iranian british french german russian chinese israeli palestinian syrian turkish european african mexican muslim muslims islamic christian jewish republican republicans democrat democrats democratic gop
  conservative liberal monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow yesterday
  nov dec oct sept aug feb jan back really hours hour day days
  mr mrs ms dr president senator sen gov rep governor secretary minister general gen former vice chairman photo image images video getty agence france-presse ap afp reuters cnn news tweet twitter facebook http https pic com www read more next last week month year years times people become percent also but and the
  التي الذي الذين الماضي الماضية المقبل المقبلة الحالي الحالية الجاري اليوم أمس الأسبوع الشهر العام السنة الوقت الآن الأول الأولى الثاني الثانية الأخير الأخيرة السابق السابقة الآخر الأخرى الناس الأمر الأمور الجديد الجديدة الرئيس الوزير المتحدث المسؤول مصدر المصدر المصادر الخاص الخاصة العديد الكثير البعض الجميع مختلف السيد الشيخ الدكتور المهندس الأستاذ العقيد العميد اللواء الأمين بن عبد الله اللاتي اللواتي اللذان اللتان الثلاثاء الأربعاء الخميس الجمعة السبت الأحد الاثنين
  `.split(/\s+/);

/** An English single noun is a topic when it ends so or stands after an article. */
export const NOUN_ENDING = /(?:tion|sion|ment|ness|ship|ism|ity|ance|ence|cy|ary|ers|ies)$/;
