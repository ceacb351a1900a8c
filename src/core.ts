import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Analyser, createAnalyser } from './analysis/analyser.ts';
import type { Answers } from './answers/answers.ts';
import { createAnswers } from './answers/create.ts';
import { createFollowAnswers } from './answers/follows.ts';
import { createNaming } from './answers/naming.ts';
import type { Place, PlatformName } from './briefing/audience.ts';
import type { FolderDeps } from './briefing/folder.ts';
import { createDispatcher } from './commands/dispatch.ts';
import type { Dispatcher } from './commands/dispatcher.ts';
import type { SubscriptionsPort } from './commands/ports.ts';
import type { Config } from './config.ts';
import { digestContent } from './delivery/content.ts';
import { createCorrections } from './delivery/correct.ts';
import { noteContent } from './delivery/correct-note.ts';
import { createDeliveries, type Deliveries, type DeliveryDeps } from './delivery/deliver.ts';
import { followContent } from './delivery/follow-content.ts';
import { createFollows } from './delivery/follow-list.ts';
import type { Poster } from './delivery/poster.ts';
import { createSubscriptions } from './delivery/subscriptions.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import { type BoundIntake, bindIntake } from './intake-binding.ts';
import { createCorrectionJob } from './jobs/corrections.ts';
import { createFeedsJob } from './jobs/feeds.ts';
import { createFollowsJob } from './jobs/follows.ts';
import { createHousekeeping } from './jobs/housekeeping.ts';
import { createLeases, createLoneLeases, type Leases } from './jobs/leases.ts';
import type { Job } from './jobs/tick.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { type BriefingStore, createBriefingStore } from './store/briefings.ts';
import type { Database } from './store/database.ts';
import { createFileMemory } from './store/files.ts';
import { createLeaseTable } from './store/leases.ts';
import { openDatabase } from './store/open.ts';
import { setApart, unsetApart } from './store/people-apart.ts';
import { createRows } from './store/rows.ts';
import { createSettings } from './store/settings.ts';

/** Before what ended by itself is begun anew, where nobody else can, ms. */
const ALONE_PAUSE_MS = 5_000;

export interface CoreDeps {
  readonly log: Log;
  /** ms since the epoch, UTC */
  readonly clock: () => number;
  /** Lets links lead to this machine: for tests, whose pages lie there. */
  readonly allowPrivate?: boolean | undefined;
  /** How long to wait for PostgreSQL to take connections, ms; not at all if left out. */
  readonly databaseWaitMs?: number | undefined;
  /** Hears of each step of a delivery. */
  readonly observe?: DeliveryDeps['observe'];
  /** Hears of each request that was answered. */
  readonly requested?: Metrics['requested'] | undefined;
}

/** Everything but the outside: no platform, no server, no timer. What `start` and the reading commands share. */
export interface Core {
  readonly database: Database;
  readonly briefings: BriefingStore;
  readonly answers: Answers;
  readonly analyser: Analyser;
  readonly intake: BoundIntake;
  readonly subscriptions: SubscriptionsPort;
  readonly dispatcher: Dispatcher;
  readonly deliveries: Deliveries;
  readonly desk: Desk;
  /** Platforms put their posters here before the first tick. */
  readonly posters: Map<PlatformName, Poster>;
  readonly folder: FolderDeps;
  /** What only one of the processes on the database may do at a time. */
  readonly leases: Leases;
  readonly jobs: readonly Job[];
  close(): Promise<void>;
}

/** Opens the database and binds the rooms to each other. Throws where the database cannot be opened. */
export async function openCore(config: Config, deps: CoreDeps): Promise<Core> {
  const { log, clock, allowPrivate, databaseWaitMs, observe, requested } = deps;
  const database = await openDatabase(config, { log, waitMs: databaseWaitMs });
  const briefings = createBriefingStore(database, clock);
  const answers = createAnswers(database, config.people);
  const rows = createRows(database, clock, config.retention.buttons);
  const posters = new Map<PlatformName, Poster>();
  const desk = createDesk({ place: config.desk, chrome: config.language, posters, rows, log });
  const digest = digestContent({ database, answers, digestSize: config.limits.digest });
  const naming = createNaming(config.people);
  const followAnswers = createFollowAnswers(database, config.people);
  const { batch: batchMs, follows: mostFollows } = config.limits;
  const follows = createFollows({
    ...{ database, naming, clock, batchMs },
    answers: followAnswers,
    most: mostFollows,
  });
  const settings = createSettings(database, clock);
  const lookOf = async (place: Place) => {
    const { chrome = config.language, zone = config.zone } = await settings.channel(place);
    return { chrome, zone };
  };
  const deliveries = createDeliveries({
    database,
    contents: {
      digest,
      follows: followContent({ database, answers: followAnswers }),
      note: noteContent({ database, lookOf }),
    },
    posters,
    clock,
    log,
    random: Math.random,
    postTimeoutMs: config.limits.post,
    graceMs: config.limits.grace,
    observe,
    tell: (problem) => void desk.report([problem]),
  });
  const corrections = createCorrections({
    ...{ database, posters, lookOf, clock, log, random: Math.random, request: deliveries.request },
    postTimeoutMs: config.limits.post,
    tell: (problem) => void desk.report([problem]),
  });
  const analyser = createAnalyser({ log, today: () => new Date(clock()).toISOString().slice(0, 10) });
  const intake = bindIntake({
    ...{ config, database, briefings, desk, log, clock, allowPrivate },
    analyse: analyser.analyse,
  });
  const digestSize = config.limits.digest;
  const subscriptions = createSubscriptions({ database, answers, deliveries, clock, digestSize });
  const dispatcher = createDispatcher({
    ports: {
      answers,
      rows,
      settings,
      subscriptions,
      follows,
      people: {
        apart: (place, name, others, by) => setApart(database, place, name, others, { by, at: clock() }),
        together: (place, name) => unsetApart(database, place, name),
      },
      intake: intake.port,
    },
    clock,
    log,
    observe: requested,
    defaults: { chrome: config.language, zone: config.zone },
  });
  const leases = config.databaseUrl
    ? createLeases({
        ...{ clock, log, random: Math.random, ttlMs: config.limits.lease },
        table: createLeaseTable(database),
        holder: `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`,
      })
    : createLoneLeases({ log, pauseMs: ALONE_PAUSE_MS });
  const { dueFeeds: due, pollFeed: poll } = intake;
  const folder: FolderDeps = {
    dir: config.briefings,
    create: config.createBriefings,
    memory: createFileMemory(database),
    sink: {
      good: async (briefing, text, verified) => {
        await briefings.put({ briefing, text, verified, origin: 'folder' });
      },
      bad: (problems) => desk.report(problems),
      gone: async (id) => {
        await briefings.remove(id);
      },
    },
  };
  return {
    ...{ database, briefings, answers, analyser, intake, subscriptions, dispatcher, deliveries },
    ...{ desk, posters, folder, leases },
    jobs: [
      createFollowsJob({ database, naming, clock, log, batchMs }),
      createCorrectionJob({ corrections, database, clock }),
      { name: 'deliveries', at: 'each', run: (signal) => deliveries.tick(signal) },
      createFeedsJob({ due, poll, leases, log }),
      { name: 'desk', at: 'home', run: () => desk.flush() },
      createHousekeeping({
        ...{ database, rows, clock, log },
        ledgerMs: config.retention.ledger,
        textsMs: config.retention.texts,
      }),
    ],
    async close() {
      await intake.close();
      await analyser.close();
      await database.destroy();
    },
  };
}
