const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

export const ABBREVIATIONS = words(
  'mr mrs ms dr sen rep gov gen lt col sgt capt cmdr prof rev hon pres st jr sr inc corp co ltd no vs jan feb mar apr jun jul aug sept sep oct nov dec calif fla ga ill ind ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ala ariz ark colo conn del dist ave blvd dept est adm atty maj brig messrs reps sens d r',
);

export const DETERMINERS = words(
  'a an the this that these those his her its their our my your some any many several all both each every no another few most one two three four five six seven eight nine ten dozens hundreds thousands',
);
export const POSSESSIVES = words('his her its their our my your');
export const SUBJECT_PRONOUNS = words('he she they it we i you who which');
export const PREPOSITIONS = words(
  'of in on at by for with from to about against between into through during before after above below under over near since until without within along across behind beyond despite toward towards upon amid among around like unlike off out up down via per regarding concerning including following besides than as outside inside',
);
/** Prepositions that join a noun phrase to the one before it. */
export const NOUN_LINKS = words(
  'of for from at in with on to against near inside outside below above behind across under around between',
);
export const CONJUNCTIONS = words('and or but nor yet so');
export const SUBORDINATORS = words(
  'that if whether because although though while when whenever where wherever since until unless before after as than once lest whereas why how what',
);
export const AUXILIARIES = words(
  "is are was were be been being am has have had having do does did will would can could may might must shall should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot shouldn't mustn't 's 're 've 'd 'll it's he's she's that's there's they're we're i'm you're they've we've i've he'd she'd they'd i'd it'll he'll she'll they'll we'll",
);
export const PASSIVE_AUXILIARIES = words(
  "is are was were be been being am isn't aren't wasn't weren't gets got getting get he's she's it's",
);
export const ADVERBS = words(
  'also later then now still never ever often always even again first just once twice soon already only further rather quite very too not away ahead back recently earlier previously frequently repeatedly sometimes instead meanwhile thus therefore however perhaps maybe indeed long famously',
);
export const TIME_WORDS = words(
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight earlier later recently again friday. last this next',
);
export const MONTHS = words(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec',
);

/** Frequent verbs that are not verbs of speech, past or present third person: where a clause has its verb. */
export const COMMON_VERBS = words(
  `came comes went goes got gets gave gives took takes made makes saw sees knew knows found finds left leaves put puts kept keeps let lets began begins seemed seems showed shows shown
  became becomes ran runs won wins lost loses met meets paid pays brought brings bought sent sends built builds stood stands sat sits led leads fell falls rose rises grew grows drew draws
  held holds heard hears meant means set sets cut cuts hit hits broke breaks spent spends sought seeks taught caught chose chooses drove drives fought fights forgot hung hid kept knelt lent lit
  rode rings sang sold sells slept spread stole struck stuck swept swung threw throws understood understands wore woke wants wanted needs needed likes looks looked works worked lives lived plays played
  tries tried uses used remains remained appears appeared includes included faces faced helps helped turns turned starts started stops stopped serves served supports supported opposes opposed hopes believes thinks thought feels felt`,
);

/** Verbs that take an infinitive of speech along: "went on to say", "declined to comment". */
export const CHAIN_VERBS = words(
  'went goes continued continues declined declines refused refuses appeared appears seemed seems used began begins tried tries wanted wants proceeded failed fails managed happened came had has have likes loves continue decline refuse want try begin moved took sought rushed chose hastened pains careful expected is was going',
);

export const ROLE_NOUNS = words(
  `president senator sen representative rep congressman congresswoman governor gov mayor secretary minister ambassador spokesman spokeswoman spokesperson director chairman chairwoman chair chief leader speaker
  professor analyst expert economist official officials attorney lawyer judge justice general colonel captain sheriff officer commander strategist adviser advisor aide candidate nominee manager editor author
  reporter journalist columnist host anchor executive ceo founder owner coach doctor scientist researcher historian activist organizer pollster consultant prosecutor detective delegate lawmaker critic supporter voter resident
  billionaire businessman mogul star king queen prince pope rabbi pastor reverend father mother son daughter wife husband brother sister widow treasurer clerk head mp neighbour neighbor commissioner superintendent deputy vice prime former`,
);
export const GROUP_NOUNS = words(
  'officials critics supporters experts analysts lawmakers republicans democrats conservatives liberals voters aides advisers activists sources witnesses residents protesters prosecutors police authorities researchers economists scientists people reporters leaders senators members delegates opponents allies observers families students journalists pundits operatives strategists others investigators lawyers governors americans many some most both several advocates groups donors engineers villagers farmers doctors nurses teachers workers drivers miners fishermen soldiers rebels parents neighbours neighbors shopkeepers survivors relatives medics',
);
export const INSTITUTION_NOUNS = words(
  'campaign committee department agency court administration government council commission party company group organization association university institute center foundation bureau office house senate congress union board panel force network coalition bank firm fund cross crescent church school college team white pentagon kremlin fbi cia epa irs rnc dnc nra un nato eu',
);
/** Things and bodies that stand before their own name: "the airline, Air Norland, said". */
export const THINGS_WITH_NAMES = words(
  'airline carrier newspaper paper daily weekly magazine channel station broadcaster publisher website site platform app club museum hospital charity festival ministry city town village province state country region district island ship vessel train film song album shop store chain hotel restaurant factory plant mine subsidiary parent unit arm giant maker regulator watchdog authority service institute centre think-tank nonprofit startup start-up venture trust hospice library theatre theater brand label insurer utility railway port airport',
);
export const DOCUMENT_NOUNS = words(
  'report statement letter study survey poll memo document documents release ad ads article book memoir novel essay column op-ed email emails editorial filing lawsuit complaint transcript ruling resolution tweet video brief minutes indictment affidavit communique',
);
export const OUTLET_NAMES = words(
  'reuters agence associated xinhua ap afp cnn msnbc nbc cbs abc fox bbc npr pbs politico times post journal herald tribune globe gazette news usa magazine newspaper network bloomberg buzzfeed breitbart slate vox guardian axios hill newsweek yahoo twitter facebook youtube radio television tv',
);
export const CAPITAL_NAMES = words(
  'washington moscow beijing london paris berlin tehran baghdad ankara jerusalem brussels kiev kyiv tokyo seoul riyadh cairo damascus',
);
export const HONORIFICS = words(
  'mr mrs ms miss dr sen rep gov gen sir lord rev president senator governor representative congressman congresswoman secretary speaker judge justice mayor pope col capt lt prof professor king queen prince',
);
export const FEMALE_HINTS = words(
  'mrs ms miss sen. she her hillary sarah mary elizabeth susan linda barbara patricia jennifer maria nancy karen lisa betty margaret sandra ashley kimberly donna emily michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela anna ruth brenda pamela nicole katherine catherine christine samantha debra janet carolyn rachel heather diane julie joyce victoria kelly christina joan evelyn lauren judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean alice abigail julia judy sophia grace denise amber marilyn danielle beverly theresa diana brittany natalie megyn kellyanne ivanka melania huma carly jill elaine claire maggie kate wendy tina spokeswoman congresswoman chairwoman businesswoman actress mother wife daughter widow sister woman queen',
);
export const MALE_HINTS = words(
  'mr donald john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry peter zachary kyle noah ethan jeremy walter keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene barack bill bernie ted marco mike mitch tim jeb ben chris rand lindsey harry chuck newt rudy reince rick jim tom bob dan ken ron spokesman congressman chairman businessman actor father husband son brother man king prince',
);
