import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/commands/command.ts';
import { DISCORD_LIMITS, type DiscordLimits } from '../../../src/platforms/discord/limits.ts';
import { commandBodies } from '../../../src/platforms/discord/register.ts';
import { renderWithin } from '../../../src/platforms/discord/render.ts';
import type { Block, Button, Card } from '../../../src/views/card.ts';
import { type CommandBody, checkCommands } from '../../fakes/discord/commands.ts';
import { checkMessage } from '../../fakes/discord/message.ts';
import { COMMANDS } from './support.ts';

/** Each of our limits is Discord's: a card that fills it passes, and one more is refused. */

type Key = keyof DiscordLimits;
const RAISED = (key: Key): DiscordLimits => ({ ...DISCORD_LIMITS, [key]: DISCORD_LIMITS[key] + 1 });
const long = (length: number): string => 'a'.repeat(length);
const buttons = (count: number, more: (index: number) => Partial<Button> = () => ({})): Block => ({
  type: 'buttons',
  buttons: Array.from({ length: count }, (_, index) => ({ label: 'A', token: `t:${index}`, ...more(index) })),
});
const select = (count: number, label = 'Which?', choice: object = {}): Block => ({
  type: 'select',
  label,
  choices: Array.from({ length: count }, (_, index) => ({ label: 'A', token: `t:${index}`, ...choice })),
});
const text = (words: string): Block => ({ type: 'text', runs: [{ text: words }], dir: 'ltr' });

const FILLED: Partial<Record<Key, readonly Block[]>> = {
  components: Array.from({ length: 60 }, () => text('a')),
  text: [text(long(5000))],
  buttonsPerRow: [buttons(12)],
  buttonLabel: [buttons(1, () => ({ label: long(200) }))],
  buttonUrl: [
    buttons(1, () => ({ url: `https://example.org/${long(513 - 'https://example.org/'.length)}` })),
  ],
  customId: [buttons(2, (index) => (index ? { token: long(101) } : {}))],
  selectChoices: [select(30)],
  choiceLabel: [select(1, 'Which?', { label: long(200) })],
  choiceValue: [
    {
      type: 'select',
      label: 'Which?',
      choices: [
        { label: 'A', token: long(101) },
        { label: 'B', token: 'b' },
      ],
    },
  ],
  placeholder: [select(1, long(300))],
};

const described = (length: number, more: Partial<Command> = {}): Command => ({
  ...COMMANDS[0]!,
  describe: { en: long(length), ar: long(length) },
  ...more,
});
const option = (name: string, choices: number) => ({
  name,
  aliases: [],
  describe: { en: 'An option', ar: 'خيار' },
  ...(choices > 0 && {
    choices: Array.from({ length: choices }, (_, index) => ({
      value: `v${index}`,
      label: { en: `V${index}`, ar: `ق${index}` },
    })),
  }),
});

const COMMANDED: Partial<Record<Key, Command>> = {
  commandDescription: described(200),
  commandOptions: described(10, {
    options: Array.from({ length: 30 }, (_, index) => option(`o${index}`, 0)),
  }),
  optionChoices: described(10, { options: [option('which', 30)] }),
};

const draw = (blocks: readonly Block[], limits: DiscordLimits): unknown => {
  const card: Card = { chrome: 'en', summary: 's', blocks };
  return renderWithin(card, { label: 'More', token: 'more:1' }, limits).payload;
};

describe('our limits are Discord’s', () => {
  it.each(Object.entries(FILLED) as [Key, readonly Block[]][])('%s', (key, blocks) => {
    const sent = (limits: DiscordLimits) => checkMessage(JSON.parse(JSON.stringify(draw(blocks, limits))));
    expect(() => sent(DISCORD_LIMITS)).not.toThrow();
    expect(() => sent(RAISED(key))).toThrow('50035');
  });

  it.each(Object.entries(COMMANDED) as [Key, Command][])('%s', (key, command) => {
    const sent = (limits: DiscordLimits) =>
      checkCommands(commandBodies([command], 'en', {}, limits) as unknown as CommandBody[]);
    expect(() => sent(DISCORD_LIMITS)).not.toThrow();
    expect(() => sent(RAISED(key))).toThrow('50035');
  });

  it('nonce', () => {
    const sent = (length: number) => checkMessage({ content: 'x', nonce: long(length), enforce_nonce: true });
    expect(() => sent(DISCORD_LIMITS.nonce)).not.toThrow();
    expect(() => sent(DISCORD_LIMITS.nonce + 1)).toThrow('50035');
  });

  it('all of them are tried', () => {
    const tried = [...Object.keys(FILLED), ...Object.keys(COMMANDED), 'nonce'];
    expect(tried.sort()).toEqual(Object.keys(DISCORD_LIMITS).sort());
  });
});
