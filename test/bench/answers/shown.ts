import type { Block, Card } from '../../../src/views/card.ts';
import { dateText, numberText } from '../../../src/views/dates.ts';
import type { Look } from '../../../src/views/look.ts';
import { saidIn, speakerField, wordsOf } from '../../../src/views/statement.ts';
import { nameOf, type SetBriefing } from './set.ts';

/** What a card shows a reader, in the notation of the questions: read off its blocks, as a person would. */
export function shownBy(card: Card, set: readonly SetBriefing[], look: Look): string[] {
  const shown = new Set<string>();
  let quotation = '';
  let current: SetBriefing | undefined;
  let speaker: string | undefined;
  const lines = card.blocks.flatMap((block) => linesOf(block).map((line) => ({ line, type: block.type })));
  for (const [index, { line, type }] of lines.entries()) {
    if (type === 'heading' && /^(?:Found word for word|موجودة حرفيًا)/u.test(line)) quotation = 'exact:';
    if (type === 'heading' && /^(?:Found in other words|موجودة بمعناها)/u.test(line)) quotation = 'other:';
    const titled = set.find(({ briefing }) => briefing.title === line);
    if (titled) [current, speaker] = [titled, undefined];
    if (!current) continue;
    const { briefing, verified } = current;
    const found = { briefing, verified: new Set(verified) };
    const said = briefing.statements.map((statement) => saidIn(found, statement));
    const person = briefing.people.find(
      (one) => type === 'text' && textOf(speakerField({ speaker: one, found }, look).runs) === line,
    );
    if (person) {
      speaker = person.id;
      // Alone it says who somebody is; before statements, whose they are.
      if (lines[index + 1]?.type === 'note') shown.add(`who:${nameOf(briefing.id)}/${person.id}`);
    }
    for (const one of said) {
      if (one.speaker?.id !== speaker || (type !== 'quote' && type !== 'text')) continue;
      if (line.endsWith(wordsOf(one)) && line.length - wordsOf(one).length < 20) {
        shown.add(`${quotation}${nameOf(briefing.id)}/${one.statement.id}`);
      }
    }
    if (type !== 'list') continue;
    for (const { value, unit, text, evidence } of briefing.figures) {
      if (line !== `${numberText(value, briefing.lang)} ${unit}: ${text}`) continue;
      shown.add(`figure:${nameOf(briefing.id)}/${current.text.slice(evidence[0]?.start, evidence[0]?.end)}`);
    }
    for (const { date, text, evidence } of briefing.timeline) {
      const language = briefing.lang === 'ar' ? 'ar' : 'en';
      if (line !== `${dateText(date, { ...look, chrome: language })}: ${text}`) continue;
      shown.add(`date:${nameOf(briefing.id)}/${current.text.slice(evidence[0]?.start, evidence[0]?.end)}`);
    }
  }
  return [...shown].toSorted();
}

/** The names offered where several people can be meant, by the buttons under that line. */
export function choicesOf(card: Card): string[] {
  const at = card.blocks.findIndex((block) =>
    linesOf(block).some((line) => /^(?:More than one person answers|أكثر من شخص)/u.test(line)),
  );
  const row = card.blocks[at + 1];
  return at < 0 || row?.type !== 'buttons' ? [] : row.buttons.map(({ label }) => label).toSorted();
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'text':
    case 'quote':
    case 'note':
      return [textOf(block.runs)];
    case 'list':
      return block.items.map(({ runs }) => textOf(runs));
    default:
      return [];
  }
}

const textOf = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text).join('');
