import type { Stance } from '../../briefing/schema.ts';

/**
 * Arabic verbs and nouns of speech. Columns: past, present without its prefix, active participle, verbal noun,
 * stance, complements. Complements: `an` أن/إن clause, colon or quotation; `np` a bare noun phrase; a preposition
 * (`الي`, `على`, `عن`, `ب`, `من`, `ل`) before a noun phrase or أن; `obj` an object person stands before the preposition;
 * `charge` a noun of accusation; `liable` «مسؤولية» or «اللوم» after it; `owed` an object, then «إلى»;
 * `weak` not speech by itself: only with أن, a colon or a quotation right after its subject.
 */
export interface ArabicVerb {
  readonly past: string;
  readonly present: string;
  readonly participle: string;
  readonly noun: string;
  readonly stance: Stance;
  readonly takes: readonly string[];
}

const ROWS = `
قال قول قائل قول asserts an quote
أضاف ضيف مضيف إضافة asserts an quote
أكد ؤكد مؤكد تأكيد confirms an np على
أعلن علن معلن إعلان announces an np عن
أوضح وضح موضح إيضاح asserts an np
ذكر ذكر ذاكر ذكر asserts an np
أشار شير مشير إشارة asserts an إلى ب
لفت لفت لافت لفت asserts an إلى
لمح لمح ملمح تلميح asserts an إلى
ألمح لمح ملمح إلماح asserts an إلى
نوه نوه منوه تنويه praises an ب إلى
أفاد فيد مفيد إفادة asserts an بم
بين بين مبين تبيين asserts an weak
أبان بين مبين إبانة asserts an
صرح صرح مصرح تصريح asserts an بم
أورد ورد مورد إيراد asserts an weak
كشف كشف كاشف كشف announces an عن
شدد شدد مشدد تشديد confirms an على
حذر حذر محذر تحذير warns an من
أنذر نذر منذر إنذار warns an ب
نبه نبه منبه تنبيه warns an إلى على
هدد هدد مهدد تهديد threatens an ب obj
توعد توعد متوعد توعد threatens an ب obj
تعهد تعهد متعهد تعهد promises an ب
وعد عد واعد وعد promises an ب
أقسم قسم مقسم إقسام promises an على weak
نفى نفي ناف نفي denies an np
أنكر نكر منكر إنكار denies an np
فند فند مفند تفنيد denies np
كذب كذب مكذب تكذيب denies np
تنصل تنصل متنصل تنصل denies من
رفض رفض رافض رفض denies weak charge
استبعد ستبعد مستبعد استبعاد denies an np
اعترف عترف معترف اعتراف confirms an ب
أقر قر مقر إقرار confirms an ب
اعتبر عتبر معتبر اعتبار asserts an np suffixed
عد عد عاد عد asserts suffixed
رأى رى راء رؤية asserts an quote
زعم زعم زاعم زعم asserts an
ادعى دعي مدع ادعاء asserts an weak
اتهم تهم متهم اتهام accuses np obj
أعرب عرب معرب إعراب asserts an عن
عبر عبر معبر تعبير asserts عن
توقع توقع متوقع توقع expects an np
رجح رجح مرجح ترجيح expects an np
تنبأ تنبأ متنبئ تنبؤ expects an ب
تكهن تكهن متكهن تكهن expects an ب
قدر قدر مقدر تقدير expects weak an
طالب طالب مطالب مطالبة demands ب obj an
دعا دعو داع دعوة demands إلى ل obj an
حث حث حاث حث demands على obj an
حض حض حاض حض demands على obj an
ناشد ناشد مناشد مناشدة demands np obj an
أوصى وصي موص توصية demands an ب
اقترح قترح مقترح اقتراح demands an np
أمر أمر آمر أمر demands ب obj
وجه وجه موجه توجيه demands an ب
أهاب هيب مهيب إهابة demands ب
استنكر ستنكر مستنكر استنكار condemns np an
أدان دين مدين إدانة condemns np an
ندد ندد مندد تنديد condemns ب
شجب شجب شاجب شجب condemns np
انتقد نتقد منتقد انتقاد condemns np an
استهجن ستهجن مستهجن استهجان condemns np an
احتج حتج محتج احتجاج condemns على ب weak
اشتكى شتكي مشتك شكوى condemns من an
شكا شكو شاك شكوى condemns من an
وصف صف واصف وصف asserts suffixed obj ب
أشاد شيد مشيد إشادة praises ب an
أثنى ثني مثن ثناء praises على
امتدح متدح ممتدح امتداح praises np
رحب رحب مرحب ترحيب praises ب an
ثمن ثمن مثمن تثمين praises np
أبلغ بلغ مبلغ إبلاغ asserts an obj
أخبر خبر مخبر إخبار asserts an obj
تحدث تحدث متحدث تحدث asserts an عن
روى روي راو رواية asserts an quote
حكى حكي حاك حكاية asserts an quote weak
كتب كتب كاتب كتابة asserts an quote
غرد غرد مغرد تغريد asserts an quote
دون دون مدون تدوين asserts quote weak
نشر نشر ناشر نشر asserts an weak
نقل نقل ناقل نقل asserts an relay
تابع تابع متابع متابعة asserts an quote
استطرد ستطرد مستطرد استطراد asserts an quote
أردف ردف مردف إرداف asserts an quote
واصل واصل مواصل مواصلة asserts quote weak
استدرك ستدرك مستدرك استدراك asserts an quote
اختتم ختتم مختتم اختتام asserts quote weak an
ختم ختم خاتم ختم asserts quote weak
مضى مضي ماض مضي asserts quote weak
زاد زيد زائد زيادة asserts an quote
علق علق معلق تعليق asserts quote weak an
عقب عقب معقب تعقيب asserts quote weak an
رد رد راد رد asserts quote weak an
أجاب جيب مجيب إجابة asserts an quote
سأل سأل سائل سؤال asks quote weak
تساءل تساءل متسائل تساؤل asks an quote عن
استفسر ستفسر مستفسر استفسار asks عن quote
جدد جدد مجدد تجديد confirms an np
كرر كرر مكرر تكرار confirms an quote np
ذكّر ذكر مذكر تذكير asserts an ب
جزم جزم جازم جزم confirms an
أظهر ظهر مظهر إظهار asserts an weak
شرح شرح شارح شرح asserts an weak
فسر فسر مفسر تفسير asserts weak an
لاحظ لاحظ ملاحظ ملاحظة asserts an weak
تمنى تمني متمن تمني expects an np
أمل أمل آمل أمل expects an ب weak
استغرب ستغرب مستغرب استغراب condemns np an
أسف أسف آسف أسف condemns weak
اشترط شترط مشترط اشتراط demands an np
طلب طلب طالب طلب demands an ب weak np
أصر صر مصر إصرار demands an على weak
خاطب خاطب مخاطب مخاطبة asserts quote weak
صاح صيح صائح صياح asserts quote
هتف هتف هاتف هتاف asserts quote
تضمن تضمن متضمن تضمن asserts weak an
أبرز برز مبرز إبراز asserts an weak
سجل سجل مسجل تسجيل asserts an weak
أوعز وعز موعز إيعاز demands an ب
أبدى بدي مبد إبداء asserts np weak
خلص خلص خالص خلوص asserts an إلى weak
استنتج ستنتج مستنتج استنتاج asserts an
عزا عزو عاز عزو asserts np owed
ذهب ذهب ذاهب ذهاب asserts an إلى weak
لوح لوح ملوح تلويح threatens an ب
شكك شكك مشكك تشكيك denies an في
برر برر مبرر تبرير asserts an weak
اعتذر عتذر معتذر اعتذار asserts عن an
نصح نصح ناصح نصح demands an ب obj
أجمع جمع مجمع إجماع asserts على an weak
اكتفى كتفي مكتف اكتفاء asserts an weak
طمأن طمئن مطمئن طمأنة asserts an إلى obj
أفصح فصح مفصح إفصاح announces عن an
ارتأى رتئي مرتئ ارتئاء asserts an
صرخ صرخ صارخ صراخ asserts quote
ردد ردد مردد ترديد asserts quote weak
سخر سخر ساخر سخرية condemns من
حمل حمل محمل تحميل accuses weak liable
ألقى لقي ملق إلقاء accuses weak liable
`;

/** Inflected forms that are nearly always something else: names, nouns, particles, passives. */
export const NOT_FORMS =
  'تامر يعد تعد ومقره مقره مقرها رايه رايها ذكره ذكرها كتابه روايه عده عدها نفيه امرها امره شانه سؤال رده ردها حديث وعد عبره وعده وعدها طلبه طلبها دعوه كاتبه ناقله شاكره خبره وعدهم رويه حكايه زائده مورده ماضيه مقدره عاده اضافه يبلغ تبلغ مدينه حذرا تعهدا وعدا ردا طلبا امرا ذكرا تبين يتبين بينا خالصه خالصا خالصين مجمعا مجمعه مجمعات مجمعين سجله سجلات مسجله مسجلا مسجلين جمعيه جمعه جمعا لوحه لوحا لوحات نصحه واعده ذهبا ذهبه ذاهبه ذاهبا جامعه عزت تعز يعز عزوا تلوح يلوح تشكك عرضا تحدثا كتابا نقلا نشرا تقديرا عقب رايا رايان راوا'.split(
    ' ',
  );

export const ARABIC_VERBS: readonly ArabicVerb[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [past = '', present = '', participle = '', noun = '', stance = 'asserts', ...takes] =
      row.split(' ');
    return { past, present, participle, noun, stance: stance as Stance, takes };
  });
