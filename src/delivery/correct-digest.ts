import type { DigestAnswer, DigestFilter, Found } from '../answers/answers.ts';
import type { Card } from '../views/card.ts';
import { goneLine, isGone } from '../views/correction.ts';
import { digestCard, inLanguageFirst } from '../views/digest.ts';
import type { Look } from '../views/look.ts';
import { phrasebook } from '../views/phrases/book.ts';
import { type Redraw, type Remembered, versionsOf } from './correctable.ts';

/** What a digest was drawn from, with ids for briefings. */
interface DrawnDigest {
  readonly look: Look;
  readonly next: number | null;
  readonly filters?: readonly DigestFilter[] | undefined;
  readonly stories: readonly { readonly story: string | null; readonly ids: readonly string[] }[];
  readonly corrected: readonly string[];
  readonly rest: readonly string[];
  readonly known: number;
  /** Only named, on a button: nobody was told what they say. Read by store/notes.ts too. */
  readonly beside?: readonly string[] | undefined;
}

/** What has to be kept of a digest to draw it again. */
export function rememberDigest(
  answer: DigestAnswer,
  look: Look,
  next: number | null,
  filters?: readonly DigestFilter[],
): Remembered {
  const id = ({ briefing }: Found) => briefing.id;
  const drawn: DrawnDigest = {
    look,
    next,
    filters,
    stories: answer.stories.map(({ story, briefings }) => ({ story, ids: briefings.map(id) })),
    corrected: answer.corrected.map(id),
    rest: answer.rest,
    known: answer.known,
    beside: answer.stories.flatMap((story) => inLanguageFirst(story, look).slice(1).map(id)),
  };
  const shown = [...answer.stories.flatMap(({ briefings }) => briefings), ...answer.corrected];
  return { drawn: JSON.stringify(drawn), versions: versionsOf(shown) };
}

/** One that is kept only by the ids of its briefings: from before more was kept. */
export function plainDigest(ids: readonly string[], look: Look): DrawnDigest {
  const stories = ids.map((id) => ({ story: null, ids: [id] }));
  return { look, next: null, stories, corrected: [], rest: [], known: ids.length };
}

export const redrawDigest: Redraw = (kept, shown): Card => {
  const drawn = kept as DrawnDigest;
  const found = (ids: readonly string[]) => ids.flatMap((id) => shown.get(id)?.found ?? []);
  const corrected = found(drawn.corrected);
  const answer: DigestAnswer = {
    stories: drawn.stories.map(({ story, ids }) => ({ story, briefings: found(ids) })),
    corrected: corrected.filter((one) => !isGone(one)),
    rest: drawn.rest,
    left: drawn.rest.length,
    known: drawn.known,
  };
  const card = digestCard(answer, drawn.look, drawn.next, { filters: drawn.filters });
  const gone = corrected.flatMap((one) => goneLine(one, drawn.look));
  // A notification must not go on naming what was taken back.
  const taken = [...shown.values()].some((one) => isGone(one.found));
  const { title } = phrasebook[drawn.look.chrome].digest;
  return { ...card, summary: taken ? title : card.summary, blocks: [...card.blocks, ...gone] };
};
