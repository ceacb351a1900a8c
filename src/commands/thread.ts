import type { Context } from './command.ts';
import type { Reading } from './reading.ts';

/** How long one who asks outside a thread is still taken to go on, ms. */
const GOES_ON = 30 * 60_000;

interface Kept {
  readonly reading: Reading;
  readonly at: number;
}

/** Rows hold more than readings. */
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'reading' in value && 'at' in value;

/** Keeps what was asked last: in the thread, and by this person here. */
export async function keepReading(reading: Reading, { origin, ports, now }: Context): Promise<void> {
  try {
    for (const { key } of keysOf(origin)) await ports.rows.keep(origin.place, key, { reading, at: now });
  } catch {
    // A full disk costs the next question its beginning, not this one its answer.
  }
}

/** What was asked last in the thread, else by this person here a while ago at most. */
async function lastReading({ origin, ports, now }: Context): Promise<Reading | undefined> {
  for (const { key, lasts } of keysOf(origin)) {
    const kept = await ports.rows.recall(origin.place, key);
    if (isKept(kept) && now - kept.at <= lasts) return kept.reading;
  }
  return undefined;
}

function keysOf({ thread, user }: Context['origin']): { readonly key: string; readonly lasts: number }[] {
  const inThread = { key: `asked/thread/${thread}`, lasts: Number.POSITIVE_INFINITY };
  return [...(thread === undefined ? [] : [inThread]), { key: `asked/user/${user}`, lasts: GOES_ON }];
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
