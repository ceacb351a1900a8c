import type { Database } from '../store/database.ts';
import { stem } from '../text/stem.ts';
import { words } from '../text/terms.ts';
import type { QuotationAnswer, QuotationQuery, Said } from './answers.ts';
import { askedPeople } from './asked-people.ts';
import { statementsOn, statementsWhere } from './candidates.ts';
import { newestFirst } from './describe.ts';
import type { Naming } from './naming.ts';
import { isOne } from './said.ts';

/** How much of the asked words must stand in a statement, in order, and of the statement in them, to be the same thing said. */
const [ASKED, THERE] = [0.75, 0.5] as const;
/** Fewer words than these are in too many mouths to be told in other words. */
const FEWEST = 3;
const NEGATIONS = new Set(
  'not no never nothing nobody none nor cannot dont doesnt didnt wont isnt wasnt cant لا لم لن ليس ليست ما غير'.split(
    ' ',
  ),
);
const MARKED = /"([^"]+)"|“([^”]+)”|«([^»]+)»/gu;

/** Whether somebody said this: word for word in quotation marks of the source, in other words, or not as far as is known. */
export async function checkQuotation(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  { words: asked, person = '' }: QuotationQuery,
): Promise<QuotationAnswer> {
  const found = person.trim() === '' ? undefined : await askedPeople(database, audiences, naming, person);
  const people = (found?.people ?? []).map((one) => one.person);
  const none: QuotationAnswer = { verdict: 'none', said: [], people, corrected: found?.corrected };
  const wanted = words(asked);
  if (wanted.length === 0 || (found && found.people.length !== 1)) return none;
  const mains = found?.people[0]?.mains;
  const candidates = mains
    ? (await statementsWhere(database, audiences, { people: mains })).filter(
        ({ speaker }) => speaker && isOne(speaker, mains),
      )
    : await statementsOn(database, audiences, asked, {});
  const exact = candidates.filter((said) => holds(quotedWords(said), wanted));
  if (exact.length > 0) return { ...none, verdict: 'exact', said: exact.toSorted(newestFirst) };
  const other = candidates
    .map((said) => ({ said, likeness: likeness(wanted, words(said.statement.text)) }))
    .filter((one) => one.likeness > 0);
  const best = Math.max(...other.map((one) => one.likeness));
  const said = other.filter((one) => one.likeness === best).map((one) => one.said);
  return said.length === 0 ? none : { ...none, verdict: 'other', said: said.toSorted(newestFirst) };
}

/** The words of a statement that the source itself puts in the speaker's mouth, part by part. */
function quotedWords({ statement, verified }: Said): string[][] {
  if (!verified || statement.paraphrase || statement.kind === 'indirect') return [];
  if (statement.kind === 'direct') return statement.text.split(' … ').map(words);
  return [...statement.text.matchAll(MARKED)].map((match) => words(match[1] ?? match[2] ?? match[3] ?? ''));
}

function holds(parts: readonly (readonly string[])[], wanted: readonly string[]): boolean {
  return parts.some((part) => ` ${part.join(' ')} `.includes(` ${wanted.join(' ')} `));
}

/** 0 where the two do not say the same; a word that denies on one side only makes them say the opposite. */
function likeness(wanted: readonly string[], there: readonly string[]): number {
  if (wanted.length < FEWEST) return 0;
  const denied = (list: readonly string[]) => list.some((word) => NEGATIONS.has(word));
  if (denied(wanted) !== denied(there)) return 0;
  const common = inOrder(wanted.map(bare), there.map(bare));
  const [asked, told] = [common / wanted.length, common / there.length];
  return asked >= ASKED && told >= THERE ? asked + told : 0;
}

const bare = (word: string): string => stem(word.replace(/^[بلكو](?=ال)/u, ''));

/** Length of the longest common subsequence (Hirschberg 1975). */
function inOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const next = [0];
    for (const [j, right] of b.entries()) {
      next.push(left === right ? (row[j] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
