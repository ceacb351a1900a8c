import { styleText } from 'node:util';
import { directionOf } from '../text/direction.ts';
import type { Block, Card, Field, Run } from '../views/card.ts';

const RIGHT_TO_LEFT_MARK = '\u200f';

/** A card as lines for a terminal; colours only where the terminal shows them (`NO_COLOR` is obeyed). */
export function terminalText(card: Card): string {
  return `${card.blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return styleText('bold', fieldText(block));
    case 'text':
      return fieldText(block);
    case 'quote':
      return fieldText(block).replace(/^/gm, '│ ');
    case 'note':
      return styleText('dim', fieldText(block));
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${fieldText(item)}`)
        .join('\n');
    case 'divider':
      return '─'.repeat(40);
    // What one presses elsewhere is a command of its own here.
    case 'buttons':
    case 'select':
      return '';
  }
}

function fieldText(field: Field): string {
  const text = field.runs.map(runText).join('');
  // A terminal takes a line's direction from its first strong letter.
  return field.dir === 'rtl' && directionOf(text, 'rtl') === 'ltr' ? `${RIGHT_TO_LEFT_MARK}${text}` : text;
}

function runText(run: Run): string {
  const text = run.url && run.url !== run.text ? `${run.text} <${run.url}>` : run.text;
  if (run.bold) return styleText('bold', text);
  return run.italic ? styleText('italic', text) : text;
}
