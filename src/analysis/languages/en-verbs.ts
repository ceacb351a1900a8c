import type { Stance } from '../../briefing/schema.ts';

/**
 * English verbs of speech. Columns: base, past (`-` regular), past participle (`-` as past), stance, complements.
 * `q` a quotation; `c` a clause with or without "that"; `t` a clause with "that"; `w` whether, if, how, why, what;
 * `n` a noun phrase; `i` an infinitive; `o` a person stands before the complement; a preposition: its object is
 * what was said ("called for").
 */
export interface EnglishVerb {
  readonly base: string;
  readonly stance: Stance;
  readonly takes: ReadonlySet<string>;
}

export const ENGLISH_VERB_ROWS = `
say said - asserts q c w
tell told - asserts q c w o
write wrote written asserts q c
add - - asserts q c
ask - - asks q w o i
announce - - announces q c n w
argue - - asserts q c
claim - - asserts q c
note - - asserts q c n
explain - - asserts q c w
suggest - - asserts q c n
insist - - asserts q c
declare - - asserts q t
state - - asserts q c
assert - - asserts q c
maintain - - asserts t
contend - - asserts q c
allege - - accuses t
acknowledge - - confirms q c n
admit - - confirms q c
concede - - confirms q c
confirm - - confirms q c n w
deny denied - denies c n
reply replied - asserts q c
respond - - asserts q t
answer - - asserts q
retort - - asserts q
recall - - asserts q c
remark - - asserts q t
observe - - asserts q t
comment - - asserts q
continue - - asserts q
conclude - - asserts q c
report - - asserts q c
reveal - - announces q c
disclose - - announces t
tweet - - asserts q c
post - - asserts q
warn - - warns q c o of about against
caution - - warns q c o
threaten - - threatens t i
promise - - promises q c i n
pledge - - promises q t i
vow - - promises q c i
swear swore sworn promises c i
predict - - expects q c n
urge - - demands q t o n
demand - - demands q c n
call - - asserts for on name
criticize - - condemns n
criticise - - condemns n
slam slammed - condemns n
denounce - - condemns n
condemn - - condemns n
decry decried - condemns n
mock - - condemns n
ridicule - - condemns n
blame - - accuses n
accuse - - accuses n
praise - - praises n
tout - - praises n
hail - - praises n
laud - - praises n
describe - - asserts n
dub dubbed - asserts n
cite - - asserts n
stress - - asserts q c
emphasize - - asserts q c
reiterate - - confirms q c n
repeat - - asserts q t
propose - - demands t
recommend - - demands t
advise - - demands t o
complain - - condemns q c about of
lament - - condemns q t n
joke - - asserts q t
quip quipped - asserts q t
boast - - asserts q t of about
brag bragged - asserts t of about
proclaim - - announces q t n
assure - - promises t o
inform - - asserts t o
remind - - asserts t o
refuse - - denies i
decline - - asserts i
question - - asks q w n
wonder - - asks q w
reject - - denies n
dispute - - denies t
rebut rebutted - denies n
refute - - denies t n
express - - asserts n
mention - - asserts t
testify testified - asserts q t
speak spoke spoken asserts of about
talk - - asserts about of
estimate - - expects c
speculate - - expects t
find found - asserts t
indicate - - asserts t
signal - - asserts t
hint - - asserts t
imply implied - asserts t
agree - - confirms q
disagree - - denies q
counter - - denies q t
object - - denies q t
protest - - condemns q t
charge - - accuses q t
echo - - confirms q
muse - - asserts q
opine - - asserts q t
exclaim - - asserts q
shout - - asserts q
yell - - asserts q
cry cried - asserts q
chant - - asserts q
plead - - demands q
beg begged - demands q
whisper - - asserts q
mutter - - asserts q
snap snapped - asserts q
read read - asserts q
point pointed - asserts out to
allude - - asserts to
refer referred - asserts to
deride - - condemns n
rail - - condemns against
rip ripped - condemns n
bash - - condemns n
applaud - - praises n
commend - - praises n
thank - - praises n
apologize - - confirms for
concur concurred - confirms q t
interject - - asserts q t
intone - - asserts q
grumble - - condemns q t about
gripe - - condemns q t about
fume - - condemns q t
scoff - - denies q t
gush - - praises q
posit - - asserts q t
profess - - asserts t
volunteer - - asserts q t
clarify clarified - asserts q t
elaborate - - asserts q
specify specified - asserts q t
stipulate - - demands t
attest - - confirms q t
interrupt - - asserts q
inquire - - asks q w
deadpan - - asserts q
gloat - - asserts q
implore - - demands q o
exhort - - demands q o
admonish - - demands q o
notify notified - asserts t o
reaffirm - - confirms q t
affirm - - confirms q t
pronounce - - announces q
theorize - - asserts q t
surmise - - asserts q t
ponder - - asks w
`;

export const ENGLISH_NOUNS: Record<string, Stance> = {
  point: 'asserts',
  case: 'asserts',
  claim: 'asserts',
  assertion: 'asserts',
  argument: 'asserts',
  statement: 'asserts',
  comment: 'asserts',
  comments: 'asserts',
  remark: 'asserts',
  suggestion: 'asserts',
  insistence: 'asserts',
  promise: 'promises',
  vow: 'promises',
  pledge: 'promises',
  warning: 'warns',
  allegation: 'accuses',
  denial: 'denies',
  contention: 'asserts',
  announcement: 'announces',
  claims: 'asserts',
  allegations: 'accuses',
  promises: 'promises',
  assertions: 'asserts',
  call: 'demands',
  calls: 'demands',
  refusal: 'denies',
  accusation: 'accuses',
  accusations: 'accuses',
  complaint: 'condemns',
  complaints: 'condemns',
  threat: 'threatens',
  threats: 'threatens',
  declaration: 'announces',
  prediction: 'expects',
  predictions: 'expects',
  admission: 'confirms',
  acknowledgment: 'confirms',
  confirmation: 'confirms',
  demand: 'demands',
  demands: 'demands',
  proposal: 'demands',
  explanation: 'asserts',
  assurance: 'promises',
  assurances: 'promises',
  boast: 'asserts',
  testimony: 'asserts',
  response: 'asserts',
  reply: 'asserts',
  warnings: 'warns',
  arguments: 'asserts',
  statements: 'asserts',
  remarks: 'asserts',
  suggestions: 'asserts',
  pledges: 'promises',
  vows: 'promises',
  denials: 'denies',
  reminder: 'asserts',
};
