import type { QuestionWords } from './words.ts';

/** How questions are asked in English; lists of words parted by spaces, an underscore for a space within one. */
export const english: QuestionWords = {
  // Informal and misspelt: what they stand for.
  informal:
    "wat=what wut=what wot=what waht=what whats=what_is what's=what_is whos=who_is who's=who_is whois=who_is hoo=who abt=about bout=about abuot=about aboout=about sed=said sayd=said tld=told didnt=did_not whens=when_is when's=when_is how's=how_is where's=where_is u=you wen=when",
  polite:
    'please pls hey hi hello so ok okay well tell_me do_you_know can_you_tell_me could_you_tell_me i_want_to_know show_me give_me',
  who: 'who which_people',
  what: 'what',
  how: 'how why where',
  many: 'many much high large big long far old tall deep heavy fast strong expensive',
  measures:
    'turnout toll price cost number total rate percentage share magnitude amount value size budget population figure',
  when: 'when since_when',
  whether: 'did does do has have had is was',
  be: 'is are was were',
  auxiliary: 'did does do has have had is are was were will would really ever just actually',
  saying: 'say says said saying think thinks thought state states stated remark remarked mention mentioned',
  telling: 'tell tells told telling',
  speaking: 'speak speaks spoke talk talks talked comment comments commented say_something said_something',
  about: 'about on regarding concerning over re',
  that: 'that',
  links: 'that to of about on for with from against over by',
  to: 'to',
  change:
    'change changed changes changing shift shifted shifts flip flipped reverse reversed evolve evolved backtrack backtracked',
  position: 'position positions stance stances view views mind minds line tune opinion stand',
  their: 'his her their its',
  of: 'of',
  disagree: 'disagree disagrees disagreed differ differs differed disagreement disagreements clash clashed',
  disputed:
    'dispute disputes disputed disputing contested contest contests contesting controversial debated disagree disagrees disagreed disagreeing disagreement',
  between: 'between',
  and: 'and & with from',
  first: 'first earliest',
  oneTo: 'the one person to',
  nobody: 'he she they it anyone anybody someone everyone everybody people',
  something: 'it this that them so something anything what stuff things everything him her',
  follow: 'and what_about how_about and_what_about',
  dropped:
    'what when where why how who which is are was were did does do has have had happened happening happens the a an in on at about of to for with and any tell me show give there please latest news newest updates update brief briefing summarise summarize summary new recent current',
  after: 'after',
  since: 'since from',
  before: 'before until till',
  during: 'on in during at',
  dateWords: 'the year month day of week',
  today: 'today',
  yesterday: 'yesterday',
  lastWeek: 'last_week this_week',
  lastMonth: 'last_month this_month',
  months: [
    'january jan',
    'february feb',
    'march mar',
    'april apr',
    'may',
    'june jun',
    'july jul',
    'august aug',
    'september sep sept',
    'october oct',
    'november nov',
    'december dec',
  ],
  stances: {
    asserts:
      'claim claims claimed assert asserts asserted allege alleges alleged maintain maintains maintained argue argues argued insist insists insisted',
    confirms:
      'confirm confirms confirmed admit admits admitted acknowledge acknowledges acknowledged concede concedes conceded accept accepts accepted affirm affirmed',
    denies:
      'deny denies denied reject rejects rejected refute refutes refuted dismiss dismisses dismissed rule_out rules_out ruled_out disavow disavowed',
    announces:
      'announce announces announced declare declares declared reveal reveals revealed unveil unveiled',
    demands:
      'demand demands demanded urge urges urged call_for calls_for called_for request requested appeal appealed',
    warns: 'warn warns warned caution cautions cautioned',
    threatens: 'threaten threatens threatened',
    accuses: 'accuse accuses accused blame blames blamed',
    promises: 'promise promises promised pledge pledges pledged vow vows vowed guarantee guaranteed',
    praises:
      'praise praises praised welcome welcomes welcomed hail hails hailed congratulate congratulates congratulated commend commended applaud applauded thank thanked',
    condemns:
      'condemn condemns condemned denounce denounces denounced criticise criticises criticised criticize criticizes criticized slam slams slammed blast blasted decry decried',
    asks: 'ask asks asked',
    expects:
      'expect expects expected predict predicts predicted forecast forecasts estimate estimates estimated',
  },
};
