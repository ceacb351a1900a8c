import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = new URL('../..', import.meta.url).pathname;

/** From the process's start to the preview's first answer to `/briefing`, beside a bare Node that does nothing. */
export async function bench(): Promise<void> {
  const bare = await median(5, async () => {
    const begin = performance.now();
    const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
    await new Promise((resolve) => child.once('exit', resolve));
    return performance.now() - begin;
  });
  const first = await median(5, (run) => firstAnswer(4100 + run));
  process.stdout.write(
    `first answer in the preview: ${first.toFixed(0)} ms; a bare Node: ${bare.toFixed(0)} ms; ratio ${(first / bare).toFixed(1)}\n`,
  );
}

async function firstAnswer(port: number): Promise<number> {
  const house = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  cpSync(join(root, 'briefings'), join(house, 'briefings'), { recursive: true });
  const begin = performance.now();
  const child = spawn(process.execPath, [join(root, 'src/isnad.js'), 'start'], {
    cwd: house,
    env: { PATH: process.env['PATH'], PORT: String(port), NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error('the bot stopped before it answered');
      const answer = await ask(port).catch(() => undefined);
      if (answer?.ok) return performance.now() - begin;
      await wait(10);
    }
  } finally {
    child.kill('SIGTERM');
    await gone;
    rmSync(house, { recursive: true, force: true });
  }
}

function ask(port: number): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/preview/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` },
    body: JSON.stringify({ user: 'bench', language: 'en', line: '/briefing', sides: ['slack'] }),
  });
}

async function median(runs: number, measure: (run: number) => Promise<number>): Promise<number> {
  const figures: number[] = [];
  for (let run = 0; run < runs; run++) figures.push(await measure(run));
  return figures.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
