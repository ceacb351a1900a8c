import type { Found } from '../answers/answers.ts';
import { audiencesOf, type Place } from '../briefing/audience.ts';
import type { Amendment, Change } from '../briefing/changes.ts';
import { compareBriefings, newNotes, type Version } from '../briefing/corrections.ts';
import type { Briefing } from '../briefing/schema.ts';
import type { ShownBriefing } from '../store/shown.ts';
import { type Current, GONE } from '../store/versions.ts';

/** Entries kept of what was told. */
const MOST_KEPT = 10;

/** Whether those who read the place may see it. */
export function isVisibleAt(place: Place, { status, audience }: Briefing): boolean {
  return status === 'approved' && isForPlace(place, audience);
}

const isForPlace = (place: Place, audience: string): boolean => audiencesOf({ place }).includes(audience);

/**
 * What becomes of a briefing in a post. `last`: the words last shown there; `current`: as it is now, undefined where it was
 * removed; `at`: when it was changed (ms). Nothing of a state that the place's readers may not see is taken over.
 */
export function amend(
  shown: ShownBriefing,
  last: Version | null,
  current: Current | undefined,
  place: Place,
  at: number,
): ShownBriefing {
  const version = current?.version ?? GONE;
  if (version === shown.version) return shown;
  if (current !== undefined && isVisibleAt(place, current.briefing)) {
    const changes = changesToShow(shown, last, current);
    // Of a time away only the return is told.
    const trail =
      shown.state === 'shown' ? shown.trail : shown.trail.filter((entry) => !tellsWithdrawal(entry));
    return {
      ...shown,
      version,
      shown: version,
      state: 'shown',
      trail: changes.length > 0 ? [...trail, { at, changes }].slice(-MOST_KEPT) : trail,
    };
  }
  if (current !== undefined && !isForPlace(place, current.briefing.audience)) {
    return { ...shown, version, state: 'hidden' };
  }
  const reason = last && current ? (newNotes(last.briefing, current.briefing).at(-1)?.note ?? null) : null;
  const known = shown.trail.find(tellsWithdrawal);
  if (shown.state === 'withdrawn' && known !== undefined && reason === null) return { ...shown, version };
  const kept = shown.trail.filter((entry) => entry !== known);
  const entry = { at: known?.at ?? at, changes: [{ kind: 'withdrawn', reason } as const] };
  return { ...shown, version, state: 'withdrawn', trail: [...kept, entry] };
}

const tellsWithdrawal = (entry: Amendment['trail'][number]): boolean =>
  entry.changes.some((change) => change.kind === 'withdrawn');

/** An editor's own note, which the briefing carries, stands for what it tells. */
function changesToShow(shown: ShownBriefing, last: Version | null, current: Current): Change[] {
  const told = last === null || newNotes(last.briefing, current.briefing).length > 0;
  const changes = told ? [] : compareBriefings(last, current);
  return shown.state === 'shown' ? changes : [{ kind: 'restored' }, ...changes];
}

/** The briefing as the post draws it. */
export function foundOf(shown: ShownBriefing, words: Version | null): Found | null {
  if (words === null) return null;
  const amended: Amendment = { state: shown.state, trail: shown.trail };
  const { briefing, verified } = words;
  return { briefing: shown.state === 'hidden' ? redacted(briefing) : briefing, verified, amended };
}

/** What is hidden is not even named. */
function redacted(briefing: Briefing): Briefing {
  const nothing = { people: [], statements: [], claims: [], timeline: [], figures: [], corrections: [] };
  return { ...briefing, ...nothing, title: '', summary: [], translations: {} };
}
