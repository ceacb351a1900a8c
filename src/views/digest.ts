import type { DigestAnswer, DigestFilter, Found } from '../answers/answers.ts';
import { STORY_SIZE } from '../answers/choose-digest.ts';
import { briefingBlocks, briefingListCard, shortButtons } from './briefing.ts';
import type { Block, Button, Card } from './card.ts';
import { goneLine, isGone } from './correction.ts';
import { bold, buttonRow, content, divided, heading, label, note, shortened, text } from './field.ts';
import { filterLines } from './filters.ts';
import { languageName, sameLanguage } from './language.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { appointmentIn } from './schedule.ts';
import { token } from './tokens.ts';

const POINTS = 2;
/** A digest takes no more of one story than it and these. */
const OTHERS = STORY_SIZE - 1;
const OTHER_LABEL = 40;
/** Corrections told in full; the others are behind the button with them. */
const CORRECTED = 5;

type Story = DigestAnswer['stories'][number];

/** Whose digest it is. `silent`: were there nothing new it would not be posted, which a preview then says. */
export interface DigestManner {
  readonly filters?: readonly DigestFilter[] | undefined;
  readonly silent?: boolean | undefined;
}

/** What is new, a story at a time, most important first; `next` is when the following digest is due (ms). */
export function digestCard(
  answer: DigestAnswer,
  look: Look,
  next: number | null,
  manner: DigestManner = {},
): Card {
  const { digest } = phrasebook[look.chrome];
  const groups = answer.stories.map((story) => storyBlocks(story, look));
  return {
    chrome: look.chrome,
    summary: summaryOf(answer, look),
    blocks: divided([
      [heading(label(look.chrome, digest.title))],
      ...(groups.length > 0 ? groups : [quietBlocks(answer, look, manner)]),
      correctedBlocks(answer.corrected, look),
      answer.rest.length > 0
        ? [
            text(label(look.chrome, digest.left(answer.rest.length))),
            ...buttonRow([restButton(answer.rest, look)]),
          ]
        : [],
      next === null ? [] : [note(label(look.chrome, digest.next(appointmentIn(next, look))))],
    ]),
  };
}

/** A page of what a digest did not show, in its order; `rest` are the ids after it, `gone` how many can be read no more. */
export function digestRestCard(
  page: readonly Found[],
  look: Look,
  { rest, gone }: { readonly rest: readonly string[]; readonly gone: number },
): Card {
  const { digest } = phrasebook[look.chrome];
  const next = rest.length > 0 ? restButton(rest, look) : undefined;
  const card = briefingListCard(page, look, { title: digest.restTitle, next });
  if (gone === 0) return card;
  return { ...card, blocks: [...card.blocks, note(label(look.chrome, digest.goneSince(gone)))] };
}

function restButton(ids: readonly string[], look: Look): Button {
  const { more } = phrasebook[look.chrome].digest;
  return { label: more(ids.length), token: token('digest-rest', { i: ids.join(',') }) };
}

function quietBlocks(
  answer: DigestAnswer,
  look: Look,
  { filters = [], silent = false }: DigestManner,
): Block[] {
  const { digest, empty } = phrasebook[look.chrome];
  const nothing = answer.known === 0 ? empty.noSourcesTitle : digest.nothingNew;
  return [
    text(label(look.chrome, nothing)),
    ...filterLines(filters, look.chrome).map((line) => note(label(look.chrome, line))),
    ...(silent && answer.corrected.length === 0 ? [note(label(look.chrome, digest.quietSilent))] : []),
  ];
}

/** Shown here before, and corrected since: what it is and what changed. */
function correctedBlocks(corrected: readonly Found[], look: Look): Block[] {
  if (corrected.length === 0) return [];
  const { digest } = phrasebook[look.chrome];
  const items = corrected.slice(0, CORRECTED).map(({ briefing }) => {
    const change = briefing.corrections.at(-1)?.note;
    return content(briefing.lang, bold(briefing.title), ...(change === undefined ? [] : [` — ${change}`]));
  });
  const ids = corrected.map(({ briefing }) => briefing.id);
  const open = { label: digest.seeCorrected(ids.length), token: token('digest-rest', { i: ids.join(',') }) };
  return [heading(label(look.chrome, digest.corrected)), { type: 'list', items }, ...buttonRow([open])];
}

function summaryOf(answer: DigestAnswer, look: Look): string {
  const { title } = phrasebook[look.chrome].digest;
  const [story] = answer.stories;
  const first = (story && inLanguageFirst(story, look)[0]) ?? answer.corrected[0];
  return first ? `${title}: ${first.briefing.title}` : title;
}

/** One briefing of the story in full, the others behind a button each. */
function storyBlocks(story: Story, look: Look): Block[] {
  const [shown, ...others] = inLanguageFirst(story, look);
  if (shown === undefined) return [];
  return [
    ...briefingBlocks(shown, look, POINTS),
    ...others.flatMap((other) => goneLine(other, look)),
    ...buttonRow([...shortButtons(shown, look), ...otherButtons(shown, others, look)]),
  ];
}

/** The reader's language before others; otherwise as ranked. */
export function inLanguageFirst(story: Story, look: Look): Found[] {
  const foreign = (found: Found) => (sameLanguage(found.briefing.lang, look.chrome) ? 0 : 1);
  return story.briefings.toSorted((a, b) => foreign(a) - foreign(b));
}

/** The first in another language is called by that language, the rest by their titles. */
function otherButtons(shown: Found, others: readonly Found[], look: Look): Button[] {
  const { inLanguage } = phrasebook[look.chrome].buttons;
  const languages = [shown.briefing.lang];
  const there = others.slice(0, OTHERS).filter((other) => !isGone(other));
  return there.map(({ briefing }) => {
    const isNew = !languages.some((lang) => sameLanguage(lang, briefing.lang));
    languages.push(briefing.lang);
    const name = languageName(briefing.lang, look.chrome);
    return {
      label: isNew ? inLanguage(name) : shortened(briefing.title, OTHER_LABEL),
      token: token('brief', briefing.id),
    };
  });
}
