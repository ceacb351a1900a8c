import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/answers/create.ts';
import { createFollowAnswers } from '../../src/answers/follows.ts';
import { createNaming } from '../../src/answers/naming.ts';
import { channelAudience } from '../../src/briefing/audience.ts';
import { createFollows } from '../../src/delivery/follow-list.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { followsSubscription, listFollows } from '../../src/store/follows.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { pauseSubscription } from '../../src/store/subscriptions.ts';
import type { Card } from '../../src/views/card.ts';
import { ENGLISH, person, sample, statement } from '../answers/sample.ts';
import { buttonsOf, letter, linesOf, NOW } from '../views/fixtures.ts';
import { createWorld, originOf, PLACE } from './fakes.ts';

const MOST = 4;
const BATCH_MS = 120_000;
const ARABIC = originOf({ locale: 'ar' });

let database: Database;
let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  database = await openSqlite(':memory:');
  let time = NOW;
  const clock = () => time++;
  const store = createBriefingStore(database, clock);
  const secret = sample({
    id: '2020-01-07-secret',
    audience: channelAudience({ ...PLACE, channel: 'C2' }),
    people: [person('p', 'Quentin Zanzibar')],
    statements: [statement('s', 'p', 'Hidden words')],
  });
  for (const briefing of [letter.briefing, ENGLISH, secret]) {
    await store.put({ briefing, text: null, origin: 'folder', verified: [] });
  }
  const naming = createNaming({ same: [], different: [] });
  world = createWorld([letter], {
    answers: createAnswers(database),
    follows: createFollows({
      ...{ database, naming, clock, most: MOST, batchMs: BATCH_MS },
      answers: createFollowAnswers(database),
    }),
  });
});
afterEach(() => database.destroy());

const say = (text: string, origin = originOf()) => world.dispatcher.mention(text, origin);
const followed = async () =>
  (await listFollows(database, PLACE)).map(({ kind, wanted }) => `${kind} ${wanted}`);
const labels = (card: Card) => buttonsOf(card).map((button) => button.label);

async function press(card: Card, label: string, origin = originOf()) {
  const button = buttonsOf(card).find((one) => one.label === label);
  if (!button) throw new Error(`no button ${label} among ${labels(card).join(', ')}`);
  return await world.dispatcher.action(button.token, origin);
}

describe('following a person', () => {
  it.each([
    ['follow Esper', 'Mark T. Esper', 'New statements by Mark T. Esper will be posted here.'],
    ['follow إسبر', 'مارك إسبر', 'New statements by مارك إسبر will be posted here.'],
    ['Follow "Mark Esper"', 'Mark T. Esper', 'New statements by Mark T. Esper will be posted here.'],
    ['follow person:Esper', 'Mark T. Esper', 'New statements by Mark T. Esper will be posted here.'],
  ])('%s is %s', async (text, wanted, line) => {
    const { card, visibility } = await say(text);
    expect(visibility).toBe('asker');
    expect(linesOf(card)).toEqual([line]);
    expect(await followed()).toEqual([`person ${wanted}`]);
  });

  it('in Arabic, and its button to what was said so far', async () => {
    const { card } = await say('تابع إسبر', ARABIC);
    expect(linesOf(card)).toEqual(['سيُنشر هنا كل تصريح جديد منسوب إلى مارك إسبر.']);
    expect(labels(card)).toEqual(['ما قيل حتى الآن', 'إلغاء متابعة مارك إسبر']);
    const past = await press(card, 'ما قيل حتى الآن', ARABIC);
    expect(linesOf(past.card).join('\n')).toContain('لم يُتخذ أي قرار بالمغادرة');
  });

  it('after /briefing, as Slack has it, and as a command of its own', async () => {
    await world.dispatcher.typed('briefing', 'follow Esper', originOf());
    await world.dispatcher.command('follow', { person: 'Donald Trump' }, originOf());
    expect(await followed()).toEqual(['person Mark T. Esper', 'person Donald Trump']);
  });

  it('asks who is meant where several can be, and follows the one chosen', async () => {
    const { card } = await say('follow Trump');
    expect(linesOf(card)).toEqual(['Trump can be more than one person. Who is meant?']);
    expect(labels(card)).toEqual(['Follow Donald Trump (President)', 'Follow Melania Trump']);
    expect(await followed()).toEqual([]);
    await press(card, 'Follow Melania Trump');
    expect(await followed()).toEqual(['person Melania Trump']);
  });

  it('does not take an office for its holder unasked', async () => {
    const { card } = await say('follow secretary of defense');
    expect(linesOf(card)).toEqual(['Nobody here is called secretary of defense. By that role there is:']);
    expect(await followed()).toEqual([]);
    await press(card, 'secretary of defense, as written');
    await press(card, 'Follow Mark T. Esper (Secretary of Defense)');
    expect(await followed()).toEqual(['person secretary of defense', 'person Mark T. Esper']);
  });

  it('takes a name nobody bears yet, and tells nothing of who is known elsewhere only', async () => {
    for (const name of ['Nadia Karam', 'Quentin Zanzibar']) {
      const { card } = await say(`follow ${name}`);
      expect(linesOf(card)[0]).toContain(`Nothing is known of ${name} yet.`);
      expect(labels(card)).toEqual([`Unfollow ${name}`]);
    }
    expect(await followed()).toEqual(['person Nadia Karam', 'person Quentin Zanzibar']);
  });

  it('says so when that person is followed already, in whatever script', async () => {
    await say('follow Esper');
    const { card } = await say('تابع إسبر', ARABIC);
    expect(linesOf(card)).toEqual(['Mark T. Esper: متابعة قائمة هنا من قبل.']);
    expect(await followed()).toHaveLength(1);
  });

  it('has a button on what that person said', async () => {
    const { card } = await world.dispatcher.typed('whosaid', 'Donald Trump', originOf());
    await press(card, 'Follow');
    expect(await followed()).toEqual(['person Donald Trump']);
    const several = await world.dispatcher.typed('whosaid', 'Trump', originOf());
    expect(labels(several.card)).not.toContain('Follow');
  });
});

describe('following a topic', () => {
  it.each([
    ['follow topic:oil', 'oil'],
    ['follow topic:oil prices', 'oil prices'],
    ['follow topic oil prices', 'oil prices'],
    ['تابع موضوع:النفط', 'النفط'],
    ['تابع موضوع:أسعار النفط', 'أسعار النفط'],
    ['تابع موضوع النفط', 'النفط'],
  ])('%s', async (text, topic) => {
    const { card } = await say(text);
    expect(linesOf(card)).toEqual([
      `No briefing is on ${topic} yet. New briefings on ${topic} will be posted here.`,
    ]);
    expect(await followed()).toEqual([`topic ${topic}`]);
  });

  it('with a person at once', async () => {
    const { card } = await say('follow Esper topic:Iraq');
    expect(linesOf(card)).toEqual([
      'New briefings on Iraq will be posted here.',
      'New statements by Mark T. Esper will be posted here.',
    ]);
    expect(await followed()).toEqual(['topic Iraq', 'person Mark T. Esper']);
  });

  it('refuses what is no topic, and what is too long', async () => {
    expect((await say('follow topic:the')).card.tone).toBe('error');
    expect((await say(`follow ${'a'.repeat(101)}`)).card.tone).toBe('error');
    expect((await say(`تابع موضوع:${'ن'.repeat(101)}`, ARABIC)).card.tone).toBe('error');
    expect(await followed()).toEqual([]);
  });
});

it('has a limit, and says what to do', async () => {
  for (const topic of ['one', 'oil', 'gas', 'tea', 'salt'].slice(1)) await say(`follow topic:${topic}`);
  const { card } = await say('follow Esper');
  expect(card.tone).toBe('error');
  expect(linesOf(card)).toContain('This channel follows 4 people and topics already, as many as it may.');
  const arabic = await say('تابع إسبر', ARABIC);
  expect(linesOf(arabic.card)).toContain('بلغت متابعات هذه القناة الحد الأقصى، وهو 4 متابعات.');
  expect(await followed()).toHaveLength(MOST);
});

describe('what is followed', () => {
  it('bare, with nothing: how to begin', async () => {
    const english = await say('follow');
    expect(linesOf(english.card)).toEqual([
      'Nothing is followed in this channel yet. To follow someone, or a topic: /follow Esper — /follow topic:oil',
    ]);
    expect(linesOf((await say('تابع', ARABIC)).card)[0]).toContain('/follow موضوع:النفط');
  });

  it('is listed with a button each that ends it, there and then', async () => {
    await say('follow Esper');
    await say('follow topic:oil');
    const { card } = await say('follow');
    expect(linesOf(card)).toEqual(['Followed in this channel', 'Mark T. Esper', 'topic: oil']);
    expect(labels(card)).toEqual(['Unfollow Mark T. Esper', 'Unfollow topic: oil']);
    const ended = await press(card, 'Unfollow topic: oil');
    expect(ended.replace).toBe(true);
    expect(linesOf(ended.card)).toContain('topic: oil is no longer followed here.');
    expect(await followed()).toEqual(['person Mark T. Esper']);
    const again = await press(card, 'Unfollow topic: oil');
    expect(linesOf(again.card)).toContain('That is not followed here any more.');
    const elsewhere = originOf({ place: { ...PLACE, channel: 'C2' } });
    await press(card, 'Unfollow Mark T. Esper', elsewhere);
    expect(await followed()).toEqual(['person Mark T. Esper']);
  });

  it('with the last one ended, the channel has no subscription left', async () => {
    await say('follow Esper');
    expect(await followsSubscription(database, PLACE)).toMatchObject({ kind: 'follows', nextDueAt: null });
    await say('unfollow Esper');
    expect(await followsSubscription(database, PLACE)).toBeNull();
  });

  it('tells that posts are paused and why; following again lets them come', async () => {
    await say('follow Esper');
    const pause = async () => {
      const subscription = await followsSubscription(database, PLACE);
      await pauseSubscription(database, subscription?.id ?? '', 'the channel is gone.');
    };
    await pause();
    const { card } = await say('follow');
    expect(linesOf(card)).toContain('Posts on what is followed are paused: the channel is gone.');
    const resumed = await press(card, 'Resume');
    expect(linesOf(resumed.card)).toContain('Posts on what is followed come again.');
    expect(await followsSubscription(database, PLACE)).toMatchObject({
      state: 'active',
      nextDueAt: expect.toSatisfy((due: number) => due >= NOW + BATCH_MS && due < NOW + BATCH_MS + 100),
    });
    await pause();
    await say('follow Esper');
    expect(await followsSubscription(database, PLACE)).toMatchObject({ state: 'active' });
  });
});

describe('unfollowing', () => {
  beforeEach(async () => {
    await say('follow Donald Trump');
    await say('follow Melania Trump');
    await say('follow topic:oil');
  });

  it.each([
    ['unfollow Donald Trump', 'person Donald Trump'],
    ['unfollow دونالد ترامب', 'person Donald Trump'],
    ['ألغ متابعة ميلانيا ترامب', 'person Melania Trump'],
    ['إلغاء متابعة موضوع:oil', 'topic oil'],
    ['stop following topic:oil', 'topic oil'],
    ['unfollow oil', 'topic oil'],
  ])('%s', async (text, gone) => {
    const before = await followed();
    await say(text);
    expect(await followed()).toEqual(before.filter((one) => one !== gone));
  });

  it('asks which, where several can be meant', async () => {
    const { card } = await say('unfollow Trump');
    expect(linesOf(card)).toEqual(['Several that are followed here can be Trump. Which one is meant?']);
    expect(await followed()).toHaveLength(3);
    await press(card, 'Unfollow Melania Trump');
    expect(await followed()).toEqual(['person Donald Trump', 'topic oil']);
  });

  it('of what is not followed says so, and how to see what is', async () => {
    const { card } = await say('unfollow Esper');
    expect(card.tone).toBe('error');
    expect(linesOf(card)).toContain('Esper is not followed here.');
    expect(linesOf(card)).toContain('What is followed is listed by /follow');
    expect(linesOf((await say('إلغاء متابعة إسبر', ARABIC)).card)).toContain('لا متابعة هنا باسم إسبر.');
  });
});

it('help names both, in both languages', async () => {
  for (const locale of ['en', 'ar']) {
    const { card } = await world.dispatcher.typed('help', '', originOf({ locale }));
    const lines = linesOf(card).join('\n');
    expect(lines).toContain('/follow — ');
    expect(lines).toContain('/unfollow — ');
  }
});
