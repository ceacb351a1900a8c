import type { SaidQuery } from '../answers/answers.ts';
import {
  choicesCard,
  datesAnswerCard,
  figuresAnswerCard,
  notToldCard,
  quotationCard,
  whoIsCard,
} from '../views/answers.ts';
import { withLine } from '../views/briefing.ts';
import type { Button, Card } from '../views/card.ts';
import { noSourcesCard } from '../views/notices.ts';
import { changesCard, sidesCard } from '../views/positions.ts';
import { token } from '../views/tokens.ts';
import type { Context } from './command.ts';
import type { Reading } from './reading.ts';
import { askedToken } from './reading-state.ts';
import { lookOf, phrasesOf } from './reply.ts';
import { searchCard } from './search.ts';
import { type Asked, statementsDrawn } from './statements.ts';

/** An answer; `known` where everybody it was asked of is known here. */
interface Answered {
  readonly card: Card;
  readonly known: boolean;
}

/** The answer to the first reading whose people are known here, and that reading. */
export async function answerReadings(
  readings: readonly Reading[],
  context: Context,
): Promise<{ readonly card: Card; readonly reading: Reading }> {
  let unknown: { card: Card; reading: Reading } | undefined;
  for (const reading of readings) {
    const isSearch = reading.kind === 'search';
    // A name nobody bears is told as such; only what was no question of ours is searched for.
    if (isSearch && unknown?.reading.person !== undefined && unknown.reading.about === undefined) break;
    const { card, known } = await answerReading(reading, context);
    if (known) return { card, reading };
    unknown ??= { card, reading };
  }
  return (
    unknown ?? { card: await searchCard({ words: '' }, context), reading: { kind: 'search', words: '' } }
  );
}

async function answerReading(reading: Reading, context: Context): Promise<Answered> {
  switch (reading.kind) {
    case 'quote':
      return await quotation(reading, context);
    case 'changed':
    case 'disagree':
    case 'disputed':
      return await positions(reading, context);
    case 'number':
    case 'when':
      return { card: await facts(reading, context), known: true };
    case 'person':
      return await person(reading, context);
    case 'search':
    case 'follow':
      return {
        card: await searchCard({ words: reading.words ?? reading.about ?? '' }, context),
        known: true,
      };
    case 'said':
      return await said(reading, context);
  }
}

async function said(reading: Reading, context: Context): Promise<Answered> {
  const asked = askedOf(reading);
  const { answer, card } = await statementsDrawn(asked, context);
  const named = reading.person ?? reading.via;
  const known = named === undefined || answer.people.length > 0;
  if (card) return { card, known };
  if (known && answer.people.length > 1) {
    const field = reading.person === undefined ? 'via' : 'person';
    return { card: chosen(answer.people, reading, field, context), known };
  }
  const unknown = known ? undefined : phrasesOf(context).answers.nobody(named ?? '');
  return { card: await notTold(reading, context, unknown, answer.suggestions), known };
}

function askedOf(reading: Reading): Asked {
  const { person, about, stance, to, via, story, since, before, first } = reading;
  return { person, about, stance, to, via, story, since, before, first } satisfies Partial<SaidQuery>;
}

async function quotation(reading: Reading, context: Context): Promise<Answered> {
  const { quote = '', person: name } = reading;
  const query = { words: quote, person: name };
  const answer = await context.ports.answers.quotation({ place: context.origin.place }, query);
  const [only, another] = answer.people;
  if (another) return { card: chosen(answer.people, reading, 'person', context), known: true };
  if (name !== undefined && only === undefined) {
    const { nobody } = phrasesOf(context).answers;
    return { card: await notTold(reading, context, nobody(name)), known: false };
  }
  return {
    card: taken(quotationCard(answer, quote, only?.name, lookOf(context)), answer.corrected, context),
    known: true,
  };
}

async function positions(reading: Reading, context: Context): Promise<Answered> {
  const { person: name, other, about } = reading;
  const people = [name, other].filter((one) => one !== undefined);
  const answer = await context.ports.answers.positions({ place: context.origin.place }, { people, about });
  const phrases = phrasesOf(context).answers;
  const nobody = people.find((_, index) => answer.people[index]?.length === 0);
  if (nobody !== undefined) {
    return { card: await notTold(reading, context, phrases.nobody(nobody)), known: false };
  }
  const unclear = answer.people.findIndex((some) => some.length > 1);
  if (unclear >= 0) {
    const field = unclear === 0 ? 'person' : 'other';
    return { card: chosen(answer.people[unclear] ?? [], reading, field, context), known: true };
  }
  if (answer.positions.length === 0) return { card: await notTold(reading, context), known: true };
  const [one = '', two = ''] = answer.people.map(([first]) => first?.name ?? '');
  const { positions: titles } = phrases;
  const look = lookOf(context);
  if (reading.kind === 'changed') return { card: changesCard(answer.positions, one, look), known: true };
  const title = reading.kind === 'disagree' ? titles.disagree(one, two) : titles.disputed;
  return { card: sidesCard(answer.positions, title, look), known: true };
}

async function facts(reading: Reading, context: Context): Promise<Card> {
  const { answers } = context.ports;
  const asker = { place: context.origin.place };
  const look = lookOf(context);
  if (reading.kind === 'number') {
    const figures = await answers.figures(asker, reading.about ?? '');
    if (figures.length > 0) return figuresAnswerCard(figures, look);
  } else {
    const dates = await answers.dates(asker, reading.about ?? '');
    if (dates.length > 0) return datesAnswerCard(dates, look);
  }
  return await notTold(reading, context);
}

async function person(reading: Reading, context: Context): Promise<Answered> {
  const { person: name = '' } = reading;
  const answer = await context.ports.answers.whoIs({ place: context.origin.place }, name);
  if (answer.people.length > 1)
    return { card: chosen(answer.people, reading, 'person', context), known: true };
  if (answer.described.length === 0) {
    return { card: await notTold(reading, context, phrasesOf(context).answers.nobody(name)), known: false };
  }
  return { card: taken(whoIsCard(answer, lookOf(context)), answer.corrected, context), known: true };
}

/** Which of several people is meant; each button asks the same of one of them. */
function chosen(
  people: Parameters<typeof choicesCard>[0],
  reading: Reading,
  field: 'person' | 'other' | 'via',
  context: Context,
): Card {
  return choicesCard(people, (name) => askedToken({ ...reading, [field]: name }), context);
}

function taken(card: Card, corrected: string | undefined, context: Context): Card {
  return corrected === undefined ? card : withLine(card, phrasesOf(context).answers.taken(corrected));
}

/** That the briefings do not tell, with the nearest that can be asked. */
async function notTold(
  reading: Reading,
  context: Context,
  line?: string,
  suggestions: readonly string[] = [],
): Promise<Card> {
  if (!(await context.ports.intake.hasSources())) return noSourcesCard(context.origin.spell, context);
  const near = suggestions
    .slice(0, 2)
    .map((name) => ({ label: name, token: askedToken({ kind: 'said', person: name }) }));
  const newest = { label: phrasesOf(context).buttons.newest, token: token('find') };
  return notToldCard(line, [...near, ...corrections(reading, context), newest], context);
}

/** Buttons that take a question another way. */
export function corrections(reading: Reading, context: Context): Button[] {
  const { correct } = phrasesOf(context).answers;
  const { kind, person: name, about, quote } = reading;
  const words = [name, reading.other, about, quote, reading.words].filter(Boolean).join(' ');
  const topicless: Reading = {
    ...reading,
    about: undefined,
    to: undefined,
    stance: undefined,
    when: undefined,
  };
  const narrowed = about ?? reading.to ?? reading.stance ?? reading.when;
  return [
    ...(kind === 'said' && name !== undefined && narrowed !== undefined
      ? [
          {
            label: correct.withoutTopic,
            token: askedToken({ ...topicless, since: undefined, before: undefined, first: undefined }),
          },
        ]
      : []),
    ...(kind === 'said' && name !== undefined && about !== undefined
      ? [{ label: correct.anybody, token: askedToken({ kind, about }) }]
      : []),
    ...(kind !== 'search' && words !== ''
      ? [{ label: correct.words, token: askedToken({ kind: 'search', words }) }]
      : []),
  ];
}
