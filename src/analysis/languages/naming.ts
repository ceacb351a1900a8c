/** What speakers are called, beside the lists of cues: kinds by name or head noun, ranks in full, words that are no name. Folded, lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

/** Adjectives of nations, faiths and parties: with a noun they describe, and name nobody. */
export const ADJECTIVES = words(
  `american iraqi iranian british french german russian chinese israeli palestinian syrian turkish european african mexican latino hispanic arab kurdish saudi egyptian libyan yemeni tunisian moroccan algerian lebanese jordanian
  afghan pakistani indian japanese korean ukrainian italian spanish greek canadian australian cuban afro-colombian asian muslim islamic christian jewish catholic republican democratic democrat conservative liberal federal western gulf`,
);
/** States and unions: they stand for their governments. */
export const STATES = words(
  `iraq iran syria turkey israel egypt libya yemen tunisia morocco algeria lebanon jordan kuwait qatar bahrain oman sudan afghanistan pakistan india china japan russia ukraine france germany britain italy spain greece canada mexico australia cuba
  america u.s u.s. us uk u.k u.k. u.n. eu korea ethiopia kenya somalia nigeria mali malaysia brazil poland sweden norway palestine`,
);
export const STATE_PHRASES = words(
  'united_states united_kingdom saudi_arabia north_korea south_korea islamic_republic united_nations european_union islamic_state',
);
export const OUTLETS = words(
  'xinhua reuters afp ap cnn bbc bloomberg politico breitbart blaze msnbc cnbc cbs nbc abc npr pbs c-span axios vox tass interfax anadolu sana irna wafa aljazeera jazeera arabiya buzzfeed huffpost gawker slate salon',
);
export const OUTLET_PHRASES = words(
  'associated_press agence_france-presse france_press tv_network wall_street new_york_times washington_post bfm_tv fox_news sky_news',
);
export const GROUPS = words(
  'organizers protesters residents witnesses officials supporters critics leaders lawmakers commentators activists experts analysts voters parents students workers soldiers rebels fighters militants neighbors relatives friends candidates republicans democrats latinos americans women men children politicians diplomats opponents proponents editors prosecutors lawyers detectives agents',
);
export const INSTITUTIONS = words(
  'parliament government administration ministry city state county campaign office department council committee commission union coalition army military police court bank company university agency embassy party congress senate house isis gop fbi cia nato pentagon kremlin organization foundation association group panel board',
);
export const DOCUMENTS = words(
  'letter suit lawsuit affidavit report statement memo study poll survey book film movie video tweet email plan ruling complaint petition filing transcript constitution law bill sheet ad rules release document laws',
);
/** Roles beside the list of the cues' subjects. */
export const ROLES = words(
  'actress actor comedian singer rapper blogger pundit admiral sergeant lieutenant officer brigadier major marshal envoy premier chancellor monarch lawyer economist astronaut engineer nurse farmer student teacher organizer commentator front-runner nominee legend champion player businesswoman heiress socialite',
);
export const RANKS: Readonly<Record<string, string>> = {
  gen: 'General',
  'brig gen': 'Brigadier General',
  sen: 'Senator',
  rep: 'Representative',
  gov: 'Governor',
  lt: 'Lieutenant',
  col: 'Colonel',
  sgt: 'Sergeant',
  capt: 'Captain',
  adm: 'Admiral',
  prof: 'Professor',
  rev: 'Reverend',
};
/** Address, not role. */
export const ADDRESS = words('mr mrs ms miss dr sir lord');

/** Words of an outlet's name that its other names leave out: «وكالة رويترز» is «رويترز». */
export const OUTLET_NOUNS = words(
  'وكاله وكالات الوكاله انباء الانباء للانباء صحيفه الصحيفه جريده قناه القناه شبكه موقع مجله تلفزيون اذاعه agency newspaper network the',
);
/** Verbs and phrases that follow a nameless source and do not describe it. */
export const AFTER_SOURCE = words(
  'تحدث تحدثت تحدثوا طلب طلبت طلبوا فضل فضلت رفض رفضت اشترط لم لا الذي التي الذين قال قالت',
);
/** Forms of address before an Arabic name. */
export const ARABIC_ADDRESS = words(
  'معالي سعاده سمو فخامه جلاله دوله السيد السيده الشيخ الشيخه الدكتور الدكتوره الاستاذ الاستاذه المهندس المهندسه الحاج الفريق اللواء العميد العقيد المقدم الركن الاول الجنرال المشير د الامير الاميره صاحب',
);
/** Groups beside those of the cues. */
export const ARABIC_GROUPS = words(
  'الصحفيين صحفيين الصحافيين صحافيين الصحفيون الصحافيون صحافيون المراسلين المراسلون الدول دول الاطراف القوي الجماهير الحاضرين الحضور الاعضاء اعضاء قاده القاده ضباط الضباط جنود الجنود جماعات الجماعات ميليشيات الميليشيات',
);
