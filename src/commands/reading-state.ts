import { STANCES } from '../briefing/schema.ts';
import { decodeState, encodeState, token } from '../views/tokens.ts';
import type { Reading } from './reading.ts';

const KINDS = [
  'said',
  'quote',
  'disagree',
  'changed',
  'number',
  'when',
  'person',
  'disputed',
  'search',
] as const;

/** A button that asks again, as a reading. */
export function askedToken(reading: Reading): string {
  const { kind, person, other, to, about, stance, first, quote, via, story, since, before, when, words } =
    reading;
  return token(
    'asked',
    encodeState({
      ...{
        k: kind,
        p: person,
        q: other,
        t: to,
        a: about,
        s: stance,
        v: via,
        y: story,
        w: quote,
        d: when,
        x: words,
      },
      1: first ? '1' : '',
      f: since === undefined ? '' : String(since),
      u: before === undefined ? '' : String(before),
    }),
  );
}

/** Null where it is no reading of ours. */
export function readAskedState(state: string): Reading | null {
  const { k, p, q, t, a, s, v, y, w, d, x, f, u, ...rest } = decodeState(state);
  const kind = KINDS.find((one) => one === k);
  if (kind === undefined) return null;
  const instant = (value: string | undefined) =>
    value !== undefined && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
  return {
    ...{ kind, person: p, other: q, to: t, about: a, via: v, story: y, quote: w, when: d, words: x },
    stance: STANCES.find((one) => one === s),
    first: rest['1'] === '1' ? true : undefined,
    since: instant(f),
    before: instant(u),
  };
}
