import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { type Core, type CoreDeps, openCore } from './core.ts';
import { describeProblem, messageOf, UserError } from './errors.ts';
import { type KeptFolder, keepFolder } from './folder.ts';
import { healthRoutes } from './http/health.ts';
import { metricsRoutes } from './http/metrics.ts';
import { createHttpServer } from './http/server.ts';
import { enqueued, workOn } from './jobs/enqueue.ts';
import { createInProcessQueue } from './jobs/in-process-queue.ts';
import type { Queue } from './jobs/queue.ts';
import { createTick, type Job } from './jobs/tick.ts';
import { createMetrics } from './metrics.ts';
import type { Platform } from './platforms/platform.ts';
import { connectsIn, createPlatforms } from './platforms.ts';
import { readiness, readings } from './readiness.ts';
import { ROLES, type Role } from './roles.ts';
import { lockState } from './store/lock.ts';

/** A machine's services start in any order. */
const DATABASE_WAIT_MS = 60_000;

export interface AppDeps extends CoreDeps {
  /** A cron expression with seconds, for tests; every minute otherwise. */
  readonly every?: string | undefined;
  /** All of them, if left out. */
  readonly roles?: readonly Role[] | undefined;
}

export interface App {
  readonly core: Core;
  readonly queue: Queue;
  /** Those that this process is connected to, or tries to be. */
  readonly platforms: readonly Platform[];
  /** Where the HTTP server listens, e.g. `http://127.0.0.1:3978/`. */
  readonly url: string;
  /** What the folder's first reading found; null where that is not this process's task. */
  readonly folder: KeptFolder['count'];
  /** Waits for what is in flight, 4 s at most, then closes everything. */
  stop(): Promise<void>;
}

/**
 * The bot, or those of its roles that are asked for: reads the folder, serves HTTP, connects each platform, ticks. Throws
 * where it cannot serve at all (database, folder, port); a platform whose tokens can never work is off, one that does not
 * connect is retried, and neither stops anything.
 */
export async function startApp(config: Config, deps: AppDeps): Promise<App> {
  const { log } = deps;
  const roles = rolesFor(config, deps.roles ?? ROLES);
  const undo: (() => unknown)[] = config.databaseUrl ? [] : [lockState(config.state)];
  try {
    const metrics = createMetrics(() => readings(core, queue, deps.clock()));
    const core = await openCore(config, {
      databaseWaitMs: DATABASE_WAIT_MS,
      ...deps,
      requested: metrics.requested,
      observe(event) {
        const { platform, outcome, lagMs } = event;
        if (outcome !== undefined) metrics.delivered({ platform, outcome, lagMs: lagMs ?? 0 });
        deps.observe?.(event);
      },
    });
    undo.push(() => core.close());
    const queue = await createQueue(config, core.jobs, roles, log);
    const folder = roles.has('worker') ? await keepFolder({ ...core.folder, log }, core.leases) : null;
    if (folder) undo.push(() => folder.stop());

    for (const { platform, problem } of config.off) {
      log.error({ platform }, `${platform} is off: ${describeProblem(problem)}`);
    }
    const { platforms, routes } = await createPlatforms(config, core, deps, roles);
    for (const platform of platforms) core.posters.set(platform.name, platform.poster);
    const connected = platforms.filter((platform) => roles.has(connectsIn(platform)));
    const http = createHttpServer({ ...config.http, log });
    const ready = () => readiness(core, connected, config.off, deps.clock());
    http.routes.route('/', healthRoutes({ ready }));
    http.routes.route('/', metricsRoutes(metrics));
    if (routes) http.routes.route('/', routes);
    // What is to be done at home is done in every process.
    const mine = roles.has('worker') ? core.jobs : core.jobs.filter(({ at }) => at === 'home');
    const jobs = enqueued(mine, queue, { replica: randomUUID(), log });
    const tick = createTick({ jobs, log, every: deps.every });
    // All at once, since each may wait 4 s for what is in flight and the whole stop is to be over in 5.
    undo.push(() => endAll([tick, queue, ...connected, http], log));
    const { url } = await http.start();
    await queue.start();
    await Promise.all(connected.map((platform) => startPlatform(platform, log)));
    if (roles.has('worker')) await workOn(core.jobs, queue);
    tick.start();

    const stop = () => undoAll(undo, log);
    return { core, queue, platforms: connected, url, folder: folder?.count ?? null, stop };
  } catch (error) {
    await undoAll(undo, log);
    throw error;
  }
}

function rolesFor(config: Config, asked: readonly Role[]): ReadonlySet<Role> {
  const roles = new Set(asked);
  const missing = ROLES.filter((role) => !roles.has(role));
  if (config.databaseUrl || missing.length === 0) return roles;
  throw new UserError(
    `On the embedded database one process does everything; ${missing.join(' and ')} cannot be left out.`,
    'Start it without --role, or set DATABASE_URL=postgres://… to run the roles apart.',
  );
}

async function createQueue(
  config: Config,
  jobs: readonly Job[],
  roles: ReadonlySet<Role>,
  log: AppDeps['log'],
): Promise<Queue> {
  if (!config.databaseUrl) return createInProcessQueue({ log, random: Math.random });
  // Loaded only where used.
  const { createPgBossQueue } = await import('./jobs/pg-boss-queue.ts');
  const names = jobs.filter(({ at }) => at !== 'home').map(({ name }) => name);
  const supervise = roles.has('worker');
  return createPgBossQueue({ connectionString: config.databaseUrl, names, supervise, log });
}

/** One platform that cannot start never stops another. */
async function startPlatform(platform: Platform, log: AppDeps['log']): Promise<void> {
  try {
    await platform.start();
  } catch (error) {
    log.error({ platform: platform.name, err: error }, `${platform.name} is off: ${messageOf(error)}`);
  }
}

async function endAll(parts: readonly { stop(): Promise<void> }[], log: AppDeps['log']): Promise<void> {
  await Promise.all(parts.map((part) => undoAll([() => part.stop()], log)));
}

/** Last begun, first ended; one that fails does not keep the others from ending. */
async function undoAll(undo: (() => unknown)[], log: AppDeps['log']): Promise<void> {
  for (const end of undo.splice(0).reverse()) {
    try {
      await end();
    } catch (error) {
      log.error({ err: error }, 'something did not stop cleanly');
    }
  }
}
