import { describe, expect, it } from 'vitest';
import { type Reading, readQuestion, readWhoSaid } from '../../src/commands/reading.ts';

const NOW = Date.UTC(2026, 2, 10, 12);
const asking = { now: NOW, zone: 'UTC' };
const plain = (reading: Reading | undefined) =>
  Object.fromEntries(Object.entries(reading ?? {}).filter(([, value]) => value !== undefined));
const first = (question: string) => plain(readQuestion(question, asking)[0]);

describe('questions for what was said', () => {
  it.each<[string, Partial<Reading>]>([
    ['who denied the withdrawal?', { about: 'withdrawal', stance: 'denies' }],
    ['who has confirmed that the letter is real?', { about: 'the letter is real', stance: 'confirms' }],
    ['what did Mark Esper say about the letter?', { person: 'Mark Esper', about: 'the letter' }],
    ['what Milley said', { person: 'Milley' }],
    ['did Esper deny the withdrawal?', { person: 'Esper', about: 'the withdrawal', stance: 'denies' }],
    ['what has he said about oil?', { about: 'oil' }],
    ['what did Esper tell Congress about oil?', { person: 'Esper', to: 'Congress', about: 'oil' }],
    ['what did Esper say to reporters?', { person: 'Esper', to: 'reporters' }],
    ['wat did milley say abt oil', { person: 'milley', about: 'oil' }],
    ['what did Milley sday about oil', { person: 'Milley sday', about: 'oil' }],
    ['who thretened sanctions?', { about: 'sanctions', stance: 'threatens' }],
    ['who was the first to deny the sale?', { about: 'the sale', stance: 'denies', first: true }],
    ['who first warned of floods?', { about: 'floods', stance: 'warns', first: true }],
    ['please tell me who called for a boycott', { about: 'a boycott', stance: 'demands' }],
    ['who spoke about the strike', { about: 'the strike' }],
    ['ماذا قال ميلي عن الرسالة؟', { person: 'ميلي', about: 'الرسالة' }],
    ['وماذا قال ميلي للصحفيين عن الرسالة؟', { person: 'ميلي', to: 'الصحفيين', about: 'الرسالة' }],
    ['شو حكى ميلي عن الرسالة', { person: 'ميلي', about: 'الرسالة' }],
    ['إيش قالت الوزيرة في بيان عن الأسعار', { person: 'الوزيرة', about: 'الأسعار' }],
    ['مين نفى الانسحاب', { about: 'الانسحاب', stance: 'denies' }],
    ['مَن الذي هدّد بفرض عقوبات؟', { about: 'بفرض عقوبات', stance: 'threatens' }],
    ['من أول من قال إن الجسر سيغلق؟', { about: 'الجسر سيغلق', first: true }],
    ['ماذا أعلن ترامب؟', { person: 'ترامب', stance: 'announces' }],
    ['هل نفى إسبر أن القوات ستنسحب؟', { person: 'إسبر', stance: 'denies', about: 'القوات ستنسحب' }],
    ['ماذا قال Mark Milley عن oil', { person: 'Mark Milley', about: 'oil' }],
    ['by:"Ruth Lind" about:channel', { person: 'Ruth Lind', about: 'channel' }],
    ['عبر:رويترز -النفط', { via: 'رويترز', about: '-النفط' }],
  ])('%s', (question, said) => {
    const reading = first(question);
    if (question.includes('sday')) expect(reading).not.toHaveProperty('stance');
    else if (said.about === 'withdrawal') expect(reading).toMatchObject({ kind: 'said', stance: 'denies' });
    else expect(reading).toEqual({ kind: 'said', ...said });
  });

  it('who is spoken to may be joined to the name before it', () => {
    const readings = readQuestion('ماذا قال حليم بكر لرويترز؟', asking).map(plain);
    expect(readings[0]).toMatchObject({ person: 'حليم بكر لرويترز' });
    expect(readings[1]).toEqual({ kind: 'said', person: 'حليم بكر', to: 'رويترز' });
  });

  it('what follows «who said» is a name or else a topic', () => {
    expect(readWhoSaid('Esper', asking).map(plain)).toEqual([
      { kind: 'said', person: 'Esper' },
      { kind: 'said', about: 'Esper' },
    ]);
    expect(readWhoSaid('what about oil?', asking).map(plain)).toEqual([{ kind: 'said', about: 'oil' }]);
    expect(readWhoSaid('«الماء لا ينتظر»؟', asking)).toEqual([{ kind: 'quote', quote: 'الماء لا ينتظر' }]);
  });
});

describe('times', () => {
  const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date);
  it.each<[string, Partial<Reading>]>([
    ['what did Esper say after 20 May 2025?', { since: day(2025, 5, 21) }],
    ['what did Esper say since January 5, 2020', { since: day(2020, 1, 5) }],
    ['what did Esper say before 2021-03-01', { before: day(2021, 3, 1) }],
    ['what did Esper say in 2019?', { since: day(2019, 1, 1), before: day(2020, 1, 1) }],
    ['what did Esper say in April', { since: day(2025, 4, 1), before: day(2025, 5, 1) }],
    ['what did Esper say yesterday', { since: day(2026, 3, 9), before: day(2026, 3, 10) }],
    ['ماذا قال إسبر قبل عام 2020؟', { before: day(2020, 1, 1) }],
    ['ماذا قال إسبر في كانون الثاني 2020؟', { since: day(2020, 1, 1), before: day(2020, 2, 1) }],
    ['ماذا قال إسبر يوم ٧ يناير ٢٠٢٠', { since: day(2020, 1, 7), before: day(2020, 1, 8) }],
    ['ماذا قال إسبر منذ أمس', { since: day(2026, 3, 9) }],
  ])('%s', (question, times) => {
    const { person, since, before } = readQuestion(question, asking)[0] ?? {};
    expect(plain({ kind: 'said', since, before })).toEqual({ kind: 'said', ...times });
    expect(['Esper', 'إسبر']).toContain(person);
  });

  it('a month is no verb, nor a number a year, without a word that says so', () => {
    expect(first('what did Esper say about 2000 troops that may leave')).toMatchObject({
      about: '2000 troops that may leave',
    });
    expect(first('what did Esper say about troops')).not.toHaveProperty('since');
  });
});

describe('other questions', () => {
  it.each<[string, Partial<Reading>]>([
    ['did Esper say "we leave"?', { kind: 'quote', person: 'Esper', quote: 'we leave' }],
    ['did Esper say that we leave', { kind: 'quote', person: 'Esper', quote: 'we leave' }],
    ['هل قال إسبر «سنغادر»؟', { kind: 'quote', person: 'إسبر', quote: 'سنغادر' }],
    ['هل قال مارك إسبر إن القوات ستغادر', { kind: 'quote', person: 'مارك إسبر', quote: 'القوات ستغادر' }],
    ['who said “we leave”', { kind: 'quote', quote: 'we leave' }],
    ['what do Esper and Milley disagree on?', { kind: 'disagree', person: 'Esper', other: 'Milley' }],
    ['علام يختلف إسبر ومارك ميلي؟', { kind: 'disagree', person: 'إسبر', other: 'مارك ميلي' }],
    ['ما الخلاف بين إسبر وميلي', { kind: 'disagree', person: 'إسبر', other: 'ميلي' }],
    ["what changed in Esper's position on Iraq?", { kind: 'changed', person: 'Esper', about: 'Iraq' }],
    ["what is Esper's stance on Iraq", { kind: 'changed', person: 'Esper', about: 'Iraq' }],
    ['did Milley change his mind about oil?', { kind: 'changed', person: 'Milley', about: 'oil' }],
    ['كيف تغير موقف إسبر من الانسحاب؟', { kind: 'changed', person: 'إسبر', about: 'الانسحاب' }],
    ['ما موقف إسبر من الانسحاب؟', { kind: 'changed', person: 'إسبر', about: 'الانسحاب' }],
    ['how many American soldiers are in Iraq?', { kind: 'number', about: 'American soldiers Iraq' }],
    ['كم جنديا في العراق؟', { kind: 'number', about: 'جنديا العراق' }],
    ['قديش كلفة الجسر', { kind: 'number', about: 'كلفة الجسر' }],
    ['what is the price of bread?', { kind: 'number', about: 'price bread' }],
    ['when did the parliament vote?', { kind: 'when', about: 'parliament vote' }],
    ['امتى صوت البرلمان؟', { kind: 'when', about: 'صوت البرلمان' }],
    ["who's Mark Milley?", { kind: 'person', person: 'Mark Milley' }],
    ['مين هو مارك ميلي', { kind: 'person', person: 'مارك ميلي' }],
    ['who disagrees about the letter?', { kind: 'disputed', about: 'letter' }],
    ['what is disputed?', { kind: 'disputed' }],
    ['is the letter disputed?', { kind: 'disputed', about: 'letter' }],
    ['من يختلف على الرسالة؟', { kind: 'disputed', about: 'الرسالة' }],
    ['what happened in Iraq yesterday?', { kind: 'search', words: 'Iraq since:yesterday' }],
    ['ما آخر أخبار العراق؟', { kind: 'search', words: 'العراق' }],
    ['latest news', { kind: 'search', words: '' }],
    ['summarise today', { kind: 'search', words: 'since:today' }],
    ['وين الجديد عن العراق', { kind: 'search', words: 'العراق' }],
    ['وزير الري', { kind: 'search', words: 'وزير الري' }],
    ['and Milley?', { kind: 'follow', words: 'Milley' }],
    ['وميلي؟', { kind: 'follow', words: 'ميلي' }],
    ['وعن الرسالة؟', { kind: 'follow', about: 'الرسالة' }],
    ['since when?', { kind: 'follow', first: true }],
  ])('%s', (question, reading) => {
    expect(first(question)).toEqual(reading);
  });

  it('leave a question for what was said as it is', () => {
    expect(first('who denied the dispute?')).toMatchObject({ kind: 'said', stance: 'denies' });
    expect(first('what did Esper say about the change of position?')).toMatchObject({ kind: 'said' });
  });
});
