import type { Document, Range } from './document.ts';
import * as ar from './languages/ar.ts';
import * as en from './languages/en.ts';
import { RANKS, ROLES } from './languages/naming.ts';
import type { Resolved } from './resolve.ts';
import type { Token } from './tokens.ts';

const LONGEST = 12;
const RANK = new Set(Object.values(RANKS));

/** Gives speakers without a role, or with a rank alone, the one told after their name: "Mark Milley, chairman of …,". */
export function addAppositions(doc: Document, resolved: readonly Resolved[]): void {
  for (const { speaker, mention } of resolved) {
    if (!speaker || !mention || speaker.kind !== 'person' || !speaker.named) continue;
    if (speaker.role !== undefined && !RANK.has(speaker.role)) continue;
    const role = roleAfter(doc, mention);
    if (role !== undefined) speaker.role = speaker.role === undefined ? role : `${speaker.role}, ${role}`;
  }
}

function roleAfter(doc: Document, mention: Range): string | undefined {
  let at = mention.to - 1;
  while (at < mention.to + 2 && !isComma(doc.tokens[at])) at++;
  if (!isComma(doc.tokens[at])) at = commaInside(doc, mention);
  const first = doc.tokens[at + 1];
  if (at === -1 || first?.kind !== 'word') return undefined;
  let to = at + 1;
  while (to < at + 2 + LONGEST && doc.tokens[to]?.kind === 'word' && doc.tokens[to]?.line === first.line)
    to++;
  const end = doc.tokens[to];
  const closed = isComma(end) || end?.text === '.' || end === undefined;
  if (!closed || to - at > LONGEST || !opensRole(doc, at + 1, to)) return undefined;
  return doc.text
    .slice(first.start, doc.tokens[to - 1]?.end)
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|a|an) /i, '');
}

function commaInside(doc: Document, { from, to }: Range): number {
  for (let at = from + 1; at < to - 1; at++) if (isComma(doc.tokens[at])) return at;
  return -1;
}

const isComma = (token: Token | undefined): boolean => token?.text === ',' || token?.text === '،';

/** A noun for a role before the first preposition, and no verb: "chairman of …", «قائد القوات …». */
function opensRole(doc: Document, from: number, to: number): boolean {
  const norms = doc.tokens.slice(from, to).map(({ norm }) => norm.replace(/'s$/, ''));
  if (
    norms.some(
      (norm) => en.AUXILIARIES.has(norm) || en.COMMON_VERBS.has(norm) || en.SUBJECT_PRONOUNS.has(norm),
    )
  )
    return false;
  const stop = norms.findIndex((norm) => en.PREPOSITIONS.has(norm));
  const head = norms.slice(0, stop === -1 ? norms.length : stop);
  return head.some((norm) => en.ROLE_NOUNS.has(norm) || ROLES.has(norm)) || ar.TITLES.has(norms[0] ?? '');
}
