import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Lease, LeaseTable } from '../store/leases.ts';

/** What a process has while it holds a lease. */
export interface Hold {
  /**
   * Whether the lease can be proven this very moment: to be asked before each thing that two must not do. While it is
   * being given up it is still ours, until the work has ended.
   */
  isHeld(): boolean;
  /** Aborts when the lease is lost or to be given up: what it covers must end at once. */
  readonly signal: AbortSignal;
}

/** A process that holds a lease or waits for it. */
export interface Standing {
  /** Whether it was had at the first try. */
  readonly first: Promise<boolean>;
  /** Gives the lease up, once the work has ended. */
  stop(): Promise<void>;
}

/** What only one of several processes may do at a time. */
export interface Leases {
  /** Works whenever the lease is ours; `work` that ends before is begun anew after a pause. */
  keep(name: string, work: (hold: Hold) => Promise<void>): Standing;
  /** Works once, unless another process is at it: then false. Throws what `work` throws. */
  once(name: string, work: (hold: Hold) => Promise<void>): Promise<boolean>;
  /** Names of the leases that begin so, held by whomever. */
  names(prefix: string): Promise<readonly string[]>;
}

export interface LeaseDeps {
  readonly table: LeaseTable;
  /** Names this process; unlike any other's, also after a restart. */
  readonly holder: string;
  /** How long a lease lasts that is not renewed, ms. */
  readonly ttlMs: number;
  readonly clock: () => number;
  /** 0 … 1 */
  readonly random: () => number;
  readonly log: Log;
}

/** A stop waits no longer than this for a database that does not answer. */
const RELEASE_MS = 500;

/**
 * Leases as Kubernetes' leader election has them (client-go, tools/leaderelection): who waits takes a lease over once it
 * has seen it stand unrenewed for the whole of its time, by its own clock, so that processes' clocks may differ. The
 * holder stops a fifth of that time before, whether the database answers or not.
 */
export function createLeases({ table, holder, ttlMs, clock, random, log }: LeaseDeps): Leases {
  const renewMs = ttlMs / 3;
  const tryMs = ttlMs / 10;
  const marginMs = ttlMs / 5;
  const watched = new Map<string, { readonly lease: Lease; readonly since: number }>();

  /** When it was asked for, since the time runs from then; null where another has it. */
  async function take(name: string): Promise<number | null> {
    const lease = await table.read(name);
    const now = clock();
    const earlier = watched.get(name);
    const isSame = lease && earlier?.lease.holder === lease.holder && earlier.lease.until === lease.until;
    if (lease && !isSame) watched.set(name, { lease, since: now });
    const isFree = lease === undefined || lease.holder === holder;
    const isDead = isSame && now - earlier.since >= ttlMs;
    if (!isFree && !isDead) return null;
    const taken = await table.take(name, { holder, until: now + ttlMs }, isDead ? lease : undefined);
    if (taken) watched.delete(name);
    return taken ? now : null;
  }

  /** Works under a lease taken at `since`, and renews it, until the work ends or the lease is lost. */
  async function hold(
    name: string,
    since: number,
    work: (hold: Hold) => Promise<void>,
    giveUp?: AbortSignal,
  ): Promise<void> {
    const over = new AbortController();
    let deadline = since + ttlMs - marginMs;
    let isLost = false;
    const lose = (how: string) => {
      if (isLost) return;
      isLost = true;
      log.warn({ lease: name }, `the lease ${name} ${how}`);
      over.abort();
    };
    const isHeld = () => {
      if (clock() >= deadline) lose('could not be renewed in time');
      return !isLost;
    };
    const end = () => over.abort();
    giveUp?.addEventListener('abort', end, { once: true });
    if (giveUp?.aborted) end();
    const watchdog = setInterval(isHeld, marginMs / 4);
    const renewing = (async () => {
      while (await pause(renewMs * (0.8 + 0.2 * random()), over.signal)) {
        const asked = clock();
        try {
          if (await table.renew(name, { holder, until: asked + ttlMs })) {
            deadline = Math.max(deadline, asked + ttlMs - marginMs);
          } else if (!over.signal.aborted) {
            lose('was taken by another');
          }
        } catch (error) {
          log.warn({ lease: name, error: messageOf(error) }, `the lease ${name} was not renewed`);
        }
      }
    })();
    try {
      await work({ isHeld, signal: over.signal });
    } finally {
      isLost = true;
      over.abort();
      clearInterval(watchdog);
      giveUp?.removeEventListener('abort', end);
      // A renewal on its way could come after the release; one that hangs must not hold up a stop.
      const released = renewing.then(() => table.release(name, holder));
      await Promise.race([released, wait(RELEASE_MS, undefined, { ref: false })]).catch((error: unknown) =>
        log.warn({ lease: name, error: messageOf(error) }, `the lease ${name} was not released`),
      );
      released.catch(() => {});
    }
  }

  return {
    keep(name, work) {
      const stopping = new AbortController();
      const first = Promise.withResolvers<boolean>();
      // A stop does not wait for a database that does not answer; a lease that it gives after all runs out.
      const stopped = new Promise<null>((resolve) => {
        stopping.signal.addEventListener('abort', () => resolve(null), { once: true });
      });
      const running = (async () => {
        do {
          try {
            const since = await Promise.race([take(name), stopped]);
            first.resolve(since !== null);
            if (since !== null) await hold(name, since, work, stopping.signal);
          } catch (error) {
            first.resolve(false);
            log.error({ err: error, lease: name }, `${name}: ${messageOf(error)}`);
          }
        } while (await pause(tryMs * (0.8 + 0.4 * random()), stopping.signal));
      })();
      return {
        first: first.promise,
        async stop() {
          stopping.abort();
          await running;
        },
      };
    },

    async once(name, work) {
      const since = await take(name);
      if (since === null) return false;
      await hold(name, since, work);
      return true;
    },

    names: (prefix) => table.names(prefix),
  };
}

/** For a bot that is one process, with nobody to agree with. */
export function createLoneLeases({ log, pauseMs }: { readonly log: Log; readonly pauseMs: number }): Leases {
  return {
    keep(name, work) {
      const stopping = new AbortController();
      const { signal } = stopping;
      const running = (async () => {
        do {
          await work({ isHeld: () => true, signal }).catch((error: unknown) =>
            log.error({ err: error, lease: name }, `${name}: ${messageOf(error)}`),
          );
        } while (await pause(pauseMs, signal));
      })();
      return {
        first: Promise.resolve(true),
        async stop() {
          stopping.abort();
          await running;
        },
      };
    },
    async once(_, work) {
      await work({ isHeld: () => true, signal: new AbortController().signal });
      return true;
    },
    names: async () => [],
  };
}

/** False when it was cut short. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return await wait(ms, true, { signal }).catch(() => false);
}
