import { EventEmitter, once } from 'node:events';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createLeases, type Hold, type Leases, type Standing } from '../../src/jobs/leases.ts';
import { createLeaseTable, type LeaseTable } from '../../src/store/leases.ts';
import { openTestDatabase } from '../databases.ts';
import { recordingLog } from '../delivery/world.ts';

const TTL = 400;
const HOUR = 3_600_000;

const standings: Standing[] = [];
afterEach(async () => {
  await Promise.all(standings.splice(0).map((standing) => standing.stop()));
});

/** Two processes, `a` and `b`, on one database, and what happens to the one lease they want, in order. */
async function house() {
  const database = await openTestDatabase();
  onTestFinished(() => database.destroy());
  const table = createLeaseTable(database);
  const told: string[] = [];
  const events = new EventEmitter();
  const tell = (what: string) => {
    told.push(what);
    events.emit('told');
  };
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await once(events, 'told');
  };

  function process(holder: string, own: { table?: Partial<LeaseTable>; clock?: () => number } = {}) {
    const leases: Leases = createLeases({
      holder,
      table: { ...table, ...own.table },
      ttlMs: TTL,
      clock: own.clock ?? Date.now,
      random: Math.random,
      log: recordingLog().log,
    });
    const work = async ({ signal }: Hold) => {
      tell(`${holder} begins`);
      await once(signal, 'abort');
      tell(`${holder} ends`);
    };
    const stand = (work_: (hold: Hold) => Promise<void> = work) => {
      const standing = leases.keep('shard', work_);
      standings.push(standing);
      return standing;
    };
    return { leases, stand };
  }
  return { table, told, tell, until, process };
}

describe('a lease', () => {
  it('is held by one, and another’s as soon as it is given up', async () => {
    const { told, until, process, table } = await house();
    const a = process('a').stand();
    expect(await a.first).toBe(true);
    const b = process('b').stand();
    expect(await b.first).toBe(false);
    await a.stop();
    expect(told).toEqual(['a begins', 'a ends']);
    await until(() => told.includes('b begins'));
    await b.stop();
    expect(await table.read('shard')).toBeUndefined();
  });

  it('of one that died is taken over', async () => {
    const { table, told, until, process } = await house();
    await table.take('shard', { holder: 'dead', until: Date.now() + TTL }, undefined);
    process('b').stand();
    await until(() => told.includes('b begins'));
  });

  it('is kept while it is renewed, however far apart the clocks', async () => {
    const { table, told, tell, until, process } = await house();
    process('a', { clock: () => Date.now() - HOUR }).stand();
    await until(() => told.includes('a begins'));
    let looks = 0;
    const b = process('b', {
      table: {
        async read(name) {
          looks += 1;
          tell('b looks');
          return await table.read(name);
        },
      },
    });
    b.stand();
    // Three times as long as a lease lasts.
    await until(() => looks > 30);
    expect(told).not.toContain('b begins');
    expect(told).not.toContain('a ends');
  });

  it.each<[string, Partial<LeaseTable>]>([
    ['does not answer', { renew: () => new Promise(() => {}) }],
    ['refuses', { renew: () => Promise.reject(new Error('the database is away')) }],
  ])('is let go of before another can have it, while the database %s', async (_, broken) => {
    const { table, told, until, process } = await house();
    const away = () => Promise.reject(new Error('the database is away'));
    let isFirst = true;
    const read = (name: string) => (isFirst ? table.read(name) : away());
    process('a', { table: { ...broken, read, release: away } }).stand();
    await until(() => told.includes('a begins'));
    isFirst = false;
    process('b').stand();
    await until(() => told.includes('b begins'));
    expect(told).toEqual(['a begins', 'a ends', 'b begins']);
  });

  it('can no longer be proven after a pause of the process, before anything else runs', async () => {
    const { process } = await house();
    let asleep = 0;
    const held = Promise.withResolvers<Hold>();
    process('a', { clock: () => Date.now() + asleep }).stand(async (hold) => {
      held.resolve(hold);
      await once(hold.signal, 'abort');
    });
    const hold = await held.promise;
    expect(hold.isHeld()).toBe(true);
    asleep = HOUR;
    expect(hold.isHeld()).toBe(false);
    expect(hold.signal.aborted).toBe(true);
  });

  it('is still ours while it is being given up, and not after', async () => {
    const { process } = await house();
    const held = Promise.withResolvers<Hold>();
    let atTheEnd: boolean | undefined;
    const a = process('a').stand(async (hold) => {
      held.resolve(hold);
      await once(hold.signal, 'abort');
      atTheEnd = hold.isHeld();
    });
    const hold = await held.promise;
    await a.stop();
    expect(atTheEnd).toBe(true);
    expect(hold.isHeld()).toBe(false);
  });

  it('taken away in the database is noticed', async () => {
    const { table, told, until, process } = await house();
    process('a').stand();
    await until(() => told.includes('a begins'));
    const lease = await table.read('shard');
    await table.take('shard', { holder: 'thief', until: Date.now() + HOUR }, lease);
    await until(() => told.includes('a ends'));
  });

  it('is waited for no longer once told to stop, though the database does not answer', async () => {
    const { process } = await house();
    const a = process('a', { table: { read: () => new Promise(() => {}) } }).stand();
    await a.stop();
    expect(await a.first).toBe(false);
  });

  it('is tried for again where the work fails', async () => {
    const { told, tell, until, process } = await house();
    process('a').stand(async () => {
      tell('fails');
      throw new Error('no luck');
    });
    await until(() => told.filter((what) => what === 'fails').length > 1);
  });

  it('for a single piece of work is one process’s at a time', async () => {
    const { process } = await house();
    const [a, b] = [process('a').leases, process('b').leases];
    const under = Promise.withResolvers<void>();
    const isUnder = Promise.withResolvers<void>();
    const first = a.once('feed/1', () => {
      isUnder.resolve();
      return under.promise;
    });
    await isUnder.promise;
    const begun = await b.once('feed/1', async () => {});
    expect(begun).toBe(false);
    expect(await b.once('feed/2', async () => {})).toBe(true);
    under.resolve();
    expect(await first).toBe(true);
    expect(await b.once('feed/1', async () => {})).toBe(true);
    await expect(b.once('feed/1', () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
  });
});

describe('the table', () => {
  it('gives a dead lease to one of many that ask at once', async () => {
    const { table } = await house();
    const dead = { holder: 'dead', until: 1 };
    await table.take('shard', dead, undefined);
    const asked = Array.from({ length: 20 }, (_, n) =>
      table.take('shard', { holder: `p${n}`, until: 100 + n }, dead),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });

  it('gives a free lease to one of many that ask at once', async () => {
    const { table } = await house();
    const asked = Array.from({ length: 20 }, (_, n) =>
      table.take('shard', { holder: `p${n}`, until: n }, undefined),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });

  it('names the leases that begin so', async () => {
    const { table } = await house();
    for (const name of ['discord/0/2', 'discord/1/2', 'discore', 'folder'])
      await table.take(name, { holder: 'a', until: 1 }, undefined);
    expect(await table.names('discord/')).toEqual(['discord/0/2', 'discord/1/2']);
  });
});
