import type { Hono } from 'hono';
import type { Config } from './config.ts';
import type { Core, CoreDeps } from './core.ts';
import type { Platform } from './platforms/platform.ts';

/** The platforms that the settings ask for. Their clients are loaded only where used: they are most of the start's time. */
export async function createPlatforms(
  config: Config,
  { dispatcher }: Core,
  { log, clock }: CoreDeps,
): Promise<{ platforms: Platform[]; routes: Hono | undefined }> {
  const platforms: Platform[] = [];
  if (config.slack) {
    const { createSlack } = await import('./platforms/slack/slack.ts');
    const { botToken, appToken, apiUrl, commands } = config.slack;
    platforms.push(
      createSlack({ dispatcher, botToken, appToken, apiUrl, commandNames: commands, log, clock }),
    );
  }
  if (config.discord) {
    const { createDiscord } = await import('./platforms/discord/discord.ts');
    const { token, apiUrl } = config.discord;
    platforms.push(createDiscord({ dispatcher, token, apiUrl, log, chrome: config.language }));
  }
  if (!config.preview) return { platforms, routes: undefined };

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
