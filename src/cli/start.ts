import { type App, startApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { createLogger } from '../logging.ts';
import type { Role } from '../roles.ts';
import type { Io } from './io.ts';

/** A stop is over within 5 s; what is still in flight then is settled by the ledger at the next start. */
const STOP_MS = 4_500;

/** Runs the bot, or the roles given, until SIGTERM or SIGINT; a second signal ends it at once. */
export async function start(io: Io, options: { role?: readonly Role[] } = {}): Promise<void> {
  const config = loadConfig({ env: io.env, dir: io.cwd });
  const log = createLogger({
    level: config.log,
    pretty: process.stdout.isTTY === true && io.env['NODE_ENV'] !== 'production',
    destination: process.stdout,
    secrets: config.secrets,
  });
  // A fault outside any request must not end the bot; it is logged, and looked at.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'a promise failed and nobody looked'),
  );

  const app = await startApp(config, { log, clock: io.clock, roles: options.role });
  const states = Object.fromEntries(app.platforms.map(({ name, state }) => [name, state().detail]));
  const roles = options.role ?? 'all';
  log.info({ url: app.url, roles, briefings: app.folder, platforms: states }, whereToLook(app));

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      const late = setTimeout(() => {
        log.warn('stopped before all that was in flight had ended');
        process.exit(1);
      }, STOP_MS);
      app.stop().then(
        () => {
          clearTimeout(late);
          log.info('stopped');
          process.exit(0);
        },
        () => process.exit(1),
      );
      process.once(signal, () => process.exit(1));
    });
  }
}

function whereToLook({ url, platforms }: App): string {
  return platforms.some(({ name }) => name === 'preview')
    ? `Isnad is running: open ${url} in a browser`
    : `Isnad is running; health at ${url}healthz`;
}
