/** Words about names, as `fold` leaves them. */
const list = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Dropped before a name: titles, ranks, offices, and what follows an office ("minister of defence", «الخارجية الأمريكي»). */
export const TITLES = list(`
mr mrs ms miss dr prof professor sir dame lord lady sheikh shaykh sheik imam ayatollah grand mullah pope rev reverend king queen
prince princess emir sultan president vice premier prime minister ministers secretary state defense defence foreign
interior finance treasury justice attorney general gen lt lieutenant col colonel maj major brig brigadier adm admiral capt captain
sgt sergeant marshal chief chairman chairwoman chair head director speaker spokesman spokeswoman spokesperson sen
senator rep representative congressman congresswoman gov governor mayor judge ambassador envoy chancellor commissioner staff of the
us u crown his her royal majesty highness excellency leader pm undersecretary field american british french german russian iranian iraqi former acting deputy late ceo
السيد السيده الدكتور الدكتوره د الاستاذ الشيخ الشيخه الامام ايه الله حجه الاسلام البابا الملك الملكه الامير الاميره السلطان ولي العهد
الرييس رييس رييسه الرييسه وزير الوزير وزيره الوزيره الوزراء الوزرا نايب النايب مساعد وكيل سكرتير امين الامين العام عام مدير المدير
المبعوث السفير سفير حاكم محافظ قايد القايد المرشد الاعلي الجنرال اللواء اللوا لواء الفريق فريق العميد عميد العقيد عقيد المقدم الرايد النقيب
الملازم المشير الادميرال اول الركن المتحدث المتحدثه باسم الناطق الدفاع الخارجيه الداخليه الماليه العدل الخزانه الاركان هييه الجمهوريه
البرلمان النواب مجلس الحكومه السابق الاسبق الراحل الحالي الامريكي الاميركي الامريكيه الاميركيه البريطاني الفرنسي الالماني
الروسي الايراني العراقي المصري السعودي التركي السوري اللبناني الاردني الاسراييلي الفلسطيني معالي معاليه سمو جلاله فخامه صاحب السمو الملكي سماحه قداسه نيافه المهندس المهندسه المستشار المستشاره النايبه
`);

/** Of titles those that stand before a given name, and are given names themselves in places. */
export const REGNAL = list(
  'king queen prince princess emir sultan pope الملك الملكه الامير الاميره السلطان البابا',
);

/** Dropped within a name; before it they are part of a surname, or a word of their own. */
export const PARTICLES = list(
  'bin ibn ben bint ould von van der den de da di du dos das del della la le el al y بن ابن بنت ولد فون فان دير دي دا دو ديل لا لو',
);

/** Names of letters that are no names of people. */
export const LETTER_NAMES: Readonly<Record<string, string>> = { دبليو: 'w' };

export const SUFFIXES = list('jr sr ii iii iv phd md esq الابن الاب الثاني الثالث الرابع');

/**
 * Words of names that rules alone would miss or take for each other: each line is one name. Where both of two words stand
 * here, the lines decide.
 */
export const KNOWN_NAMES: readonly (readonly string[])[] = `
mohammed mohammad mohamed mohamad muhammad muhammed muhamad mohd mehmet محمد
mahmoud mahmud mahmood محمود
ahmed ahmad احمد
hamid hameed حميد
hamed hamid حامد
hamad حمد
hassan hasan حسن
hussein hussain husayn husain hossein hosein hussien حسين
saeed said saaed سعيد
saad سعد
salem salim سالم
salim saleem سليم
saleh salih صالح
salman سلمان
suleiman sulaiman solomon soliman suleyman سليمان
ali aly علي
alaa علاء علا
omar umar عمر
amr عمرو
amer amir عامر
amir ameer امير
samir sameer سمير
samer سامر
karim kareem كريم
karam كرم
khaled khalid خالد
khalil خليل
nasser nasir ناصر
nasr نصر
naseer nasir نصير
majed majid ماجد
majid majeed مجيد
rashid rasheed rachid رشيد
rashed rashid rached راشد
jamal gamal djamel جمال
jamil gamil جميل
adel adil عادل
ibrahim abraham ابراهيم
ismail ismael ishmael اسماعيل
yousef youssef yusuf yousif joseph يوسف جوزيف جوزف
yahya yehya yehia yahia يحيي يحي
issa isa jesus عيسي يسوع
moussa musa moses موسي
yaqoub yaqub jacob يعقوب جاكوب
isaac ishaq اسحاق
david dawood daoud داود ديفيد دايفيد
john جون يوحنا
paul بول بولس
peter بيتر بطرس
mark marc مارك مرقس
george جورج جرجس
michael mike mikhail مايكل مايك ميخاييل ميشال ميشيل
mary maria marie miriam ماري ماريا مريم
james jim جيمس جيم جايمس
william bill will ويليام وليام بيل
robert bob روبرت بوب
richard dick rick ريتشارد
thomas tom توماس توم
joe joseph جو جوزيف جوزف
donald دونالد
melania ميلانيا
alexander alexandre aleksandr oleksandr alex الكسندر اليكسندر اولكسندر اليكس
vladimir volodymyr wladimir فلاديمير فولوديمير
mikhail mykhailo michael ميخاييل ميخايلو
nikolai nikolay mykola نيكولاي ميكولا
sergei sergey serhiy sergiy سيرغي سيرجي سيرهي
dmitry dmitri dmytro دميتري ديمتري دميترو
andrei andrey andriy اندريه اندري
alexei aleksei oleksiy الكسي اليكسي اوليكسي
pavel pavlo بافل بافلو
anthony antony tony انتوني انطوني توني
benjamin binyamin ben بنيامين بنجامين بن
nicholas nicolas nick نيكولاس نيكولا نيك
christopher chris كريستوفر كريس
stephen steven steve ستيفن ستيفين ستيف
daniel dan danny دانييل دانيال دان داني
matthew matt ماثيو مات
andrew andy اندرو اندي
edward ed ted eddie ادوارد ايد تيد
elizabeth liz beth اليزابيث اليزابث ليز
katherine catherine kate kathy كاثرين كيت كاثي
jeffrey geoffrey jeff جيفري جيف
jonathan jon yonatan جوناثان يوناتان
joshua josh يشوع جوشوا جوش
gregory greg غريغوري غريغ
samuel sam صامويل صموييل سام
timothy tim تيموثي تيم
kenneth ken كينيث كين
lawrence larry لورانس لورنس لاري
ronald ron رونالد رون
frederick fred فريدريك فريد
charles charlie chuck تشارلز شارل تشارلي تشاك
haftar hifter hafter heftar حفتر
jumblatt joumblatt jumblat junblat junblatt جنبلاط
trump ترامب ترمب
milley ميلي مايلي ملي
esper اسبر ايسبر
biden بايدن
obama اوباما
clinton كلينتون كلنتون
putin poutine بوتين
netanyahu نتنياهو نتانياهو
khamenei خامنيي خامنئي
xi شي
macron ماكرون
merkel ميركل ميركيل
erdogan erdoghan اردوغان اردوجان
gaddafi qaddafi gadhafi kadhafi qadhafi qadafi kaddafi gadafi القذافي قذافي
cameron كاميرون كامرون
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/**
 * Classes of consonants for index keys: what transliteration keeps apart in neither script is one letter, `|` parts what it
 * may be, `-` is none. Longest unit first; what is not here is no consonant and has no key.
 */
export const SKELETON: Readonly<Record<string, string>> = {
  sch: 'S|SK',
  tch: 'S',
  sh: 'S',
  ch: 'S|K',
  th: 'T',
  ph: 'F',
  kh: 'K',
  gh: 'K|-',
  ng: 'NK|N',
  gn: 'N|KN',
  ll: 'L|-',
  ck: 'K',
  qu: 'K',
  b: 'P',
  p: 'P',
  f: 'F',
  v: 'F|-',
  w: '-|F',
  t: 'T',
  d: 'T',
  s: 'S',
  z: 'S|T',
  c: 'K|S',
  x: 'KS|S',
  k: 'K',
  q: 'K',
  g: 'K',
  j: 'K|-',
  m: 'M',
  n: 'N',
  l: 'L',
  r: 'R',
  ب: 'P',
  ت: 'T',
  ث: 'T|S',
  ج: 'K',
  خ: 'K',
  د: 'T',
  ذ: 'T|S',
  ر: 'R',
  ز: 'S',
  س: 'S',
  ش: 'S',
  ص: 'S',
  ض: 'T',
  ط: 'T',
  ظ: 'T|S',
  غ: 'K',
  ف: 'F',
  ق: 'K',
  ك: 'K',
  ل: 'L',
  م: 'M',
  ن: 'N',
};
