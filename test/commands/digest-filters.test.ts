import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/answers/create.ts';
import { channelAudience } from '../../src/briefing/audience.ts';
import { createSubscriptions } from '../../src/delivery/subscriptions.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import { renderSlack } from '../../src/platforms/slack/render.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { createRows } from '../../src/store/rows.ts';
import { createSettings } from '../../src/store/settings.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Card } from '../../src/views/card.ts';
import { readToken } from '../../src/views/tokens.ts';
import { person, sample } from '../answers/sample.ts';
import { buttonsOf, linesOf, NOW } from '../views/fixtures.ts';
import { createWorld, originOf, PLACE } from './fakes.ts';

const english = originOf({ locale: 'en' });
const arabic = originOf({ locale: 'ar' });
const elsewhere = originOf({ locale: 'en', place: { ...PLACE, channel: 'C9' } });

let database: Database;
let world: ReturnType<typeof createWorld>;
let subscriptions: ReturnType<typeof createSubscriptions>;
let now = NOW;

beforeEach(async () => {
  now = NOW;
  database = await openSqlite(':memory:');
  const clock = () => now;
  const answers = createAnswers(database);
  const sendNow = async () => 'sent' as const;
  subscriptions = createSubscriptions({ database, answers, clock, digestSize: 10, deliveries: { sendNow } });
  world = createWorld([], {
    ...{ answers, subscriptions },
    rows: createRows(database, clock, 60_000),
    settings: createSettings(database, clock),
  });
});
afterEach(() => database.destroy());

async function publish(id: string, fields: Partial<Parameters<typeof sample>[0]> = {}): Promise<void> {
  const briefing = sample({ ...fields, id });
  await createBriefingStore(database, () => now).put({
    briefing,
    text: null,
    origin: 'folder',
    verified: [],
  });
}

const typed = (text: string, origin = english) => world.dispatcher.typed('digest', text, origin);
const act = (token: string, origin = english) => world.dispatcher.action(token, origin);
const stored = () => subscriptions.list(PLACE);
const button = (card: Card, label: RegExp | string): string => {
  const found = buttonsOf(card).find((one) =>
    typeof label === 'string' ? one.label === label : label.test(one.label),
  );
  if (!found) throw new Error(`no button ${label}: ${buttonsOf(card).map((one) => one.label)}`);
  return found.token;
};
const choices = (card: Card) =>
  card.blocks.flatMap((block) =>
    block.type === 'select' ? block.choices.map((one) => ({ ...one, of: block.label })) : [],
  );
const choice = (card: Card, label: string): string => {
  const found = choices(card).find((one) => one.label === label);
  if (!found) throw new Error(`no choice ${label}: ${choices(card).map((one) => one.label)}`);
  return found.token;
};

describe('filters typed', () => {
  const wanted = [
    { kind: 'topic', value: 'oil' },
    { kind: 'topic', value: 'football', not: true },
    { kind: 'person', value: 'Trump' },
    { kind: 'language', value: 'ar' },
    { kind: 'source', value: 'example.com', not: true },
  ];

  it.each([
    'topics:oil,-football person:Trump lang:ar -source:example.com',
    '08:00 topics:"oil, not football" people:Trump content:Arabic sources:-example.com',
    'time:8am topic:oil -topic:football person:Trump lang:arabic -sources:example.com',
  ])('%s', async (text) => {
    const { card } = await typed(text);
    expect((await stored())[0]?.filters).toEqual(wanted);
    expect(linesOf(card)).toContain('Only: topic oil · person Trump · language Arabic');
    expect(linesOf(card)).toContain('Without: topic football · source example.com');
  });

  it('in Arabic', async () => {
    const { card } = await typed(
      'مواضيع:النفط، بدون الرياضة أشخاص:ترامب أو إسبر لغات:العربية -مصدر:رويترز',
      arabic,
    );
    expect((await stored())[0]?.filters).toEqual([
      { kind: 'topic', value: 'النفط' },
      { kind: 'topic', value: 'الرياضة', not: true },
      { kind: 'person', value: 'ترامب' },
      { kind: 'person', value: 'إسبر' },
      { kind: 'language', value: 'ar' },
      { kind: 'source', value: 'رويترز', not: true },
    ]);
    expect(linesOf(card)).toContain('فقط: موضوع النفط · شخص ترامب أو إسبر · لغة العربية');
    expect(linesOf(card)).toContain('بدون: موضوع الرياضة · مصدر رويترز');
  });

  it.each([
    ['topics:the', 'the is nothing that news could be told apart by.'],
    ['topics:oil,-oil', 'oil is both wanted and left out.'],
    ['lang:klingonish', '"klingonish" is no language.'],
    [`source:${'x'.repeat(90)}`, `${'x'.repeat(80)}… is too long for a filter: at most 80 characters.`],
    [`topics:${Array.from({ length: 21 }, (_, n) => `t${n}`)}`, 'Those are too many filters: at most 20.'],
    ['quiet:perhaps', 'perhaps is no way to spend a quiet day: write silent or tell.'],
    ['most:0', '0 is not a number of briefings from 1 to 50.'],
    ['most:51', '51 is not a number of briefings from 1 to 50.'],
  ])('%s is told what is wrong with it', async (text, told) => {
    const { card } = await typed(text);
    expect(card.tone).toBe('error');
    expect(linesOf(card)).toContain(told);
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['مواضيع:النفط،-النفط', 'النفط مطلوب ومستبعد في آن واحد.'],
    ['لغات:كلنغونية', '«كلنغونية» ليست لغة معروفة.'],
    ['عدد:99', '99 ليس عددًا من الموجزات من 1 إلى 50.'],
    ['هدوء:ربما', 'ربما لا يدل على ما يُفعل في يوم بلا أخبار. اكتب: صامتة أو أخبر.'],
  ])('%s, in Arabic too', async (text, told) => {
    const { card } = await typed(text, arabic);
    expect(card.tone).toBe('error');
    expect(linesOf(card)).toContain(told);
    expect(await stored()).toEqual([]);
  });

  it('examples shown in the card are right use', async () => {
    for (const origin of [english, arabic]) {
      const offer = await typed('set', origin);
      const filters = await act(button(offer.card, /Filters|الشروط/), origin);
      const example = linesOf(filters.card).find((line) => line.includes('/digest ')) ?? '';
      const { card } = await typed(example.slice(example.indexOf('/digest ') + 8), origin);
      expect(card.tone).not.toBe('error');
      expect((await stored())[0]?.filters).toHaveLength(5);
    }
  });

  it('are completed one by one', async () => {
    await publish('2020-01-07-a', { topics: ['Iraq'], people: [person('p', 'Mark Esper')] });
    const complete = (option: string, text: string) =>
      world.dispatcher.complete('digest', option, text, english);
    expect(await complete('topics', 'oil, ir')).toEqual(['oil, Iraq']);
    expect(await complete('topics', 'oil, -ir')).toEqual(['oil, -Iraq']);
    expect(await complete('people', 'Esp')).toEqual(['Mark Esper']);
  });
});

describe('changing a digest', () => {
  it('changes what is given and nothing else, of the only one there is', async () => {
    await typed('time:09:30 days:mon,wed zone:London topics:oil quiet:tell most:5');
    const [before] = await stored();
    await typed('people:Esper');
    await typed('topics:all quiet:silent');
    expect(await stored()).toEqual([
      { ...before, filters: [{ kind: 'person', value: 'Esper' }], quiet: 'silent' },
    ]);
    await typed('change 10:00');
    expect(await stored()).toMatchObject([{ id: before?.id, time: '10:00', zone: 'Europe/London' }]);
  });

  it('asks which where there are several, and takes its number', async () => {
    await typed('time:08:00');
    await typed('time:18:00');
    const { card } = await typed('topics:oil');
    expect(linesOf(card)[0]).toBe('Several digests are set up here. Choose one with its button.');
    await typed('change id:2 topics:oil');
    expect((await stored()).map(({ filters }) => filters.length)).toEqual([0, 1]);
    const clash = await typed('change id:2 time:08:00');
    expect(linesOf(clash.card)).toContain('There is another digest at 08:00 in this channel.');
    const offered = await typed('change 2');
    expect(linesOf(offered.card)).toContain('Only: topic oil');
  });

  it('by its button, with filters taken off and added by choice', async () => {
    await publish('2020-01-07-a', { topics: ['Iraq'], people: [person('p', 'Mark Esper')] });
    const set = await typed('time:08:00 topics:oil -source:example.com');
    const [before] = await stored();
    const card = await act(button(set.card, 'Change'));
    const filters = await act(button(card.card, 'Filters and more'));
    const without = await act(choice(filters.card, '✕ Only topic oil'));
    expect(without.replace).toBe(true);
    expect(linesOf(without.card)).not.toContain('Only: topic oil');
    const iraq = await act(choice(without.card, 'Only topic Iraq'));
    const esper = await act(choice(iraq.card, 'Only person Mark Esper'));
    const quiet = await act(choice(esper.card, 'Nothing new: say so'));
    const most = await act(choice(quiet.card, 'At most 5 briefings'));
    const times = await act(button(most.card, 'Time and days'));
    const later = await act(choice(times.card, '11:00'));
    await act(button(later.card, 'Save'));
    expect(await stored()).toMatchObject([
      {
        ...{ id: before?.id, time: '11:00', quiet: 'tell', most: 5 },
        filters: [
          { kind: 'source', value: 'example.com', not: true },
          { kind: 'topic', value: 'Iraq' },
          { kind: 'person', value: 'Mark Esper' },
        ],
      },
    ]);
  });

  it('is refused kindly where the filters behind a button are kept no more', async () => {
    const offer = await act(button((await typed('time:08:00 topics:oil')).card, 'Change'));
    now += 60_001;
    const { card } = await act(choice(offer.card, '09:00'));
    expect(card.tone).toBe('error');
  });
});

describe('setting up', () => {
  it('leaves the language and zone that a channel has chosen', async () => {
    await world.ports.settings.setChannel(PLACE, { chrome: 'ar', zone: 'Asia/Baghdad' });
    const { card } = await typed('time:08:00 zone:London language:en');
    expect(await world.ports.settings.channel(PLACE)).toEqual({ chrome: 'ar', zone: 'Asia/Baghdad' });
    expect(card.chrome).toBe('ar');
    expect(await stored()).toMatchObject([{ zone: 'Europe/London', chrome: 'en' }]);
  });

  it('tells where a channel that had none takes them', async () => {
    const { card } = await typed('time:08:00 zone:Baghdad language:ar');
    expect(linesOf(card)[0]).toContain('بطاقات هذه القناة الآن باللغة العربية');
    const again = await typed('time:18:00 zone:London language:en');
    expect(again.card.chrome).toBe('ar');
    expect(linesOf(again.card)[0]).toBe('أُعدّت النشرة.');
  });

  it('fits both platforms whole, with as many filters as can be', async () => {
    for (let n = 0; n < 10; n++) {
      await publish(`2020-01-07-n${n}`, {
        topics: [`Topic ${n}`],
        people: [person('p', `Person Number${n}`)],
      });
    }
    const six = (name: string) =>
      Array.from({ length: 6 }, (_, n) => `${name} ${n}${n % 2 ? 'x'.repeat(60) : ''}`);
    for (const origin of [english, arabic]) {
      const set = await typed(
        `time:08:00 topics:${six('topic')} people:${six('name')} sources:${six('source')} content:ar,-en`,
        origin,
      );
      expect(set.card.tone).not.toBe('error');
      const id = (await stored())[0]?.id ?? '';
      const times = await act(`digest:do=change;id=${id}`, origin);
      const filters = await act(button(times.card, /Filters|الشروط/), origin);
      for (const { card } of [times, filters]) {
        for (const { of } of choices(card)) {
          expect(choices(card).filter((one) => one.of === of).length).toBeLessThanOrEqual(25);
        }
        for (const render of [renderSlack, renderDiscord]) {
          const rests: (Card | null)[] = [];
          await world.dispatcher.present(card, PLACE, (drawn, more) => {
            const { payload, rest } = render(drawn, more);
            rests.push(rest);
            return { payload, rest };
          });
          expect(rests).toEqual([null]);
        }
      }
    }
  });
});

describe('the rest of a digest', () => {
  it('is paged through in order, as it was then, and as the channel may see it now', async () => {
    await typed('time:08:00 most:2');
    const [one] = await stored();
    for (let n = 0; n < 9; n++) await publish(`2019-12-2${n + 1}-n`, { audience: channelAudience(PLACE) });
    const preview = await act(`digest:do=preview;id=${one?.id}`);
    expect(linesOf(preview.card)).toContain('7 more briefings are new.');
    // Later news are of the next digest, not of this one's rest.
    await publish('2020-01-07-later');
    const ids = (card: Card) =>
      buttonsOf(card).flatMap(({ token }) => {
        const read = readToken(token);
        return read?.action === 'brief' ? [read.state] : [];
      });
    expect(ids(preview.card)).toEqual(['2019-12-29-n', '2019-12-28-n']);
    const token = button(preview.card, '7 more');
    const first = await act(token);
    expect(first.visibility).toBe('asker');
    expect(ids(first.card)).toEqual([7, 6, 5, 4, 3].map((day) => `2019-12-2${day}-n`));
    const second = await act(button(first.card, '2 more'));
    expect(buttonsOf(second.card).some(({ label }) => label.endsWith('more'))).toBe(false);

    await publish('2019-12-21-n', { audience: channelAudience(PLACE), status: 'withdrawn' });
    const now = await act(button(first.card, '2 more'));
    expect(linesOf(now.card).join('\n')).toContain('1 briefing is no longer available here.');
    const other = await act(token, elsewhere);
    expect(ids(other.card)).toEqual([]);
    expect(linesOf(other.card).join('\n')).not.toContain('Title of');
  });

  it('is an expired button where nothing can be read of it', async () => {
    for (const token of ['digest-rest:', 'digest-rest:i=;;', 'digest-rest:i=../../etc']) {
      expect((await act(token)).card.tone).toBe('error');
    }
  });
});
