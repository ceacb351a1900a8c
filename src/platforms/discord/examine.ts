import { type RESTGetAPICurrentUserResult, Routes } from 'discord.js';
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
    return [{ what, ok: false, detail: `${messageOf(error)}. Copy the token anew from the app's page Bot.` }];
  }
}
