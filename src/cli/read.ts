import type { Place } from '../briefing/audience.ts';
import { keptWarning, readFolder } from '../briefing/folder.ts';
import type { Origin } from '../commands/command.ts';
import type { Dispatcher } from '../commands/dispatcher.ts';
import { type Config, loadConfig } from '../config.ts';
import { type Core, openCore } from '../core.ts';
import { createLogger } from '../logging.ts';
import type { Card } from '../views/card.ts';
import type { Io } from './io.ts';
import { terminalText } from './terminal.ts';

/** No briefing's audience names it: the command line sees what is public. */
const TERMINAL: Place = { platform: 'preview', workspace: 'terminal', channel: 'terminal' };

export async function typed(io: Io, name: 'ask' | 'briefing', words: readonly string[]): Promise<void> {
  await show(io, async ({ dispatcher }, origin) =>
    answer(io, await dispatcher.typed(name, words.join(' '), origin)),
  );
}

export async function whosaid(io: Io, person: readonly string[], options: { about?: string }): Promise<void> {
  const args = {
    ...(person.length > 0 && { person: person.join(' ') }),
    ...(options.about && { about: options.about }),
  };
  await show(io, async ({ dispatcher }, origin) =>
    answer(io, await dispatcher.command('whosaid', args, origin)),
  );
}

/** Runs `run` over what is known, the folder read first. */
export async function show(
  io: Io,
  run: (core: Core, origin: Origin, config: Config) => Promise<void>,
): Promise<void> {
  const config = loadConfig({ env: io.env, dir: io.cwd });
  const log = createLogger({ level: 'silent', pretty: false, destination: process.stderr });
  const core = await openCore(config, { log, clock: io.clock });
  try {
    // The bot may not be running: what changed in the folder is read here too.
    const warning = keptWarning(config.briefings, await readFolder(core.folder));
    if (warning) io.err(`${warning}\n`);
    await run(core, originOf(io, config), config);
  } finally {
    await core.close();
  }
}

function originOf(io: Io, config: Config): Origin {
  return {
    place: TERMINAL,
    user: 'terminal',
    locale: (io.env['LC_ALL'] || io.env['LANG'])?.replace('_', '-'),
    zone: async () => config.zone,
    spell: (command) => `isnad ${command}`,
  };
}

function answer(io: Io, reply: Awaited<ReturnType<Dispatcher['typed']>>): void {
  print(io, reply.card);
  if (reply.card.tone === 'error') io.exit(1);
}

export function print(io: Io, card: Card): void {
  io.out(terminalText(card));
}
