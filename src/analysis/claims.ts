import type { Claim, Stance, Statement } from '../briefing/schema.ts';
import { actsIn, readSaid, type Said, type Told, tellingStems } from './acts.ts';
import { areIndependent, isDisputed } from './dispute.ts';
import { proposition, readability } from './proposition.ts';
import { refersBack } from './refers-back.ts';
import { sharedWords } from './shared-words.ts';
import { slug } from './slug.ts';
import { isNegated } from './stance.ts';
import { stars } from './stars.ts';

const POSTINGS = 60;
const MOST = 12;
/** Who tells so little beside the act needs but one word in common. */
const FEW = 8;
/** Words in common that make opposed acts one matter where none stands right beside both. */
const FAR = 3;
/** Of the words beside an act, those that longer or opposed statements must share. */
const SHARE = 0.25;
/** Neither says nor denies what its words are about. */
const UNCLEAR: ReadonlySet<Stance> = new Set(['asks', 'warns', 'condemns', 'praises']);

/** Words of what is wanted or feared seldom make a clause: "the government to end …". */
const WISHES: ReadonlySet<Stance> = new Set([
  'asks',
  'demands',
  'threatens',
  'promises',
  'condemns',
  'accuses',
]);

export interface Grouping {
  readonly claims: Claim[];
  /** Statement id → claims it bears on. */
  readonly positions: Map<string, Statement['claims']>;
  /** Why statements were put together, a line each. */
  readonly reasons: string[];
}

/** What the grouping knows of a statement besides the statement. */
export interface Setting {
  /** The cue's own stance, before its words were weighed. */
  readonly cue: Stance;
  /** The sentence it stands in: a short statement («صحتها», "no such plan") borrows its words. */
  readonly sentence: string;
}

/** One statement's part in a group: the words that bear on what is at issue, and whether they say so or the contrary. */
export interface Part {
  readonly number: number;
  readonly sign: 1 | -1;
  /** About the same, but neither side. */
  readonly unclear?: boolean;
  readonly about: ReadonlySet<string>;
  /** Those of them that stand right beside the act. */
  readonly near: ReadonlySet<string>;
  /** How many telling words stand beside the act itself, borrowed ones not counted. */
  readonly own: number;
  readonly text: string;
}

/**
 * Statements that bear on one proposition. Three rules, all plain to explain: they tell of the same act or its opposite
 * (`languages/acts.ts`) about the same thing; they share their telling words (`shared-words.ts`); or one refers back to
 * the other (`refers-back.ts`). Opposed positions make a claim disputed.
 */
export function groupClaims(statements: readonly Statement[], settings: readonly Setting[]): Grouping {
  const reasons: string[] = [];
  const said = statements.map(({ text }) => readSaid(text));
  const groups = [
    ...sameAct(statements, said, settings, reasons),
    ...sharedWords(statements, said, settings, reasons),
  ];
  const all = refersBack(statements, settings, groups, reasons);
  return { ...assemble(all, statements, settings), reasons };
}

function sameAct(
  statements: readonly Statement[],
  said: readonly Said[],
  settings: readonly Setting[],
  reasons: string[],
): Part[][] {
  const byAct = new Map<string, Part[]>();
  for (const [number, statement] of statements.entries()) {
    for (const told of actsIn(said[number] as Said)) {
      const part: Part = { number, ...withContext(told, statement, settings[number]) };
      byAct.set(told.act, [...(byAct.get(told.act) ?? []), part].slice(0, POSTINGS));
    }
  }
  const groups: Part[][] = [];
  for (const [act, parts] of byAct) {
    const seen = new Set<number>();
    const first = parts.filter(({ number }) => !seen.has(number) && seen.add(number));
    const linked = around(first, (one, other) => {
      const common = shared(one.about, other.about);
      const part = SHARE * Math.min(one.own, other.own);
      const brief = Math.min(one.own, other.own) <= FEW;
      const opposed = one.sign !== other.sign;
      const wanted = brief ? Math.max(1, opposed ? part : 0) : Math.max(2, part);
      // One common word is enough for opposed acts when both tell it of the same thing, right beside the act.
      const same = brief && opposed && common.some((word) => one.near.has(word) && other.near.has(word));
      // Opposites told of different things are no contradiction: beside the act, or much else in common.
      const borrowed = Math.min(one.own, other.own) < 2;
      if (opposed && !same && !borrowed && common.length < FAR) return false;
      if (common.length < wanted && !same) return false;
      reasons.push(
        `${idOf(statements, one.number)} + ${idOf(statements, other.number)}: ${act} (${common.join(', ')})`,
      );
      return true;
    });
    groups.push(...linked);
  }
  return groups;
}

/** Common stems; a word met with and without its attached letter counts once. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  const common = [...a].filter((word) => b.has(word));
  return common.filter(
    (word) => !common.some((longer) => longer.length === word.length + 1 && longer.endsWith(word)),
  );
}

const idOf = (statements: readonly Statement[], number: number): string => statements[number]?.id ?? '';

function withContext({ sign, about, near, text }: Told, statement: Statement, setting: Setting | undefined) {
  const short = about.size < 2 && statement.text.length < 40 && setting !== undefined;
  return {
    sign,
    text,
    near,
    own: about.size,
    about: short ? new Set([...about, ...tellingStems(readSaid(setting.sentence.slice(0, 600)))]) : about,
  };
}

function around(parts: readonly Part[], linked: (a: Part, b: Part) => boolean): Part[][] {
  const links: [number, number][] = [];
  for (let a = 0; a < parts.length; a++)
    for (let b = a + 1; b < parts.length; b++)
      if (linked(parts[a] as Part, parts[b] as Part)) links.push([a, b]);
  return stars(parts.length, links)
    .filter((group) => group.length > 1)
    .map((group) => group.map((index) => parts[index] as Part));
}

function assemble(
  groups: readonly (readonly Part[])[],
  statements: readonly Statement[],
  settings: readonly Setting[],
): Omit<Grouping, 'reasons'> {
  const claims: Claim[] = [];
  const positions = new Map<string, Statement['claims']>();
  const grouped: ReadonlySet<number>[] = [];
  for (const parts of groups) {
    const numbers = new Set(parts.map(({ number }) => number));
    const known = grouped.some((other) => [...numbers].every((number) => other.has(number)));
    if (
      known ||
      claims.length >= MOST ||
      !areIndependent([...numbers].map((number) => statements[number] as Statement))
    )
      continue;
    grouped.push(numbers);
    const spoken = representative(parts, statements, settings);
    const text = proposition(spoken.text);
    const id = freeId(slug(text, 40), claims);
    const bearing = parts.map((part) => {
      const position = side(part, spoken.sign, statements[part.number] as Statement, settings[part.number]);
      const statement = statements[part.number] as Statement;
      const all = [...(positions.get(statement.id) ?? []), { id, position }];
      positions.set(statement.id, all);
      return { speaker: statement.speaker, position };
    });
    claims.push({ id, text, disputed: isDisputed(bearing) });
  }
  return { claims, positions };
}

function freeId(wanted: string, claims: readonly Claim[]): string {
  const base = wanted || 'claim';
  let id = base;
  for (let number = 2; claims.some((claim) => claim.id === id); number++) id = `${base}-${number}`;
  return id;
}

/** Whether one stands with the claim's words: the sign of its words, turned by a cue that denies. */
function side(part: Part, claimed: 1 | -1, statement: Statement, setting: Setting | undefined) {
  if (UNCLEAR.has(statement.stance) || part.unclear) return 'unclear' as const;
  const denied = setting?.cue === 'denies';
  const sign = part.sign * claimed * (denied ? -1 : 1);
  return sign > 0 ? ('for' as const) : ('against' as const);
}

/** The plainest wording of what is at issue: affirmative, of middling length, that needs no other sentence. */
function representative(
  parts: readonly Part[],
  statements: readonly Statement[],
  settings: readonly Setting[],
): Part {
  const cost = ({ sign, text, number }: Part): number =>
    readability(text) +
    (sign < 0 || isNegated(text) ? 80 : 0) +
    (settings[number]?.cue === 'denies' ? 10 : 0) +
    (WISHES.has(statements[number]?.stance ?? 'asserts') ? 60 : 0);
  let best = parts[0] as Part;
  let least = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    const costs = cost(part);
    if (costs < least) [best, least] = [part, costs];
  }
  return best;
}
