import type { DigestAnswer, Found } from '../answers/answers.ts';
import { briefingBlocks, shortButtons } from './briefing.ts';
import type { Block, Button, Card } from './card.ts';
import { appointmentText } from './dates.ts';
import { buttonRow, divided, heading, label, note, shortened, text } from './field.ts';
import { languageName, sameLanguage } from './language.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { token } from './tokens.ts';

const POINTS = 2;
const OTHERS = 4;
const OTHER_LABEL = 40;

type Story = DigestAnswer['stories'][number];

/** What is new, a story at a time, most important first; `next` is when the following digest is due (ms). */
export function digestCard(answer: DigestAnswer, look: Look, next: number | null): Card {
  const { digest, buttons, empty } = phrasebook[look.chrome];
  const nothing = answer.known === 0 ? empty.noSourcesTitle : digest.nothingNew;
  const groups = answer.stories.map((story) => storyBlocks(story, look));
  const all = { label: buttons.newest, token: token('find') };
  return {
    chrome: look.chrome,
    summary: summaryOf(answer, look),
    blocks: divided([
      [heading(label(look.chrome, digest.title))],
      ...(groups.length > 0 ? groups : [[text(label(look.chrome, nothing))]]),
      answer.left > 0 ? [text(label(look.chrome, digest.left(answer.left))), ...buttonRow([all])] : [],
      next === null ? [] : [note(label(look.chrome, digest.next(appointmentText(next, look))))],
    ]),
  };
}

function summaryOf(answer: DigestAnswer, look: Look): string {
  const { title } = phrasebook[look.chrome].digest;
  const first = answer.stories[0] && inLanguageFirst(answer.stories[0], look)[0];
  return first ? `${title}: ${first.briefing.title}` : title;
}

/** One briefing of the story in full, the others behind a button each. */
function storyBlocks(story: Story, look: Look): Block[] {
  const [shown, ...others] = inLanguageFirst(story, look);
  if (shown === undefined) return [];
  return [
    ...briefingBlocks(shown, look, POINTS),
    ...buttonRow([...shortButtons(shown, look), ...otherButtons(shown, others, look)]),
  ];
}

/** The reader's language before others; otherwise as ranked. */
function inLanguageFirst(story: Story, look: Look): Found[] {
  const foreign = (found: Found) => (sameLanguage(found.briefing.lang, look.chrome) ? 0 : 1);
  return story.briefings.toSorted((a, b) => foreign(a) - foreign(b));
}

/** The first in another language is called by that language, the rest by their titles. */
function otherButtons(shown: Found, others: readonly Found[], look: Look): Button[] {
  const { inLanguage } = phrasebook[look.chrome].buttons;
  const languages = [shown.briefing.lang];
  return others.slice(0, OTHERS).map(({ briefing }) => {
    const isNew = !languages.some((lang) => sameLanguage(lang, briefing.lang));
    languages.push(briefing.lang);
    const name = languageName(briefing.lang, look.chrome);
    return {
      label: isNew ? inLanguage(name) : shortened(briefing.title, OTHER_LABEL),
      token: token('brief', briefing.id),
    };
  });
}
