/**
 * Words that a stemmer keeps apart and a reader does not; a line is one family. English forms of one verb with its nouns,
 * spellings on either side of the Atlantic, and Arabic broken plurals.
 */
export const FAMILIES = `
sell sells sold selling sale sales seller
buy buys bought buying buyer purchase
say says said saying
tell tells told telling
give gives gave given giving
take takes took taken taking
leave leaves left leaving
withdraw withdraws withdrew withdrawn withdrawing withdrawal pullout
pay pays paid paying payment payments
rise rises rose risen rising
fall falls fell fallen falling
grow grows grew grown growing growth
lose loses lost losing loss losses
choose chooses chose chosen choice choices
win wins won winning winner victory
begin begins began begun beginning
build builds built building
break breaks broke broken breaking
speak speaks spoke spoken speaking speech
steal steals stole stolen stealing theft
hide hides hid hidden hiding
know knows knew known knowing knowledge
die dies died dying dead death deaths
kill kills killed killing
send sends sent sending
spend spends spent spending
meet meets met meeting meetings
hold holds held holding
fight fights fought fighting
strike strikes struck striking
shoot shoots shot shooting
choose chooses chose chosen
see sees saw seen
write writes wrote written
deny denies denied denying denial denials
agree agrees agreed agreeing agreement agreements
approve approves approved approval
close closes closed closing closure
arrive arrives arrived arrival
depart departs departed departure
propose proposes proposed proposal proposals
refuse refuses refused refusal
decide decides decided deciding decision decisions
invade invades invaded invasion
explode explodes exploded explosion explosions
destroy destroys destroyed destruction
resign resigns resigned resignation
accuse accuses accused accusation accusations
promise promises promised
elect elects elected election elections electoral
tax taxes taxed taxation
cost costs costing
harbour harbours harbor harbors
labour labor
defence defense
centre centres center centers
favour favor
programme program programmes programs
quake quakes earthquake earthquakes
فتح افتتاح افتتح يفتتح فتحت افتتحت
سرير اسره سريرا
خزان خزانات
طبيب اطباء طبيبا
مدرسه مدارس
مستشفي مستشفيات
ضريبه ضرايب
سعر اسعار
رساله رسايل
جندي جنود
قوه قوات
قتيل قتلي
جريح جرحي
مصاب مصابين مصابون
شهيد شهداء
ضحيه ضحايا
لاجي لاجيين لاجيون
خيمه خيام
كتاب كتب
بيت بيوت
منزل منازل
طريق طرق
جسر جسور
سفينه سفن
بحار بحاره
عامل عمال عاملين عاملون
ناخب ناخبين ناخبون
مراقب مراقبين مراقبون
وزير وزراء
رييس رؤساء
زعيم زعماء
بنك بنوك
مصرف مصارف
شرط شروط
حد حدود
دوله دول
مدينه مدن
قريه قري
صاروخ صواريخ
سلاح اسلحه
طايره طايرات
خبر اخبار
قرار قرارات
سجين سجناء
اسير اسري
رهينه رهاين
متظاهر متظاهرين متظاهرون مظاهره مظاهرات
استقاله استقال يستقيل مستقيل
انسحاب سحب ينسحب تنسحب انسحبت
اغلاق اغلق يغلق تغلق مغلق
تاجيل اجل يوجل تاجل اجلنا موجل
اعلان اعلن يعلن
اتفاق اتفاقيه اتفقا اتفقوا
تسرب تسريب يتسرب متسرب
تصدع متصدع يتصدع صدع
صحه صحيح صحيحه
نفي نفى ينفي
`;

/** What means the same in the two languages of news; English words, then Arabic. */
export const BILINGUAL = `
inflation | تضخم
price prices | اسعار
interest rate | فايده
budget | موازنه ميزانيه
economy economic | اقتصاد اقتصادي
tax taxes | ضريبه ضرايب
fuel petrol gasoline | وقود بنزين
oil | نفط
gas | غاز
wage wages salary salaries | اجور اجر راتب رواتب
currency | عمله
dinar | دينار
dam | سد
reservoir tank | خزان
fill filling filled | ملء تعبيه
crack cracks cracked | تصدع متصدع تشقق
leak leaks leaking leaked | تسرب تسريب مسربه
water | مياه ماء
wall | جدار
flood floods flooding | فيضان فيضانات سيول
earthquake quake | زلزال هزه
tent tents | خيام خيمه
rescue | انقاذ
letter letters | رساله خطاب رسايل
withdrawal withdraw withdrawn pullout | انسحاب سحب
mission | بعثه مهمه
troops soldiers forces army | قوات جنود جيش
attack attacks | هجوم هجمات
strike strikes | ضربه ضربات اضراب
war | حرب
ceasefire truce | هدنه
peace | سلام
border borders | حدود
sanctions | عقوبات
election elections vote | انتخابات اقتراع
ballot ballots | اقتراع
fraud rigged rigging | تزوير
recount | فرز
turnout | مشاركه
president | رييس
government | حكومه
parliament | برلمان
minister | وزير وزيره
opposition | معارضه
resignation resign | استقاله
protest protests | احتجاج احتجاجات مظاهرات
sit-in | اعتصام
harbour port | ميناء مرفا
closure close closed closing | اغلاق
sale sell sold | بيع
contract | عقد
fishermen fishing | صيادين صيادون صيد
union | اتحاد نقابه
hospital | مستشفي
doctor doctors | طبيب اطباء
nurse nurses | ممرض ممرضين ممرضه ممرضات
bed beds | سرير اسره
health | صحه
opening open opened | فتح افتتاح
delay delayed postponement | تاجيل تاخير
devices equipment | اجهزه
school schools | مدرسه مدارس
report | تقرير
investigation inquiry | تحقيق
deal agreement | اتفاق اتفاقيه صفقه
nuclear | نووي نوويه
refugees | لاجيين لاجيون
hostages | رهاين
prisoners | سجناء اسري
security | امن
road | طريق
airport | مطار
`;
