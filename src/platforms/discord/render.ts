import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Block, Button, Card, Render } from '../../views/card.ts';
import { paginate } from '../../views/paginate.ts';
import { lengthOf } from '../../views/split.ts';
import { drawBlocks } from './components.ts';
import { DISCORD_LIMITS, type DiscordLimits } from './limits.ts';

/** A message of Components V2. https://docs.discord.com/developers/components/using-message-components */
export interface DiscordMessage {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: readonly [APIContainerComponent];
  /** Whatever a text says, nobody is pinged. */
  readonly allowed_mentions: { readonly parse: readonly [] };
}

const ACCENTS = { neutral: 0x4a6fa5, error: 0xc0392b, disputed: 0xd68910 } as const;

/** One card as one message; blocks that do not fit are the rest, behind `more`. */
export const renderDiscord: Render<DiscordMessage> = (card, more) => renderWithin(card, more, DISCORD_LIMITS);

export function renderWithin(
  card: Card,
  more: Button,
  limits: DiscordLimits,
): { readonly payload: DiscordMessage; readonly rest: Card | null } {
  const fits = (blocks: readonly Block[]): boolean => fitsPage(blocks, limits);
  if (fits(card.blocks)) return { payload: message(card, drawBlocks(card.blocks, limits)), rest: null };
  const withMore = (blocks: readonly Block[]): Block[] => [...blocks, { type: 'buttons', buttons: [more] }];
  const { shown, rest } = paginate(card.blocks, (blocks) => fits(withMore(blocks)));
  if (rest.length === 0) return { payload: message(card, drawBlocks(shown, limits)), rest: null };
  return { payload: message(card, drawBlocks(withMore(shown), limits)), rest: { ...card, blocks: rest } };
}

function message(card: Card, drawn: APIComponentInContainer[]): DiscordMessage {
  const components =
    drawn.length > 0
      ? drawn
      : drawBlocks([{ type: 'text', runs: [{ text: card.summary }], dir: 'ltr' }], DISCORD_LIMITS);
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      { type: ComponentType.Container, accent_color: ACCENTS[card.tone ?? 'neutral'], components },
    ],
    allowed_mentions: { parse: [] },
  };
}

function fitsPage(blocks: readonly Block[], limits: DiscordLimits): boolean {
  // Escaping only adds, so a text already too long need not be drawn to know.
  if (blocks.some((block) => sizeOf(block) > limits.text)) return false;
  if (blocks.some((block) => block.type === 'select' && block.choices.length > limits.selectChoices))
    return false;
  const drawn = drawBlocks(blocks, limits);
  return countOf(drawn) + 1 <= limits.components && textOf(drawn) <= limits.text;
}

function sizeOf(block: Block): number {
  if (block.type === 'list') return block.items.reduce((sum, item) => sum + lengthOf(item.runs), 0);
  return 'runs' in block ? lengthOf(block.runs) : 0;
}

const countOf = (drawn: readonly APIComponentInContainer[]): number =>
  drawn.reduce((sum, part) => sum + 1 + ('components' in part ? part.components.length : 0), 0);

const textOf = (drawn: readonly APIComponentInContainer[]): number =>
  drawn.reduce((sum, part) => sum + textWithin(part), 0);

function textWithin(part: APIComponentInContainer): number {
  if (part.type === ComponentType.TextDisplay) return part.content.length;
  if (part.type !== ComponentType.ActionRow) return 0;
  return part.components.reduce((sum, control) => {
    const label = 'label' in control ? (control.label ?? '').length : 0;
    const placeholder = 'placeholder' in control ? (control.placeholder ?? '').length : 0;
    const options =
      'options' in control ? control.options.reduce((all, { label }) => all + label.length, 0) : 0;
    return sum + label + placeholder + options;
  }, 0);
}
