import { describe, expect, it } from 'vitest';
import { SLACK_LIMITS, type SlackLimits } from '../../../src/platforms/slack/limits.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import type { Block, Card } from '../../../src/views/card.ts';
import { refusalOf } from '../../fakes/slack/message.ts';
import { buttons, card, MORE } from './setup.ts';

const long = (length: number) => 'x'.repeat(length);
const field = (length: number) => ({ runs: [{ text: long(length) }], dir: 'ltr' as const });
const select = (count: number, label: string, name = 'Choose', token = 't'): Block => ({
  type: 'select',
  label: name,
  choices: Array.from({ length: count }, (_, index) => ({ label, token: `${token}${index}` })),
});
const link = (length: number) => `https://example.org/${long(length - 'https://example.org/'.length)}`;

/** A card that goes to the very edge of a limit of ours, given its value. */
const AT_THE_EDGE: Partial<Record<keyof SlackLimits, (limit: number) => Card>> = {
  blocks: (limit) => card(...Array.from({ length: limit }, () => 'a line')),
  header: (limit) => card({ type: 'heading', ...field(limit) }),
  text: (limit) => card({ type: 'note', ...field(limit) }),
  buttonText: (limit) => card(buttons({ label: long(limit), token: 't' })),
  buttonValue: (limit) => card(buttons({ label: 'Go', token: long(limit) })),
  url: (limit) => card(buttons({ label: 'Go', token: '', url: link(limit) })),
  options: (limit) => card(select(limit, 'a')),
  placeholder: (limit) => card(select(1, 'a', long(limit))),
  optionText: (limit) => card(select(1, long(limit))),
  optionValue: (limit) => card(select(1, 'a', 'Choose', long(limit - 1))),
};

/** Limits stricter than Slack's by our own choice, and Slack's. */
const OURS: Partial<
  Record<keyof SlackLimits, { readonly slack: number; readonly edge: (limit: number) => Card }>
> = {
  buttonsInRow: {
    slack: 25,
    edge: (limit) => card(buttons(...Array.from({ length: limit }, () => ({ label: 'a', token: 't' })))),
  },
  summary: { slack: 40_000, edge: (limit) => ({ ...card('x'), summary: long(limit) }) },
  blocksBytes: { slack: 13_200, edge: (limit) => card(long(limit - 92)) },
};

const drawn = (shown: Card, limits: SlackLimits) => renderSlack(shown, MORE, limits).payload;

describe('our limits', () => {
  it.each(Object.entries(AT_THE_EDGE))('%s: Slack takes it, and refuses one more', (name, edge) => {
    const limit = SLACK_LIMITS[name as keyof SlackLimits];
    expect(refusalOf({ ...drawn(edge(limit), SLACK_LIMITS) })).toBeNull();
    // One more is kept within the limit by the renderer …
    expect(refusalOf({ ...drawn(edge(limit + 1), SLACK_LIMITS) })).toBeNull();
    // … and refused when it is let through.
    const raised = { ...SLACK_LIMITS, [name]: limit + 1 };
    expect(refusalOf({ ...drawn(edge(limit + 1), raised) })).toMatchObject({ error: 'invalid_blocks' });
  });

  it.each(Object.entries(OURS))(
    '%s: stricter than Slack, which refuses what is over its own',
    (name, { slack, edge }) => {
      expect(SLACK_LIMITS[name as keyof SlackLimits]).toBeLessThan(slack);
      expect(refusalOf({ ...drawn(edge(slack + 1), SLACK_LIMITS) })).toBeNull();
      const raised = { ...SLACK_LIMITS, [name]: slack + 1 };
      expect(refusalOf({ ...drawn(edge(slack + 1), raised) })).not.toBeNull();
    },
  );

  it('are each tried', () => {
    expect(Object.keys({ ...AT_THE_EDGE, ...OURS }).toSorted()).toEqual(Object.keys(SLACK_LIMITS).toSorted());
  });
});
