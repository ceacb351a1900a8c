import { Worker } from 'node:worker_threads';
import type { Article } from '../briefing/article.ts';
import type { Briefing } from '../briefing/schema.ts';
import { messageOf, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Answer } from './worker.ts';

export interface AnalyserOptions {
  /** Threads; 1 unless told. Each starts with its first article. */
  readonly workers?: number;
  readonly log: Log;
  /** Longest time for one article, ms; a worker past it is replaced. */
  readonly timeLimit?: number;
  /** The thread's entry; for tests. */
  readonly entry?: URL;
  /** `YYYY-MM-DD` for articles that tell no date. */
  readonly today?: () => string;
}

export interface Analyser {
  /** @throws {UserError} when the article could not be analysed or the analyser was closed. */
  analyse(article: Article): Promise<Briefing>;
  close(): Promise<void>;
}

interface Job {
  readonly article: Article;
  readonly resolve: (briefing: Briefing) => void;
  readonly reject: (error: Error) => void;
}

interface Slot {
  worker: Worker | undefined;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

const TIME_LIMIT = 60_000;
const MEMORY_MB = 1024;

/** Runs the analysis in worker threads, so that the thread that acknowledges commands is never held. Articles queue. */
export function createAnalyser(options: AnalyserOptions): Analyser {
  const { log, timeLimit = TIME_LIMIT, entry = new URL('./worker.ts', import.meta.url) } = options;
  const slots: Slot[] = Array.from({ length: Math.max(1, options.workers ?? 1) }, () => ({
    worker: undefined,
    job: undefined,
    timer: undefined,
  }));
  const queue: Job[] = [];
  let closed = false;

  function next(): void {
    for (const slot of slots) {
      if (slot.job || queue.length === 0) continue;
      const job = queue.shift() as Job;
      slot.job = job;
      slot.worker ??= start(slot);
      slot.worker.ref();
      slot.timer = setTimeout(
        () => fail(slot, `took longer than ${Math.round(timeLimit / 1000)} s`),
        timeLimit,
      );
      slot.worker.postMessage({ article: job.article, today: options.today?.() });
    }
  }

  function start(slot: Slot): Worker {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    const isCurrent = (): boolean => slot.worker === worker;
    worker.on('message', (answer: Answer) => isCurrent() && settle(slot, answer));
    worker.on('error', (error) => isCurrent() && fail(slot, messageOf(error)));
    worker.on('exit', (code) => isCurrent() && fail(slot, `the worker stopped (exit code ${code})`));
    return worker;
  }

  function take(slot: Slot): Job | undefined {
    const { job } = slot;
    clearTimeout(slot.timer);
    slot.job = undefined;
    slot.timer = undefined;
    return job;
  }

  function settle(slot: Slot, answer: Answer): void {
    const job = take(slot);
    // An idle worker must not keep the process alive.
    slot.worker?.unref();
    if ('briefing' in answer) job?.resolve(answer.briefing);
    else job?.reject(analysisError(answer.error));
    next();
  }

  function fail(slot: Slot, why: string): void {
    const { worker } = slot;
    slot.worker = undefined;
    const job = take(slot);
    if (job)
      log.warn({ why, characters: job.article.text.length }, 'analysis failed; its worker is replaced');
    void worker?.terminate();
    job?.reject(analysisError(why));
    if (!closed) next();
  }

  return {
    analyse: (article) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new UserError('The analysis is stopping.', 'Try again when the bot has started.'));
          return;
        }
        queue.push({ article, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      for (const job of queue.splice(0)) job.reject(new UserError('The analysis is stopping.'));
      await Promise.all(
        slots.map(async (slot) => {
          const { worker } = slot;
          slot.worker = undefined;
          take(slot)?.reject(new UserError('The analysis is stopping.'));
          await worker?.terminate();
        }),
      );
    },
  };
}

function analysisError(why: string): UserError {
  return new UserError(
    `The article could not be analysed: ${why}.`,
    'Try a shorter text, or report the article.',
  );
}
