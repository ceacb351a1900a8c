import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import {
  commandBodies,
  deployCommands,
  messageCommandBody,
} from '../../../src/platforms/discord/register.ts';
import { type CommandBody, checkCommands } from '../../fakes/discord/commands.ts';
import { type DiscordServer, startDiscordServer } from '../../fakes/discord/server.ts';
import { COMMANDS, connected, handMade } from './support.ts';

const asBodies = (bodies: unknown) => bodies as CommandBody[];

describe('the commands on Discord', () => {
  let server: DiscordServer;
  const settings = () => ({ commands: COMMANDS, token: server.token, apiUrl: server.apiUrl });
  const writes = () => server.requests.filter(({ method }) => method === 'PUT').length;

  beforeEach(async () => {
    server = await startDiscordServer();
  });
  afterEach(() => server.close());

  it('are registered once, and again only when they change', async () => {
    expect(await deployCommands(settings())).toBe('changed');
    expect(server.commands().map(({ name }) => name)).toEqual([
      'briefing',
      'whosaid',
      'digest',
      'Brief this',
    ]);
    expect(await deployCommands(settings())).toBe('unchanged');
    expect(writes()).toBe(1);
    expect(await deployCommands({ ...settings(), names: { briefing: 'موجز' } })).toBe('changed');
    expect(await deployCommands({ ...settings(), chrome: 'ar' })).toBe('changed');
    expect(await deployCommands({ ...settings(), chrome: 'ar' })).toBe('unchanged');
  });

  it('are registered by the platform when it starts, and left alone when they are right', async () => {
    await deployCommands(settings());
    const compared = () =>
      server.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/commands'));
    const platform = await connected(server, handMade());
    await server.until(() => compared().length === 2);
    await platform.stop();
    expect(writes()).toBe(1);
  });

  it('are described in the chosen language, with English beside Arabic', () => {
    const [english] = commandBodies(COMMANDS, 'en');
    const [arabic] = commandBodies(COMMANDS, 'ar');
    expect(english).toMatchObject({ description: 'Does briefing', contexts: [0, 1] });
    expect(arabic).toMatchObject({
      description: 'أمر briefing',
      description_localizations: { 'en-US': 'Does briefing', 'en-GB': 'Does briefing' },
    });
    checkCommands(asBodies(commandBodies(COMMANDS, 'ar')));
  });

  it('stand in the menu of a message, named in the chosen language', () => {
    expect(messageCommandBody('en')).toMatchObject({ type: 3, name: 'Brief this', contexts: [0, 1] });
    expect(messageCommandBody('ar')).toMatchObject({
      name: 'أوجز هذا',
      name_localizations: { 'en-US': 'Brief this', 'en-GB': 'Brief this' },
    });
    checkCommands(asBodies([messageCommandBody('ar')]));
  });

  it('offer choices and completion', () => {
    const [, whosaid, digest] = commandBodies(COMMANDS);
    expect(whosaid?.options).toMatchObject([{ name: 'person', autocomplete: true }, { name: 'about' }]);
    expect(digest?.options).toMatchObject([{ name: 'do', choices: [{ name: 'Pause', value: 'pause' }] }]);
  });

  it('say what to do where Discord refuses', async () => {
    const wrong = deployCommands({ ...settings(), token: 'wrong' });
    await expect(wrong).rejects.toThrow(UserError);
    await expect(wrong).rejects.toMatchObject({ remedy: expect.stringContaining('DISCORD_TOKEN') });
    const named = deployCommands({ ...settings(), names: { briefing: 'Two Words' } });
    await expect(named).rejects.toMatchObject({ remedy: expect.stringContaining('names') });
  });
});
