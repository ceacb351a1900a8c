import type { Found, Said } from '../answers/answers.ts';
import type { Claim } from '../briefing/schema.ts';
import type { Block, Card } from './card.ts';
import { content, divided, heading, label, listed, note, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { saidIn, speakerField, statementBlocks } from './statement.ts';

const POSITIONS = ['for', 'against', 'unclear'] as const;
type Position = (typeof POSITIONS)[number];

/** Each disputed claim with the statements on either side of it. */
export function disputedCard(found: Found, look: Look): Card {
  const { title, none } = phrasebook[look.chrome].disputed;
  const claims = found.briefing.claims.filter((claim) => claim.disputed);
  return {
    chrome: look.chrome,
    summary: `${title}: ${found.briefing.title}`,
    tone: 'disputed',
    blocks: divided([
      [heading(label(look.chrome, title))],
      ...claims.flatMap((claim) => claimGroups(claim, found, look)),
      claims.length === 0 ? [text(label(look.chrome, none))] : [],
    ]),
  };
}

function claimGroups(claim: Claim, found: Found, look: Look): Block[][] {
  const sides = POSITIONS.map((position) => ({ position, said: onSide(claim, position, found) }));
  const claimText = content(found.briefing.lang, { text: claim.text, bold: true });
  return [
    [text(claimText), ...bothSidesBlocks(sides, look)],
    ...sides.map(({ position, said }) => sideBlocks(position, said, look)),
  ];
}

function onSide(claim: Claim, position: Position, found: Found): Said[] {
  return found.briefing.statements
    .filter((statement) =>
      statement.claims.some((stand) => stand.id === claim.id && stand.position === position),
    )
    .map((statement) => saidIn(found, statement));
}

function sideBlocks(position: Position, list: readonly Said[], look: Look): Block[] {
  if (list.length === 0) return [];
  const side = { text: phrasebook[look.chrome].disputed[position], bold: true };
  return [
    text(label(look.chrome, side)),
    ...list.flatMap((said) => [text(speakerField(said, look)), ...statementBlocks(said, look)]),
  ];
}

/** Who stands on both sides of a claim has changed position, or has been reported both ways. */
function bothSidesBlocks(
  sides: readonly { readonly position: Position; readonly said: readonly Said[] }[],
  look: Look,
): Block[] {
  const speakers = (position: Position) =>
    new Map(
      sides
        .find((side) => side.position === position)
        ?.said.flatMap(({ speaker }) => (speaker ? [[speaker.id, speaker.name] as const] : [])),
    );
  const against = speakers('against');
  const names = [...speakers('for')].filter(([id]) => against.has(id)).map(([, name]) => name);
  if (names.length === 0) return [];
  return [note(label(look.chrome, phrasebook[look.chrome].disputed.bothSides(listed(names, look.chrome))))];
}
