import type { PlatformName } from '../../src/briefing/audience.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { exampleBriefing } from '../briefing/example.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ROWS = 500;
export const NEW_BRIEFINGS = 3;

/** Channels' ids as the platform writes them. */
export function channelOf(platform: PlatformName, index: number): string {
  return platform === 'slack' ? `C${String(index).padStart(9, '0')}` : String(10n ** 18n + BigInt(index));
}

/**
 * A day's work: yesterday's briefings, posted to every channel by yesterday's digest; today's; and subscriptions, of
 * which `due` are due in the minute before `now` (ms) and the others later in the day.
 */
export async function seed(
  database: Database,
  platform: PlatformName,
  { channels, due, now }: { readonly channels: number; readonly due: number; readonly now: number },
): Promise<void> {
  await database.deleteFrom('ledger').execute();
  await database.deleteFrom('subscriptions').execute();
  await database.deleteFrom('budgets').execute();
  for (const [day, at] of [
    ['old', now - DAY - 3_600_000],
    ['new', now - 3_600_000],
  ] as const) {
    const store = createBriefingStore(database, () => at);
    for (let index = 0; index < NEW_BRIEFINGS; index += 1) {
      const briefing = exampleBriefing({ id: `2020-03-0${index + 1}-${day}`, title: `${day} ${index}` });
      await store.put({ briefing, text: null, verified: [], origin: 'folder' });
    }
  }
  const covered = now - DAY;
  const dueAt = Math.floor(now / MINUTE) * MINUTE;
  const time = new Date(dueAt).toISOString().slice(11, 16);
  const posted = JSON.stringify(Array.from({ length: NEW_BRIEFINGS }, (_, n) => `2020-03-0${n + 1}-old`));
  for (let first = 0; first < channels; first += ROWS) {
    const indices = Array.from({ length: Math.min(ROWS, channels - first) }, (_, n) => first + n);
    const place = (index: number) => ({ platform, workspace: 'T1', channel: channelOf(platform, index) });
    await database
      .insertInto('subscriptions')
      .values(
        indices.map((index) => ({
          ...place(index),
          ...{ id: `s${index}`, kind: 'digest', time, weekdays: '[1,2,3,4,5,6,7]', zone: 'UTC' },
          ...{ chrome: index % 2 === 0 ? 'ar' : 'en', topics: '[]', state: 'active' },
          ...{ created_at: covered, last_covered_at: covered + index },
          next_due_at: index < due ? dueAt : dueAt + 60 * MINUTE + index,
        })),
      )
      .execute();
    await database
      .insertInto('ledger')
      .values(
        indices.map((index) => ({
          ...place(index),
          ...{ key: `old${index}`, kind: 'digest', subscription_id: `s${index}`, due_at: covered },
          ...{ state: 'sent', attempts: 1, covered_until: covered + index, briefing_ids: posted },
          ...{ created_at: covered, updated_at: covered },
        })),
      )
      .execute();
  }
}
