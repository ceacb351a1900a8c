/**
 * Where jobs wait for a worker. A job is a hint that there may be something to do: what is to be done stands in the
 * database (the ledger, the feeds' due times …), so that a job lost costs until the next tick, and one done twice finds
 * nothing left.
 */
export interface Queue {
  /** Throws where the queue's database cannot be used. */
  start(): Promise<void>;
  /** Of the jobs that wait under one name and key there is never more than one. Before `start` nothing is kept. */
  send(name: string, data?: JobData, options?: SendOptions): Promise<void>;
  /** Does jobs of a name, `concurrency` at a time (1 if left out). One that throws is tried again with back-off. */
  work(name: string, handler: Handler, options?: { readonly concurrency?: number }): Promise<void>;
  /** Jobs that wait, by name. */
  depth(): Promise<Readonly<Record<string, number>>>;
  /** Begins no more; tells what is in flight and waits for it, 3 s at most. */
  stop(): Promise<void>;
}

/** What a job is told; plain JSON. */
export type JobData = Readonly<Record<string, string | number | boolean | null>>;

interface SendOptions {
  readonly key?: string | undefined;
  /** Not before this many ms. */
  readonly startAfterMs?: number | undefined;
}

/** Once told to stop it begins nothing more. */
export type Handler = (signal: AbortSignal, data: JobData) => Promise<unknown>;

/** How often a job that failed is tried again, and how long after: doubling from the first to the most. */
export const RETRIES = { limit: 3, firstMs: 5_000, mostMs: 60_000 } as const;

/** How long `stop` waits for what is in flight, ms. */
export const STOP_MS = 3_000;
