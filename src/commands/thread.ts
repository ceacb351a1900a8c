import type { Context } from './command.ts';
import type { Reading } from './reading.ts';

/** Rows hold more than readings. */
const isReading = (value: unknown): value is Reading =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

/** Keeps what was asked last: in the thread, and by this person here. */
export async function keepReading(reading: Reading, { origin, ports }: Context): Promise<void> {
  for (const key of keysOf(origin)) await ports.rows.keep(origin.place, key, reading);
}

/** What was asked last in the thread, else by this person here; undefined where nothing was, or long ago. */
async function lastReading({ origin, ports }: Context): Promise<Reading | undefined> {
  for (const key of keysOf(origin)) {
    const kept = await ports.rows.recall(origin.place, key);
    if (isReading(kept)) return kept;
  }
  return undefined;
}

function keysOf({ thread, user }: Context['origin']): string[] {
  return [...(thread === undefined ? [] : [`asked/thread/${thread}`]), `asked/user/${user}`];
}

/** Readings that go on from the last question, with what they leave out taken from it; without one, those that stand alone. */
export async function continued(readings: readonly Reading[], context: Context): Promise<Reading[]> {
  if (!readings.some(({ kind }) => kind === 'follow')) return [...readings];
  const last = await lastReading(context);
  return readings.flatMap((reading) => {
    if (reading.kind !== 'follow') return [reading];
    return last === undefined ? [] : goingOn(last, reading);
  });
}

/** «وميلي؟» is another person where one was asked for, and else another topic. */
function goingOn(last: Reading, { words, about, first, since, before, when }: Reading): Reading[] {
  const times = since === undefined && before === undefined ? {} : { since, before, when };
  if (first) return [{ ...last, first: true }];
  if (about !== undefined) return [{ ...last, ...times, about }];
  if (words === undefined) return [{ ...last, ...times }];
  const person = { ...last, ...times, person: words };
  // A search has no person, nor has a question about a dispute.
  if (last.kind === 'search')
    return [
      { kind: 'said', person: words },
      { kind: 'search', words },
    ];
  if (last.kind === 'said' || last.kind === 'changed' || last.kind === 'quote' || last.kind === 'person')
    return [person];
  return [{ ...last, about: words }];
}
