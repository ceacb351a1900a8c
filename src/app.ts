import { type FolderWatch, watchFolder } from './briefing/watch.ts';
import type { Config } from './config.ts';
import { type Core, type CoreDeps, openCore } from './core.ts';
import { describeProblem, messageOf } from './errors.ts';
import { healthRoutes, type Readiness } from './http/health.ts';
import { createHttpServer } from './http/server.ts';
import { createTick } from './jobs/tick.ts';
import type { Platform } from './platforms/platform.ts';
import { createPlatforms } from './platforms.ts';
import { lockState } from './store/lock.ts';

export interface AppDeps extends CoreDeps {
  /** A cron expression with seconds, for tests; every minute otherwise. */
  readonly every?: string | undefined;
}

export interface App {
  readonly core: Core;
  readonly platforms: readonly Platform[];
  /** Where the HTTP server listens, e.g. `http://127.0.0.1:3978/`. */
  readonly url: string;
  /** What the folder's first reading found. */
  readonly folder: FolderWatch['count'];
  /** Waits for what is in flight, 4 s at most, then closes everything. */
  stop(): Promise<void>;
}

/**
 * The bot: reads the folder, serves HTTP, connects each platform, ticks. Throws where it cannot serve at all
 * (database, folder, port); a platform whose tokens can never work is off, one that does not connect is retried, and
 * neither stops anything.
 */
export async function startApp(config: Config, deps: AppDeps): Promise<App> {
  const { log } = deps;
  const undo: (() => unknown)[] = [lockState(config.state)];
  try {
    const core = await openCore(config, deps);
    undo.push(() => core.close());
    const folder = await watchFolder({ ...core.folder, log });
    undo.push(() => folder.close());

    for (const { platform, problem } of config.off) {
      log.error({ platform }, `${platform} is off: ${describeProblem(problem)}`);
    }
    const { platforms, routes } = await createPlatforms(config, core, deps);
    for (const platform of platforms) core.posters.set(platform.name, platform.poster);
    const http = createHttpServer({ ...config.http, log });
    http.routes.route('/', healthRoutes({ ready: () => readiness(core, platforms, config.off) }));
    if (routes) http.routes.route('/', routes);
    const tick = createTick({ jobs: core.jobs, log, every: deps.every });
    // All at once, since each may wait 4 s for what is in flight and the whole stop is to be over in 5.
    undo.push(() => endAll([tick, ...platforms, http], log));
    const { url } = await http.start();
    const starting = platforms.map((platform) => startPlatform(platform, log));
    await Promise.all(starting);
    tick.start();

    return { core, platforms, url, folder: folder.count, stop: () => undoAll(undo, log) };
  } catch (error) {
    await undoAll(undo, log);
    throw error;
  }
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

async function readiness(core: Core, platforms: readonly Platform[], off: Config['off']): Promise<Readiness> {
  const checks: Record<string, string> = {};
  try {
    await core.briefings.count();
    checks['database'] = 'ok';
  } catch (error) {
    checks['database'] = messageOf(error);
  }
  for (const platform of platforms) {
    const { connected, detail } = platform.state();
    checks[platform.name] = connected ? 'ok' : detail;
  }
  for (const { platform, problem } of off) checks[platform] = `off: ${describeProblem(problem)}`;
  return { ok: Object.values(checks).every((check) => check === 'ok'), checks };
}
