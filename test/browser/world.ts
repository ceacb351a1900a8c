import { pino } from 'pino';
import { createAnswers } from '../../src/answers/create.ts';
import { createFollowAnswers } from '../../src/answers/follows.ts';
import { createNaming } from '../../src/answers/naming.ts';
import type { PlatformName } from '../../src/briefing/audience.ts';
import { createDispatcher } from '../../src/commands/dispatch.ts';
import { digestContent } from '../../src/delivery/content.ts';
import { createDeliveries } from '../../src/delivery/deliver.ts';
import { createFollows } from '../../src/delivery/follow-list.ts';
import type { Poster } from '../../src/delivery/poster.ts';
import { createSubscriptions } from '../../src/delivery/subscriptions.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import { createRows } from '../../src/store/rows.ts';
import { createSettings } from '../../src/store/settings.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { exampleBriefing, TEXT } from '../briefing/example.ts';
import { openPreview } from '../platforms/preview/house.ts';

const briefing = exampleBriefing();
export const TITLE = briefing.title;

function refuse(): never {
  throw new Error('not part of this test');
}

/** The preview over the real commands, answers, ledger and database, which hold one briefing. */
export async function openWorld() {
  const log = pino({ enabled: false });
  const clock = Date.now;
  const database = await openSqlite(':memory:');
  await createBriefingStore(database, clock).put({
    briefing,
    text: TEXT,
    origin: 'folder',
    verified: briefing.statements.map(({ id }) => id),
  });
  const answers = createAnswers(database);
  const posters = new Map<PlatformName, Poster>();
  const deliveries = createDeliveries({
    database,
    contents: {
      digest: digestContent({ database, answers, digestSize: 5 }),
      follows: async () => null,
      note: async () => null,
    },
    posters,
    clock,
    log,
    random: Math.random,
    postTimeoutMs: 10_000,
    graceMs: 3_600_000,
    tell: () => {},
  });
  const dispatcher = createDispatcher({
    ports: {
      answers,
      rows: createRows(database, clock, 3_600_000),
      settings: createSettings(database, clock),
      people: { apart: async () => {}, together: async () => false },
      follows: createFollows({
        ...{ database, clock, most: 50, batchMs: 60_000 },
        answers: createFollowAnswers(database),
        naming: createNaming({ same: [], different: [] }),
      }),
      subscriptions: createSubscriptions({ database, answers, deliveries, clock, digestSize: 5 }),
      intake: { briefLink: refuse, briefText: refuse, hasSources: async () => true },
    },
    clock,
    log,
    defaults: { chrome: 'en', zone: 'UTC' },
  });
  const house = await openPreview({ dispatcher });
  posters.set('preview', house.preview.poster);
  return {
    ...house,
    async close() {
      await house.close();
      await database.destroy();
    },
  };
}
