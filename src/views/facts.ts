import type { Found } from '../answers/answers.ts';
import type { Figure, TimelineEntry } from '../briefing/schema.ts';
import type { Card, Field } from './card.ts';
import { dateRun, numberText } from './dates.ts';
import { bold, content, heading, label, text } from './field.ts';
import { phraseLanguage } from './language.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';

/** What happened when, by date. */
export function timelineCard(found: Found, look: Look): Card {
  const { lang, timeline } = found.briefing;
  const { title, none } = phrasebook[look.chrome].timeline;
  const items = timeline
    .toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date))
    .map((entry) => dateItem(entry, lang, look));
  return listCard(found, look, title, items, none);
}

/** The figures with their range and unit, and the words they stand in. */
export function figuresCard(found: Found, look: Look): Card {
  const { lang, figures } = found.briefing;
  const { title, none } = phrasebook[look.chrome].figures;
  const items = figures.map((figure) => figureItem(figure, lang, look));
  return listCard(found, look, title, items, none);
}

export function dateItem({ date, text: words }: TimelineEntry, lang: string, look: Look): Field {
  // The date stands in the entry's own language, so that the line has one direction.
  const dates = { ...look, chrome: phraseLanguage(lang, look.chrome) };
  return content(lang, { ...dateRun(date, dates), bold: true }, `: ${words}`);
}

export function figureItem({ value, max, unit, text: words }: Figure, lang: string, look: Look): Field {
  const { range } = phrasebook[phraseLanguage(lang, look.chrome)].figures;
  const number = numberText(value, lang);
  const amount = max === undefined ? number : range(number, numberText(max, lang));
  return content(lang, bold(unit ? `${amount} ${unit}` : amount), `: ${words}`);
}

function listCard(found: Found, look: Look, title: string, items: readonly Field[], none: string): Card {
  return {
    chrome: look.chrome,
    summary: `${title}: ${found.briefing.title}`,
    blocks: [
      heading(label(look.chrome, title)),
      text(content(found.briefing.lang, { text: found.briefing.title, italic: true })),
      items.length > 0 ? { type: 'list', items } : text(label(look.chrome, none)),
    ],
  };
}
