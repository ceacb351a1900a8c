import { commands } from '../commands/registry.ts';
import { loadConfig } from '../config.ts';
import { describeProblem, UserError } from '../errors.ts';
import type { Io } from './io.ts';

/** Registers the commands with Discord, if what is registered differs. */
export async function deploy(io: Io): Promise<void> {
  const config = loadConfig({ env: io.env, dir: io.cwd });
  const off = config.off.find(({ platform }) => platform === 'discord');
  if (off) throw new UserError(describeProblem(off.problem));
  if (config.discord === null) {
    throw new UserError('DISCORD_TOKEN is not set.', 'Set it to the bot token; Slack needs no such step.');
  }
  const { deployCommands } = await import('../platforms/discord/register.ts');
  const outcome = await deployCommands({ ...config.discord, commands, chrome: config.language });
  io.out(
    outcome === 'changed' ? 'Commands registered with Discord.\n' : 'Discord has these commands already.\n',
  );
}
