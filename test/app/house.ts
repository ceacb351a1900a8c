import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { type Config, loadConfig } from '../../src/config.ts';

export const root = new URL('../..', import.meta.url).pathname;

/** A folder to run in, with the briefings that ship and the settings given; removed with the test. */
export function makeHouse(settings = ''): string {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-house-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  mkdirSync(join(dir, 'config'));
  writeFileSync(join(dir, 'config/isnad.yaml'), settings);
  cpSync(join(root, 'briefings'), join(dir, 'briefings'), { recursive: true });
  return dir;
}

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** The whole bot, configured by its environment as in operation; stopped with the test. */
export async function runApp(
  dir: string,
  env: Readonly<Record<string, string>>,
  change: { readonly clock?: () => number; readonly every?: string; readonly config?: Partial<Config> } = {},
): Promise<{ app: App; log: LogLine[] }> {
  const lines: LogLine[] = [];
  const log = pino(
    { level: 'info', base: null, formatters: { level: (level) => ({ level }) } },
    { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) },
  );
  const config = { ...loadConfig({ env: { PORT: '0', ...env }, dir }), ...change.config };
  const app = await startApp(config, {
    log,
    clock: change.clock ?? Date.now,
    allowPrivate: true,
    ...(change.every !== undefined && { every: change.every }),
  });
  onTestFinished(() => app.stop());
  return { app, log: lines };
}
