import { describe, expect, it } from 'vitest';
import { originOf, typedText } from '../../../src/platforms/slack/parse.ts';

describe('what a person typed', () => {
  it.each([
    ['<@U0BOT> من نفى الانسحاب؟', 'من نفى الانسحاب؟'],
    ['<@U0BOT|isnad>   hello', 'hello'],
    ['<https://example.org/a?b=1&amp;c=2|example.org>', 'https://example.org/a?b=1&c=2'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['ask <@U123|esper> in <#C1|news>', 'ask @esper in #news'],
    ['<!subteam^S1|@desk> &lt;b&gt; &amp;amp; 5 &lt; 6', '@desk <b> &amp; 5 < 6'],
    ['a &lt;https://x|y&gt; b', 'a <https://x|y> b'],
    ['', ''],
  ])('%s is %s', (sent, typed) => {
    expect(typedText(sent, 'U0BOT')).toBe(typed);
  });
});

it('tells how to invite the bot into a channel, not into a direct message', () => {
  const means = { spell: () => '/briefing', zoneOf: async () => undefined };
  const inviteOf = (channel: string) => originOf({ team: 'T1', channel, user: 'U1' }, means).invite;
  expect(inviteOf('C1')).toBe('/invite @Isnad');
  expect(inviteOf('G1')).toBe('/invite @Isnad');
  expect(inviteOf('D1')).toBeUndefined();
});
