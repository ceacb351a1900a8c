import { DiscordAPIError, HTTPError, type RESTGetAPICurrentUserResult, Routes } from 'discord.js';
import { messageOf } from '../../errors.ts';
import type { Finding } from '../finding.ts';
import { createRest, type RestSettings } from './rest.ts';

/** Asks Discord whether the token is good; opens no gateway connection. */
export async function examineDiscord(settings: RestSettings): Promise<Finding[]> {
  const what = 'Discord token';
  try {
    const user = (await createRest(settings)().get(Routes.user())) as RESTGetAPICurrentUserResult;
    return [{ what, ok: true, detail: `${user.username}` }];
  } catch (error) {
    return [{ what, ok: false, detail: describe(error) }];
  }
}

/** Only an answer of Discord's says something of the token. */
function describe(error: unknown): string {
  if (error instanceof DiscordAPIError) {
    const said = `Discord answered ${error.status}: ${error.message}.`;
    return error.status === 401 ? `${said} Copy the token anew from the app's page Bot.` : said;
  }
  if (error instanceof HTTPError) return `Discord answered ${error.status}. Try again later.`;
  return `Discord cannot be reached (${messageOf(error)}). Check this machine's network.`;
}
