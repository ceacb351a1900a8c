/**
 * Acts and states that newsmakers contradict one another about: different words for one act, and words for its opposite.
 * Arabic nouns are met with their article, attached letters and suffixes (`!` before a word: not with the article, where it
 * means something else: «الصحة» is health); `~` before the core of a present tense stands for its prefixed forms.
 */
export interface Act {
  readonly id: string;
  readonly words: string;
  readonly opposite: string;
}

export const ACTS: readonly Act[] = [
  {
    id: 'rig',
    words: 'rig rigged rigging fraud fraudulent تزوير زور زورت مزورة ~زور تلاعب ~تلاعب',
    opposite: 'fair clean نزيه نزيهة نزاهة شفافة',
  },
  {
    id: 'attack',
    words:
      'bomb bombed bombing shell shelled shelling قصف قصفت ~قصف استهداف استهدف استهدفت استهدفوا ~ستهدف هاجم هاجمت ~هاجم',
    opposite: '',
  },
  {
    id: 'torture',
    words: 'torture tortured mistreat mistreated تعذيب عذب عذبت ~عذب',
    opposite: '',
  },
  {
    id: 'arrest',
    words: 'arrest arrested detain detained detention اعتقال اعتقل اعتقلت ~عتقل احتجاز احتجزت ~حتجز',
    opposite: 'release released freed إفراج أفرج ~فرج',
  },
  {
    id: 'capture',
    words: 'capture captured seize seized سيطر سيطرت ~سيطر سيطرة',
    opposite: 'hold held ~صمد صمود',
  },
  {
    id: 'cut',
    words: 'cut slash slashed خفض خفضت ~خفض تقليص قلصت ~قلص',
    opposite: 'raise raised رفع رفعت ~رفع',
  },
  {
    id: 'negotiate',
    words: 'negotiate negotiating negotiations talks مفاوضات تفاوض ~تفاوض محادثات',
    opposite: '',
  },
  {
    id: 'pollute',
    words: 'pollute polluted contaminated toxic تلوث ملوث ملوثة ~لوث سامة',
    opposite: 'unpolluted نقية نظيفة',
  },
  {
    id: 'transfer',
    words: 'انتقال انتقل ~نتقل',
    opposite: 'باق باقية',
  },
  {
    id: 'withdraw',
    words:
      'leave withdraw withdrew withdrawn withdrawal pullout exit depart departure evacuate evacuation انسحاب سحب انسحب انسحبت ~نسحب ~سحب مغادرة غادر غادرت ~غادر خروج خرج خرجت ~خرج رحيل ~رحل جلاء إجلاء إخلاء',
    opposite: 'stay remain بقاء إبقاء ~بقى باق باقية باقون',
  },
  {
    id: 'authentic',
    words:
      'authentic authenticity genuine true real accurate !صحة صحيح صحيحة حقيقي حقيقية أصلي أصلية !دقة دقيقة',
    opposite:
      'fake false forged forgery fabricated draft hoax untrue baseless bogus inaccurate مسودة مزور مزورة مزيف مزيفة مفبرك مفبركة كاذب كاذبة ملفق ملفقة مختلق شائعة شائعات',
  },
  {
    id: 'resign',
    words: 'resign resignation quit استقالة استقال استقالت ~ستقيل تنحي ~تنحى',
    opposite: '',
  },
  {
    id: 'win',
    words: 'win won victory فوز فاز فازت انتصار انتصر ~نتصر',
    opposite: 'lose lost defeat خسر ~خسر هزيمة',
  },
  {
    id: 'rise',
    words: 'rise rose risen increase grow grew growth ارتفاع ارتفع ارتفعت ~رتفع زيادة نمو صعود',
    opposite: 'fall fell fallen drop decrease shrink shrank انخفاض انخفض انخفضت ~نخفض تراجع هبوط نقص',
  },
  {
    id: 'involved',
    words:
      'guilty guilt involved involvement complicit complicity culprit ضلوع ضالع ضالعة تورط متورط متورطة متورطون مذنب مذنبة تواطؤ',
    opposite: 'innocent innocence براءة بريء بريئة',
  },
  {
    id: 'violate',
    words: 'violate violation breach broke خرق خرقت ~خرق انتهاك انتهاكات انتهكت ~نتهك مخالفة',
    opposite:
      'comply compliance complied abide observe التزام التزمت ~لتزم امتثال ملتزم ملتزمة ملتزمون ملتزمين',
  },
  {
    id: 'ban',
    words: 'ban banned bar barred prohibit حظر منع ~منع ~حظر تحريم',
    opposite: 'allow permit permitted سماح ~سمح إباحة',
  },
  {
    id: 'walkout',
    words: 'walkout boycott boycotted',
    opposite: '',
  },
  {
    id: 'close',
    words: 'close closed closure closing shut shutdown shuttered إغلاق أغلق أغلقت مغلق مغلقة ~غلق',
    opposite: 'open opened reopen reopened reopening فتح مفتوح مفتوحة ~فتح ~فتتح',
  },
  {
    id: 'danger',
    words: 'danger dangerous unsafe hazardous',
    opposite: 'safe safety harmless',
  },
  {
    id: 'hide',
    words: 'hide hid hidden conceal concealed withhold withheld suppressed',
    opposite: 'publish published disclose disclosed',
  },
  {
    id: 'warned',
    words: 'warning warnings warned alert alerted',
    opposite: '',
  },
  {
    id: 'dismiss',
    words: 'dismiss dismissed dismissal sack sacked oust ousted',
    opposite: '',
  },
  {
    id: 'accept',
    words: 'accept accepted approve approved approval',
    opposite: 'reject rejected rejection refuse refused',
  },
  {
    id: 'cancel',
    words: 'cancel cancelled canceled scrap postpone postponed إلغاء ألغت ألغى ~لغى تأجيل ~ؤجل',
    opposite: '',
  },
];

/** Acts told in two words, the second within three after the first: "pull … out", «إنهاء وجود». */
export const PAIRS: readonly (readonly [first: string, second: string, act: string])[] = [
  ['pull', 'out', 'withdraw'],
  ['pulled', 'out', 'withdraw'],
  ['pulling', 'out', 'withdraw'],
  ['end', 'presence', 'withdraw'],
  ['ending', 'presence', 'withdraw'],
  ['إنهاء', 'وجود', 'withdraw'],
  ['بإنهاء', 'وجود', 'withdraw'],
  ['إنهاء', 'الوجود', 'withdraw'],
  ['بإنهاء', 'الوجود', 'withdraw'],
  ['walk', 'out', 'walkout'],
  ['walked', 'out', 'walkout'],
  ['walking', 'out', 'walkout'],
  ['step', 'down', 'resign'],
  ['stepped', 'down', 'resign'],
  ['stepping', 'down', 'resign'],
];

/** What words before may be called by those who deny or confirm them. */
export const ALLEGATIONS: readonly string[] =
  'اتهامات اتهام ادعاءات مزاعم أنباء تقارير معلومات شائعات رواية أخبار allegation allegations accusation accusations claim claims charge charges report reports rumours rumors'.split(
    ' ',
  );
/** Of which is said that they are not so. */
export const FALSE_WORDS: readonly string[] =
  'كاذبة باطلة ملفقة مفبركة عارية مضللة مختلقة false untrue baseless fabricated unfounded wrong'.split(' ');

/** In a conditional clause an act is supposed, not told. */
export const CONDITIONS: readonly string[] = ['if', 'unless', 'whether', 'إذا', 'لو', 'ما لم', 'حال', 'إن'];
