import type { Found } from '../answers/answers.ts';
import type { Block, Button, Card } from './card.ts';
import { amendmentBlocks, goneBlocks, isGone } from './correction.ts';
import { dateRun, dateText } from './dates.ts';
import { bold, buttonRow, content, divided, dotted, heading, label, listed, note, text } from './field.ts';
import { languageName, sameLanguage } from './language.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { sourceRun } from './statement.ts';
import { token } from './tokens.ts';

/** Key points shown of one briefing, and of each among several. */
const POINTS = 3;
const POINTS_IN_LIST = 2;
/** Above this many, a list gives each briefing few buttons. */
const FEW = 3;

/** One briefing in short, with a button for everything more there is of it. */
export function briefingCard(found: Found, look: Look): Card {
  return {
    chrome: look.chrome,
    summary: found.briefing.title,
    blocks: [...briefingBlocks(found, look, POINTS), ...buttonRow(allButtons(found, look))],
  };
}

/** Several briefings, `title` over them, and a button to `next` where there are more. */
export function briefingListCard(
  list: readonly Found[],
  look: Look,
  more: { readonly title: string; readonly next?: Button | undefined },
): Card {
  const buttons = list.length <= FEW ? allButtons : shortButtons;
  const groups = list.map((found) => [
    ...briefingBlocks(found, look, POINTS_IN_LIST),
    ...buttonRow(buttons(found, look)),
  ]);
  return {
    chrome: look.chrome,
    summary: more.title,
    blocks: divided([
      [note(label(look.chrome, more.title))],
      ...groups,
      more.next ? buttonRow([more.next]) : [],
    ]),
  };
}

/** Title, key points, translation, and the lines about them. */
export function briefingBlocks(found: Found, look: Look, points: number): Block[] {
  if (isGone(found)) return goneBlocks(found, look, points);
  const { briefing } = found;
  const shown = briefing.summary.slice(0, points);
  return [
    heading(content(briefing.lang, briefing.title)),
    { type: 'list', items: shown.map((point) => content(briefing.lang, point.text)) },
    ...translationBlocks(found, look, points),
    note(label(look.chrome, ...countsOf(found, look))),
    note(label(look.chrome, ...originOf(found, look))),
    ...correctionBlocks(found, look),
    ...amendmentBlocks(found, look),
  ];
}

function translationBlocks(found: Found, look: Look, points: number): Block[] {
  const { lang, translations } = found.briefing;
  const translation = sameLanguage(lang, look.chrome) ? undefined : translations[look.chrome];
  if (!translation?.title && !translation?.summary?.length) return [];
  const phrases = phrasebook[look.chrome].briefing;
  const about = { text: phrases.translation(languageName(lang, look.chrome)), italic: true };
  const title = translation.title ? [{ text: ' ' }, bold(translation.title)] : [];
  const summary = (translation.summary ?? []).slice(0, points);
  return [
    text(label(look.chrome, about, ...title)),
    ...(summary.length > 0
      ? [{ type: 'list' as const, items: summary.map((point) => label(look.chrome, point)) }]
      : []),
  ];
}

export function correctionBlocks(found: Found, look: Look): Block[] {
  const { corrected } = phrasebook[look.chrome].briefing;
  return found.briefing.corrections.map((correction) =>
    note(label(look.chrome, corrected(dateText(correction.at, look), correction.note))),
  );
}

function countsOf({ briefing }: Found, look: Look) {
  const phrases = phrasebook[look.chrome].briefing;
  const speakers = new Set(briefing.statements.flatMap((statement) => statement.speaker ?? []));
  return dotted([
    phrases.speakers(speakers.size),
    phrases.statements(briefing.statements.length),
    isDisputed(briefing) ? bold(phrases.disputed) : undefined,
  ]);
}

function originOf(found: Found, look: Look) {
  const { briefing } = found;
  const language = sameLanguage(briefing.lang, look.chrome)
    ? undefined
    : phrasebook[look.chrome].briefing.inLanguage(languageName(briefing.lang, look.chrome));
  return dotted([sourceRun(found, look), dateRun(briefing.publishedAt, look), language]);
}

function isDisputed(briefing: Found['briefing']): boolean {
  return briefing.claims.some((claim) => claim.disputed);
}

function allButtons(found: Found, look: Look): Button[] {
  const { id, summary, people, topics } = found.briefing;
  const more = { label: phrasebook[look.chrome].buttons.more, token: token('full', id) };
  const hasMore = summary.length > POINTS_IN_LIST || people.length > 0 || topics.length > 0;
  return hasMore ? [...partButtons(found, look), more] : partButtons(found, look);
}

/** A button for each part that the briefing has. */
function partButtons({ briefing }: Found, look: Look): Button[] {
  const { buttons } = phrasebook[look.chrome];
  const { id } = briefing;
  const all: [boolean, Button][] = [
    [briefing.statements.length > 0, { label: buttons.whoSaid, token: token('said', { b: id }) }],
    [briefing.timeline.length > 0, { label: buttons.timeline, token: token('timeline', id) }],
    [briefing.figures.length > 0, { label: buttons.figures, token: token('figures', id) }],
    [isDisputed(briefing), { label: buttons.disputed, token: token('disputed', id) }],
    [true, { label: buttons.source, token: token('source', id) }],
  ];
  return all.flatMap(([has, button]) => (has ? [button] : []));
}

/** For one of many: who said what, what is disputed, and the briefing itself, which has the rest. */
export function shortButtons(found: Found, look: Look): Button[] {
  if (isGone(found)) return [];
  const { buttons } = phrasebook[look.chrome];
  const { briefing } = found;
  const said = { label: buttons.whoSaid, token: token('said', { b: briefing.id }) };
  const disputed = { label: buttons.disputed, token: token('disputed', briefing.id) };
  return [
    ...(briefing.statements.length > 0 ? [said] : []),
    ...(isDisputed(briefing) ? [disputed] : []),
    { label: buttons.more, token: token('brief', briefing.id) },
  ];
}

/** Everything of a briefing that has no button of its own: all key points, the people, topics, the rest of its story. */
export function fullBriefingCard(found: Found, look: Look): Card {
  const { briefing } = found;
  const { buttons, briefing: phrases } = phrasebook[look.chrome];
  const people = briefing.people.map((person) => {
    const role = person.role ? [{ text: ` (${person.role})` }] : [];
    return content(briefing.lang, bold(person.name), ...role);
  });
  const topics = listed(briefing.topics, look.chrome);
  const story = briefing.story
    ? [{ label: buttons.sameStory, token: token('find', { s: briefing.story }) }]
    : [];
  return {
    chrome: look.chrome,
    summary: briefing.title,
    blocks: [
      ...divided([
        briefingBlocks(found, look, briefing.summary.length),
        people.length > 0
          ? [heading(label(look.chrome, phrases.people)), { type: 'list', items: people }]
          : [],
        topics ? [note(label(look.chrome, phrases.topics(topics)))] : [],
      ]),
      ...buttonRow([...partButtons(found, look), ...story]),
    ],
  };
}

/** A line over a card: how a question was read, or what was done. */
export function withLine(card: Card, line: string): Card {
  return { ...card, blocks: [note(label(card.chrome, line)), ...card.blocks] };
}
