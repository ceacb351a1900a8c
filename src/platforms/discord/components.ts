import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Block, Button, Choice, Field } from '../../views/card.ts';
import type { DiscordLimits } from './limits.ts';
import { drawField, isBlank, safeUrl } from './markdown.ts';

type Select = Extract<Block, { type: 'select' }>;
type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Draws blocks one after the other; `taken` holds the tokens already on the page, for Discord refuses one twice. */
export function drawBlocks(
  blocks: readonly Block[],
  limits: DiscordLimits,
  taken = new Set<string>(),
): APIComponentInContainer[] {
  return blocks.flatMap((block) => drawBlock(block, limits, taken));
}

function drawBlock(block: Block, limits: DiscordLimits, taken: Set<string>): APIComponentInContainer[] {
  switch (block.type) {
    case 'heading':
      return drawText(block, '### ');
    case 'text':
      return drawText(block, '');
    case 'quote':
      return drawText(block, '> ', true);
    case 'note':
      return drawText(block, '-# ');
    case 'list':
      return drawList(block.items, block.ordered ? (block.start ?? 1) : null);
    case 'divider':
      return [{ type: ComponentType.Separator }];
    case 'buttons':
      return drawButtons(block.buttons, limits, taken);
    case 'select':
      return drawSelect(block, limits, taken);
  }
}

/** `prefixAll`: empty lines bear the prefix too. */
function drawText(field: Field, prefix: string, prefixAll = false): APIComponentInContainer[] {
  const lines = drawField(field);
  if (lines.every(isBlank)) return [];
  return textDisplay(lines.map((line) => (prefixAll || !isBlank(line) ? prefix + line : line)));
}

const textDisplay = (lines: readonly string[]): APIComponentInContainer[] => [
  { type: ComponentType.TextDisplay, content: lines.join('\n') },
];

/** Neighbouring items of one direction share a text: a text has one direction. */
function drawList(items: readonly Field[], start: number | null): APIComponentInContainer[] {
  const groups: { dir: Field['dir']; lines: string[] }[] = [];
  for (const [index, item] of items.entries()) {
    const lines = drawField(item);
    if (lines.every(isBlank)) continue;
    const bullet = start === null ? '- ' : `${start + index}. `;
    const drawn = lines.map((line, at) => (at === 0 ? bullet : ' '.repeat(bullet.length)) + line);
    const last = groups.at(-1);
    if (last?.dir === item.dir) last.lines.push(...drawn);
    else groups.push({ dir: item.dir, lines: drawn });
  }
  return groups.flatMap((group) => textDisplay(group.lines));
}

function drawButtons(
  buttons: readonly Button[],
  limits: DiscordLimits,
  taken: Set<string>,
): APIComponentInContainer[] {
  const drawn = buttons.flatMap((button) => drawButton(button, limits, taken));
  const rows: Row[] = [];
  for (let start = 0; start < drawn.length; start += limits.buttonsPerRow) {
    rows.push({
      type: ComponentType.ActionRow,
      components: drawn.slice(start, start + limits.buttonsPerRow),
    });
  }
  const links = buttons.filter((button) => (safeUrl(button.url ?? '')?.length ?? 0) > limits.buttonUrl);
  return [
    ...rows,
    ...links.flatMap(({ label, url }) => drawText({ runs: [{ text: label, url }], dir: 'ltr' }, '')),
  ];
}

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

/** Nothing for an address that is none, one too long for a button, and a token already on the page. */
function drawButton(button: Button, limits: DiscordLimits, taken: Set<string>): APIButtonComponent[] {
  const label = shorten(button.label, limits.buttonLabel);
  if (button.url !== undefined) {
    const url = safeUrl(button.url);
    if (url === null || url.length > limits.buttonUrl) return [];
    return [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url }];
  }
  if (!take(button.token, limits.customId, taken)) return [];
  const style = button.style ? STYLES[button.style] : ButtonStyle.Secondary;
  return [{ type: ComponentType.Button, style, label, custom_id: button.token }];
}

function drawSelect(select: Select, limits: DiscordLimits, taken: Set<string>): Row[] {
  const values = new Set<string>();
  const choices = select.choices.filter((choice) => take(choice.token, limits.choiceValue, values));
  if (choices.length === 0) return [];
  const selected = choices.find((choice) => choice.selected);
  const component: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: selectId(taken),
    placeholder: shorten(select.label, limits.placeholder),
    options: choices.map((choice: Choice) => ({
      label: shorten(choice.label, limits.choiceLabel),
      value: choice.token,
      ...(choice === selected && { default: true }),
    })),
  };
  return [{ type: ComponentType.ActionRow, components: [component] }];
}

/** What is chosen says what to do; the select itself only needs a name of its own. */
function selectId(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`select-${number}`)) number += 1;
  taken.add(`select-${number}`);
  return `select-${number}`;
}

function take(token: string, max: number, taken: Set<string>): boolean {
  if (token === '' || token.length > max || taken.has(token)) return false;
  taken.add(token);
  return true;
}

function shorten(label: string, max: number): string {
  const text = isBlank(label) ? '…' : label.toWellFormed();
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
