import type { Fact, QuotationAnswer, WhoIs } from '../answers/answers.ts';
import type { Figure, Person, TimelineEntry } from '../briefing/schema.ts';
import type { Block, Button, Card, Field } from './card.ts';
import { dateRun, dateText } from './dates.ts';
import { dateItem, figureItem } from './facts.ts';
import { bold, buttonRow, content, divided, dotted, heading, label, message, note, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { sourceRun, speakerField } from './statement.ts';
import { saidGroups } from './whosaid.ts';

const QUOTE_MARKS = /["“”„«»‹›]/gu;
/** People offered where a name is several people's. */
const CHOICES = 5;

/** A name is several people's: which of them is meant? */
export function choicesCard(
  people: readonly Person[],
  tokenOf: (name: string) => string,
  look: Pick<Look, 'chrome'>,
): Card {
  const { choose } = phrasebook[look.chrome].answers;
  const buttons = people.slice(0, CHOICES).map(({ name }) => ({ label: name, token: tokenOf(name) }));
  return {
    chrome: look.chrome,
    summary: choose,
    blocks: [note(label(look.chrome, choose)), ...buttonRow(buttons)],
  };
}

/** Nothing answers the question; each button asks something near. */
export function notToldCard(
  line: string | undefined,
  buttons: readonly Button[],
  look: Pick<Look, 'chrome'>,
): Card {
  const { answers, empty } = phrasebook[look.chrome];
  const told = line ?? answers.notTold;
  return {
    chrome: look.chrome,
    summary: empty.nothingTitle,
    blocks: [
      text(label(look.chrome, bold(empty.nothingTitle))),
      text(message(look.chrome, told)),
      ...buttonRow(buttons),
    ],
  };
}

/** Whether words were said: where, or what was said instead. The words asked for never stand in quotation marks. */
export function quotationCard(
  answer: QuotationAnswer,
  asked: string,
  name: string | undefined,
  look: Look,
): Card {
  const { quotation } = phrasebook[look.chrome].answers;
  const none = name === undefined ? quotation.noneAtAll : quotation.noneOf(name);
  const line = { exact: quotation.exactNote, other: quotation.otherNote, none }[answer.verdict];
  return {
    chrome: look.chrome,
    summary: quotation[answer.verdict],
    blocks: divided([
      [
        heading(label(look.chrome, quotation[answer.verdict])),
        note(label(look.chrome, quotation.asked(asked.replace(QUOTE_MARKS, '')))),
        text(label(look.chrome, line)),
      ],
      ...saidGroups(answer.said, look),
    ]),
  };
}

/** What the newest briefing calls somebody, and since when others have called them otherwise. */
export function whoIsCard({ described }: WhoIs, look: Look): Card {
  const { person: phrases } = phrasebook[look.chrome].answers;
  const [newest, ...earlier] = described;
  const title = phrases.title(newest?.person.name ?? '');
  const items = earlier.map(({ person, found }): Field => {
    const date = dateText(found.briefing.publishedAt, look);
    return content(found.briefing.lang, `${person.role ?? person.name} (${date})`);
  });
  return {
    chrome: look.chrome,
    summary: title,
    blocks: [
      heading(label(look.chrome, title)),
      ...(newest ? describedBlocks(newest, look) : []),
      ...(items.length > 0
        ? [text(label(look.chrome, phrases.earlier)), { type: 'list' as const, items }]
        : []),
    ],
  };
}

function describedBlocks({ person, found }: WhoIs['described'][number], look: Look): Block[] {
  const { asOf } = phrasebook[look.chrome].answers.person;
  const { lang, title, publishedAt } = found.briefing;
  return [
    text(content(lang, { text: title, italic: true })),
    text(speakerField({ speaker: person, found }, look)),
    note(label(look.chrome, ...dotted([asOf(dateText(publishedAt, look)), sourceRun(found, look)]))),
  ];
}

export function figuresAnswerCard(facts: readonly Fact<Figure>[], look: Look): Card {
  return factsAnswerCard(facts, phrasebook[look.chrome].answers.facts.figures, look, figureItem);
}

export function datesAnswerCard(facts: readonly Fact<TimelineEntry>[], look: Look): Card {
  return factsAnswerCard(facts, phrasebook[look.chrome].answers.facts.dates, look, dateItem);
}

function factsAnswerCard<Kind>(
  facts: readonly Fact<Kind>[],
  title: string,
  look: Look,
  item: (fact: Kind, lang: string, look: Look) => Field,
): Card {
  const groups = [...Map.groupBy(facts, ({ found }) => found.briefing.id).values()];
  return {
    chrome: look.chrome,
    summary: title,
    blocks: divided([
      [heading(label(look.chrome, title))],
      ...groups.map((those): Block[] => {
        const [first] = those;
        if (first === undefined) return [];
        const { briefing } = first.found;
        return [
          text(content(briefing.lang, { text: briefing.title, italic: true })),
          { type: 'list', items: those.map(({ fact }) => item(fact, briefing.lang, look)) },
          note(
            label(
              look.chrome,
              ...dotted([dateRun(briefing.publishedAt, look), sourceRun(first.found, look)]),
            ),
          ),
        ];
      }),
    ]),
  };
}
