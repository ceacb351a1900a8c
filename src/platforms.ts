import type { Hono } from 'hono';
import type { Config } from './config.ts';
import type { Core, CoreDeps } from './core.ts';
import type { Platform } from './platforms/platform.ts';
import type { Role } from './roles.ts';
import { createSeenEvents } from './store/seen.ts';

/** Whose connection is this role's; any other process only posts. */
export const connectsIn = ({ name }: Platform): Role => (name === 'preview' ? 'web' : 'gateway');

/**
 * The platforms that the settings ask for and the roles need. Their clients are loaded only where used: they are most of
 * the start's time. A page that no other process knows can be posted to only from the process that shows it.
 */
export async function createPlatforms(
  config: Config,
  { dispatcher, database, leases }: Core,
  { log, clock }: CoreDeps,
  roles: ReadonlySet<Role>,
): Promise<{ platforms: Platform[]; routes: Hono | undefined }> {
  const platforms: Platform[] = [];
  const posts = roles.has('worker') || roles.has('gateway');
  if (config.slack && posts) {
    const { createSlack } = await import('./platforms/slack/slack.ts');
    const { botToken, appToken, apiUrl, commands } = config.slack;
    const { take: takeEvent } = createSeenEvents(database, clock);
    platforms.push(
      createSlack({ dispatcher, botToken, appToken, apiUrl, commandNames: commands, takeEvent, log, clock }),
    );
  }
  if (config.discord && posts) {
    const { createDiscord } = await import('./platforms/discord/discord.ts');
    const { token, apiUrl } = config.discord;
    platforms.push(createDiscord({ dispatcher, token, apiUrl, leases, log, clock, chrome: config.language }));
  }
  if (!config.preview || !roles.has('web')) return { platforms, routes: undefined };

  const [{ createPreview }, { renderSlack }, { renderDiscord }] = await Promise.all([
    import('./platforms/preview/preview.ts'),
    import('./platforms/slack/render.ts'),
    import('./platforms/discord/render.ts'),
  ]);
  const preview = createPreview({
    dispatcher,
    renderers: { slack: renderSlack, discord: renderDiscord },
    slackNames: config.slackCommands,
    log,
    clock,
  });
  return { platforms: [...platforms, preview], routes: preview.routes };
}
