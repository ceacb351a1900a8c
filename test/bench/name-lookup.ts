import { createNaming } from '../../src/answers/naming.ts';
import { resolveName } from '../../src/answers/people.ts';
import { briefingSchema } from '../../src/briefing/schema.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { startCluster } from '../postgres/cluster.ts';

const SIZES = [1_000, 10_000, 50_000];
const PER_BRIEFING = 50;
const LOOKUPS = 100;
const SYLLABLES = 'ba ta ka ra sa ma na la fa da ji mu nu ro si ke po lu vi go'.split(' ');

/**
 * How long it takes to find whom a full name means, by how many people are in the store; on both databases. Each given name
 * is borne by one in 400 people, each surname by one in 8,000.
 */
export async function benchLookups(): Promise<void> {
  const cluster = await startCluster();
  try {
    for (const databaseUrl of [null, cluster.url]) {
      const database = await openDatabase({ databaseUrl, state: ':memory:' });
      await measure(databaseUrl === null ? 'SQLite' : 'PostgreSQL', database);
      await database.destroy();
    }
  } finally {
    await cluster.stop();
  }
}

async function measure(engine: string, database: Database): Promise<void> {
  const store = createBriefingStore(database, () => 1);
  const naming = createNaming({ same: [], different: [] });
  let first: number | undefined;
  let known = 0;
  for (const size of SIZES) {
    for (; known < size; known += PER_BRIEFING) {
      await store.put({ briefing: briefingOf(known), text: null, origin: 'folder', verified: [] });
    }
    const times: number[] = [];
    for (let at = 0; at < LOOKUPS; at++) {
      const name = nameOf(Math.floor((at * size) / LOOKUPS));
      const start = performance.now();
      const found = await resolveName(database, ['public'], naming, name);
      times.push(performance.now() - start);
      if (!found.includes(name)) throw new Error(`${name} was not found`);
    }
    times.sort((a, b) => a - b);
    const p95 = times[Math.floor(LOOKUPS * 0.95)] ?? 0;
    first ??= p95;
    const middle = (times[LOOKUPS / 2] ?? 0).toFixed(1);
    const line = `p50 ${middle} ms  p95 ${p95.toFixed(1)} ms  ${(p95 / first).toFixed(1)} times the smallest`;
    process.stdout.write(`${engine.padEnd(12)}${String(size).padStart(6)} people  ${line}\n`);
  }
}

function briefingOf(from: number) {
  const people = Array.from({ length: PER_BRIEFING }, (_, index) => ({
    id: `p${index}`,
    name: nameOf(from + index),
    kind: 'person',
  }));
  return briefingSchema.parse({
    ...{ schema: 1, id: `2020-01-01-b${from}`, status: 'approved', lang: 'en', title: 'People' },
    ...{ publishedAt: '2020-01-01', sources: [{ name: 'A paper' }], summary: [{ text: 'A point.' }] },
    ...{ people, method: { engine: 'editor', version: '1' } },
  });
}

function nameOf(index: number): string {
  const syllable = (number: number) => SYLLABLES[number % SYLLABLES.length] ?? '';
  const [given, family] = [index % 400, (index * 7919) % 8_000];
  const word = (number: number) => {
    const letters = `${syllable(number)}${syllable(Math.floor(number / 20))}${syllable(Math.floor(number / 400))}n`;
    return letters.charAt(0).toUpperCase() + letters.slice(1);
  };
  return `${word(given)} ${word(family)}`;
}
