import type { types } from '@slack/bolt';
import type { Block, Button, Choice, Field } from '../../views/card.ts';
import type { SlackLimits } from './limits.ts';
import { elementsOf, isVisible, linkOf, mrkdwnOf, needsMarkup, plainText } from './runs.ts';

/** A card's block as Slack's; none where there is nothing to see. */
export function blocksOf(block: Block, limits: SlackLimits): types.KnownBlock[] {
  switch (block.type) {
    case 'divider':
      return [{ type: 'divider' }];
    case 'buttons':
      return rowsOf(block.buttons, limits);
    case 'select':
      return selectOf(block, limits);
    case 'list': {
      const items = block.items.filter(isVisible).map((item) => section(item, limits));
      const list: types.RichTextList & { offset?: number } = {
        type: 'rich_text_list',
        style: block.ordered ? 'ordered' : 'bullet',
        elements: items,
        // Not in the types: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
        ...(block.ordered && (block.start ?? 1) > 1 && { offset: (block.start ?? 1) - 1 }),
      };
      return items.length > 0 ? [{ type: 'rich_text', elements: [list] }] : [];
    }
    default:
      return isVisible(block) ? [fieldOf(block, limits)] : [];
  }
}

type FieldBlock = Extract<Block, Field>;

function fieldOf(block: FieldBlock, limits: SlackLimits): types.KnownBlock {
  switch (block.type) {
    case 'heading': {
      const text = plainText(block);
      if (text.length <= limits.header && !text.includes('\n') && !needsMarkup(block))
        return { type: 'header', text: { type: 'plain_text', text, emoji: false } };
      return rich(section({ ...block, runs: block.runs.map((run) => ({ ...run, bold: true })) }, limits));
    }
    case 'text':
      return rich(section(block, limits));
    case 'quote':
      return rich({ type: 'rich_text_quote', elements: elementsOf(block, limits) });
    case 'note':
      return noteOf(block, limits);
  }
}

/** One element, not one a run: Slack sets a context's elements left to right whatever their language. */
function noteOf(note: Field, limits: SlackLimits): types.KnownBlock {
  const text = plainText(note);
  if (!needsMarkup(note) && text.length <= limits.text)
    return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
  const mrkdwn = mrkdwnOf(note, limits);
  if (mrkdwn === null) return rich(section(note, limits));
  return { type: 'context', elements: [{ type: 'mrkdwn', text: mrkdwn, verbatim: true }] };
}

const rich = (element: types.RichTextBlockElement): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [element],
});

const section = (field: Field, limits: SlackLimits): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: elementsOf(field, limits),
});

function rowsOf(buttons: readonly Button[], limits: SlackLimits): types.ActionsBlock[] {
  const drawn = buttons.map((button) => buttonOf(button, limits)).filter((button) => button !== null);
  const rows: types.ActionsBlock[] = [];
  for (let start = 0; start < drawn.length; start += limits.buttonsInRow) {
    const row = drawn.slice(start, start + limits.buttonsInRow);
    const elements = row.map((button, index) => ({ ...button, action_id: `press-${index}` }));
    rows.push({ type: 'actions', elements });
  }
  return rows;
}

function buttonOf(button: Button, limits: SlackLimits): types.Button | null {
  const base: types.Button = {
    type: 'button',
    text: { type: 'plain_text', text: cut(button.label, limits.buttonText), emoji: false },
    ...(button.style && { style: button.style }),
  };
  if (button.url === undefined)
    return button.token.length <= limits.buttonValue ? { ...base, value: button.token } : null;
  const url = linkOf(button, limits);
  return url === undefined ? null : { ...base, url };
}

function selectOf(select: Extract<Block, { type: 'select' }>, limits: SlackLimits): types.ActionsBlock[] {
  const choices = select.choices.filter((choice) => choice.token.length <= limits.optionValue);
  if (choices.length === 0) return [];
  const option = (choice: Choice): types.PlainTextOption => ({
    text: { type: 'plain_text', text: cut(choice.label, limits.optionText), emoji: false },
    value: choice.token,
  });
  const selected = choices.find((choice) => choice.selected);
  const menu: types.StaticSelect = {
    type: 'static_select',
    action_id: 'choose',
    placeholder: { type: 'plain_text', text: cut(select.label, limits.placeholder), emoji: false },
    options: choices.map(option),
    ...(selected && { initial_option: option(selected) }),
  };
  return [{ type: 'actions', elements: [menu] }];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A label within a limit, with an ellipsis where it was longer; never empty. */
export function cut(label: string, max: number): string {
  const text = label.toWellFormed().trim() || '…';
  if (text.length <= max) return text;
  const end = graphemes.segment(text).containing(max - 1)?.index ?? max - 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
