import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { explain } from './errors.ts';

const KEEP_MS = 6 * 60 * 60_000;

/** Users' IANA zones by `users.info`, kept six hours; undefined where Slack does not tell (no `users:read`, say). */
export function createZones(
  web: webApi.WebClient,
  log: Log,
  clock: () => number,
): (user: string) => Promise<string | undefined> {
  const known = new Map<string, { readonly at: number; readonly zone: Promise<string | undefined> }>();
  return (user) => {
    const kept = known.get(user);
    if (kept && clock() - kept.at < KEEP_MS) return kept.zone;
    const zone = web.users.info({ user }).then(
      (answer) => answer.user?.tz,
      (error: unknown) => {
        known.delete(user);
        log.warn({ user, error: explain(error) }, 'Slack does not tell the zone of a user');
        return undefined;
      },
    );
    known.set(user, { at: clock(), zone });
    return zone;
  };
}
