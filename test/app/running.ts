import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { root } from './house.ts';

export interface Running {
  readonly child: ChildProcess;
  /** The next line of the log that holds these words. */
  line(words: string): Promise<Record<string, unknown>>;
  readonly errors: () => string;
  /** Sends a signal, and waits for the end; answers the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The real process, as `npm start` runs it; killed with the test. */
export function run(dir: string, args: readonly string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [join(root, 'src/isnad.js'), ...args], {
    cwd: dir,
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const seen: string[] = [];
  const watchers = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    seen.push(text);
    for (const watch of watchers) watch();
  });
  return {
    child,
    errors: () => errors,
    line: (words) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          const found = seen.findIndex((text) => text.includes(words));
          if (found < 0) return;
          watchers.delete(watch);
          resolve(JSON.parse(seen.splice(0, found + 1).at(-1) ?? '') as Record<string, unknown>);
        };
        watchers.add(watch);
        child.once('exit', () => reject(new Error(`ended without "${words}": ${errors}${seen.join('\n')}`)));
        watch();
      }),
    async end(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = await ended;
      return code as number | null;
    },
  };
}
