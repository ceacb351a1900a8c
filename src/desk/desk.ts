import { createHash } from 'node:crypto';
import type { Place, PlatformName } from '../briefing/audience.ts';
import type { Briefing } from '../briefing/schema.ts';
import { describeProblem, messageOf, type Problem } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Card, ChromeLanguage } from '../views/card.ts';
import { draftCard, problemsCard } from './card.ts';

/** Tries, one a tick, before a report is left to the log alone. */
const TRIES = 60;

export interface DeskDeps {
  /** The desk's channel; null where there is no desk. */
  readonly place: Place | null;
  readonly chrome: ChromeLanguage;
  readonly posters: ReadonlyMap<PlatformName, DeskPoster>;
  /** Remembers what was told, over restarts too. */
  readonly rows: {
    keep(place: Place, key: string, body: unknown): Promise<void>;
    recall(place: Place, key: string): Promise<unknown>;
  };
  readonly log: Log;
}

interface DeskPoster {
  post(place: Place, card: Card, key: string): Promise<unknown>;
}

export interface Desk {
  /** Whether what people bring in waits for the desk's approval. */
  needsApproval(): boolean;
  /** Logs the problems and posts them to the desk. What a file has wrong is told once, until it changes. Never throws. */
  report(problems: readonly Problem[]): Promise<void>;
  /** Tells the desk in one line which draft waits and where it is, once. Never throws. */
  submit(briefing: Briefing): Promise<void>;
  /** Tries again what could not be posted, e.g. while the platform was still connecting. Never throws. */
  flush(): Promise<void>;
}

export function createDesk({ place, chrome, posters, rows, log }: DeskDeps): Desk {
  const waiting = new Map<string, readonly Problem[]>();
  const drafts = new Map<string, Briefing>();
  let tries = 0;
  let last: Promise<void> = Promise.resolve();

  /** One after another, so that nothing is posted twice. */
  function flush(): Promise<void> {
    last = last.then(async () => {
      if (place === null || waiting.size + drafts.size === 0) return;
      try {
        await post(place);
        tries = 0;
      } catch (error) {
        tries += 1;
        log.warn({ err: error }, `the desk could not be told: ${messageOf(error)}`);
        if (tries >= TRIES) forget();
      }
    });
    return last;
  }

  async function post(desk: Place): Promise<void> {
    const poster = posters.get(desk.platform);
    if (poster === undefined) throw new Error(`the desk's platform, ${desk.platform}, is not configured`);
    await postProblems(desk, poster);
    for (const briefing of [...drafts.values()]) {
      const key = rowKey(`draft ${briefing.id}`);
      if ((await rows.recall(desk, key)) === undefined) {
        await poster.post(desk, draftCard(briefing, chrome), hash(key));
        await rows.keep(desk, key, briefing.id);
      }
      drafts.delete(briefing.id);
    }
  }

  async function postProblems(desk: Place, poster: DeskPoster): Promise<void> {
    const files = [...waiting];
    const fresh: typeof files = [];
    for (const [file, problems] of files) {
      if ((await rows.recall(desk, rowKey(file))) !== fingerprint(problems)) fresh.push([file, problems]);
    }
    const problems = fresh.flatMap(([, list]) => list);
    if (problems.length > 0) await poster.post(desk, problemsCard(problems, chrome), fingerprint(problems));
    for (const [file, list] of fresh) await rows.keep(desk, rowKey(file), fingerprint(list));
    // What was reported meanwhile waits for its own turn.
    for (const [file, list] of files) if (waiting.get(file) === list) waiting.delete(file);
  }

  function forget(): void {
    const left = { files: [...waiting.keys()], drafts: [...drafts.keys()] };
    log.error(left, 'the desk was not told; the log has the problems');
    waiting.clear();
    drafts.clear();
    tries = 0;
  }

  return {
    needsApproval: () => place !== null,
    async report(problems) {
      for (const problem of problems) log.warn({ problem }, describeProblem(problem));
      if (place === null) return;
      for (const [file, list] of Map.groupBy(problems, (problem) => problem.file)) waiting.set(file, list);
      await flush();
    },
    async submit(briefing) {
      log.info({ briefing: briefing.id }, 'a draft waits for review');
      if (place === null) return;
      drafts.set(briefing.id, briefing);
      await flush();
    },
    flush,
  };
}

const rowKey = (file: string): string => `desk:${hash(file)}`;

const fingerprint = (problems: readonly Problem[]): string =>
  hash(problems.map(describeProblem).sort().join('\n'));

/** 24 digits, short enough for a post's key. */
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
