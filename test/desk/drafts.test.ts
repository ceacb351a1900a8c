import { afterAll, beforeAll, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { createAnswers } from '../../src/answers/create.ts';
import type { Place } from '../../src/briefing/audience.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { createIntake } from '../../src/intake/brief.ts';
import { createGuardedFetch } from '../../src/intake/guard.ts';
import { readPage } from '../../src/intake/page.ts';
import { createArticleIndex } from '../../src/store/articles.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { createRows } from '../../src/store/rows.ts';
import type { Card } from '../../src/views/card.ts';
import { createWorld, originOf } from '../commands/fakes.ts';
import { openTestDatabase } from '../databases.ts';
import { recordingLog } from '../delivery/world.ts';
import { PARAGRAPHS, pageHtml } from '../intake/pages.ts';
import { type Site, send, startSite } from '../intake/server.ts';
import { linesOf } from '../views/fixtures.ts';

const DESK: Place = { platform: 'slack', workspace: '-', channel: 'C9' };
const clock = () => Date.parse('2020-03-02T00:00:00Z');

let site: Site;
let database: Database;
let told: { place: Place; card: Card }[];
let world: ReturnType<typeof createWorld>;
let fetch: ReturnType<typeof createGuardedFetch>;

beforeAll(async () => {
  site = await startSite({ '/dam': send(pageHtml()) });
  fetch = createGuardedFetch({ allowPrivate: [site.host] });
  database = await openTestDatabase();
  told = [];
  const { log } = recordingLog();
  const rows = createRows(database, clock, 60_000);
  const post = async (place: Place, card: Card) => void told.push({ place, card });
  const desk = createDesk({ place: DESK, chrome: 'en', posters: new Map([['slack', { post }]]), rows, log });
  const store = createBriefingStore(database, clock);
  const intake = createIntake({
    ...{ fetch, clock, log, save: store.put, index: createArticleIndex(database, store) },
    readPage: async (page) => readPage(page),
    analyse: async (article) => analyse(article, { today: '2020-03-02' }),
    hasDesk: desk.needsApproval(),
    submit: desk.submit,
  });
  const port = {
    briefLink: intake.briefLink,
    briefText: intake.briefText,
    hasSources: async () => (await store.count()) > 0,
  };
  world = createWorld([], { intake: port, answers: createAnswers(database), rows });
});
afterAll(async () => {
  await fetch.close();
  await site.close();
  await database.destroy();
});

it('with a desk, what is brought in is its asker’s alone, marked, told to the desk once, and in no answer', async () => {
  const { dispatcher } = world;
  const link = `${site.url}/dam`;
  const replies = [
    await dispatcher.typed('briefing', link, originOf()),
    await dispatcher.typed('briefing', link, originOf({ user: 'U2' })),
    await dispatcher.briefMessage(`Look: ${link}`, originOf()),
  ];
  for (const { card, visibility } of replies) {
    expect(visibility).toBe('asker');
    expect(linesOf(card)[0]).toContain('Not reviewed');
    expect(linesOf(card)).toContain('خلاف حول السد');
  }
  expect(told.map(({ place }) => place)).toEqual([DESK]);
  expect(linesOf(told[0]!.card)).toEqual([expect.stringMatching(/خلاف حول السد.*row \d{4}-\d{2}-\d{2}-/u)]);

  await dispatcher.briefMessage(PARAGRAPHS.join('\n').replaceAll('السد', 'الجسر'), originOf());
  expect(told).toHaveLength(2);
  for (const [command, text] of [
    ['briefing', ''],
    ['briefing', 'السد'],
    ['briefing', 'الجسر'],
    ['whosaid', ''],
  ] as const) {
    const { card } = await dispatcher.typed(command, text, originOf());
    expect(linesOf(card).join('\n')).not.toMatch(/خلاف/u);
  }
});
