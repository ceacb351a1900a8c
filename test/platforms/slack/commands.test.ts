import { describe, expect, it } from 'vitest';
import { createWorld } from '../../commands/fakes.ts';
import { mentionsIn, textOfBlocks } from '../../fakes/slack/message.ts';
import { labelsOf, type Message } from '../../fakes/slack/server.ts';
import { letter, letterEnglish, quoted } from '../../views/fixtures.ts';
import { runSlack } from './setup.ts';

const from = { user: 'U1', channel: 'C1' };
const briefings = [letter, letterEnglish, quoted];

describe.each(['ar', 'en'] as const)('the real commands, in %s', (chrome) => {
  it('answer on Slack, with every button of every answer', async () => {
    const { dispatcher } = createWorld(briefings, {}, chrome);
    const { server, log } = await runSlack({ change: { dispatcher } });
    const asked = [
      server.slash('/briefing', '', from),
      server.slash('/briefing', 'العراق', from),
      server.slash('/briefing', 'ask who denied it?', from),
      server.slash('/briefing', 'help', from),
      server.slash('/whosaid', '', from),
      server.slash('/whosaid', 'إسبر', from),
      server.slash('/whosaid', 'nobody <!channel>', from),
      server.slash('/digest', '', from),
      server.slash('/digest', '25:00', from),
      server.shortcut('brief_this', { text: '<https://example.org/ar/letter>' }, from),
      server.shortcut('brief_this', { text: 'hi' }, from),
      server.mention('ماذا قال إسبر؟', from),
      server.dm('', { user: 'U1', channel: 'D1' }),
    ];
    const queue = await Promise.all(asked.map((each) => each.reply));
    const pressed = new Set<string>();
    for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
      expect(textOfBlocks(message.blocks)).not.toBe('');
      expect(mentionsIn(message)).toEqual([]);
      for (const label of pressable(message)) {
        const key = `${label} ${textOfBlocks(message.blocks).slice(0, 60)}`;
        if (pressed.has(key) || pressed.size > 120) continue;
        pressed.add(key);
        const { text, blocks } = message;
        const reply = await server.press(message, label, 'U1').reply;
        // One that takes the message's place leaves nothing else to press there.
        queue.push({ ...reply });
        Object.assign(message, { text, blocks });
      }
    }
    expect(pressed.size).toBeGreaterThan(15);
    expect(server.faults).toEqual([]);
    expect(log.lines.filter((line) => line.level === 'error')).toEqual([]);
  });
});

/** Labels of what acts; a button that opens a page gets no answer. */
function pressable(message: Message): string[] {
  const acting = message.blocks.map((block) => {
    const elements = (block['elements'] ?? []) as readonly Record<string, unknown>[];
    return { ...block, elements: elements.filter((each) => each['url'] === undefined) };
  });
  return labelsOf({ blocks: acting });
}
