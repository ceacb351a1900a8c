import { fold } from '../text/fold.ts';
import { compareNames } from '../text/names.ts';
import { type Change, isReversal, type Measure } from './changes.ts';
import { pairStatements } from './pairing.ts';
import type { Briefing, Figure, Person, Statement } from './schema.ts';

/** One state of a briefing, with the ids of the statements whose words were verified. */
export interface Version {
  readonly briefing: Briefing;
  readonly verified: ReadonlySet<string>;
}

const EXCERPT = 160;

/**
 * What a reader of `before` has to know of `after`, weightiest first; nothing where only what nobody is shown in words
 * changed: topics, story, evidence, method, spelling of ids, punctuation.
 */
export function compareBriefings(before: Version, after: Version): Change[] {
  const [old, now] = [before.briefing, after.briefing];
  return distinct([
    ...statementChanges(before, after),
    ...(isSame(old.title, now.title) ? [] : [{ kind: 'title' } as const]),
    ...(areSame(old.summary, now.summary) ? [] : [{ kind: 'points' } as const]),
    ...peopleChanges(old.people, now.people),
    ...claimChanges(old, now),
    ...figureChanges(old.figures, now.figures),
    ...(sameTimeline(old, now) ? [] : [{ kind: 'timeline' } as const]),
    ...(old.publishedAt === now.publishedAt ? [] : [{ kind: 'published', now: now.publishedAt } as const]),
    ...(sameSource(old, now) ? [] : [{ kind: 'source' } as const]),
  ]).sort((a, b) => Number(isReversal(b)) - Number(isReversal(a)));
}

/** The editor's notes that the new version has and the old one had not, oldest first. */
export function newNotes(before: Briefing, after: Briefing): Briefing['corrections'] {
  const key = (note: Briefing['corrections'][number]) => JSON.stringify([note.at, note.note]);
  const known = new Set(before.corrections.map(key));
  return after.corrections.filter((note) => !known.has(key(note)));
}

function statementChanges(before: Version, after: Version): Change[] {
  const [old, now] = [peopleById(before.briefing), peopleById(after.briefing)];
  const nameIn = (people: ReadonlyMap<string, Person>, id: string | null) =>
    people.get(id ?? '')?.name ?? null;
  /** Someone else, not the same one spelled otherwise: the old name still stands for another, or is nothing like the new. */
  const isOther = (was: string | null, speaker: string | null, sameId: boolean): boolean => {
    if (was === null || speaker === null) return was !== speaker;
    if (isSame(was, speaker)) return false;
    const stillThere = !sameId && after.briefing.people.some(({ name }) => isSame(name, was));
    return stillThere || !compareNames(was, speaker).same;
  };
  const { pairs, added, removed } = pairStatements(before.briefing, after.briefing);
  const claims = new Map(after.briefing.claims.map((claim) => [claim.id, claim.text]));
  const changes = pairs.flatMap(([one, other]): Change[] => {
    const [was, speaker] = [nameIn(old, one.speaker), nameIn(now, other.speaker)];
    const [quotation, quoted] = [isQuotation(one, before), isQuotation(other, after)];
    const words = excerpt(other.text);
    const via = (people: ReadonlyMap<string, Person>, statement: Statement) =>
      statement.via.map((id) => fold(nameIn(people, id) ?? '')).join('\n');
    return [
      ...(isOther(was, speaker, one.speaker === other.speaker)
        ? [{ kind: 'speaker', was, now: speaker, words } as const]
        : []),
      ...(one.stance === other.stance
        ? []
        : [{ kind: 'stance', speaker, was: one.stance, now: other.stance, words } as const]),
      ...one.claims.flatMap(({ id, position }): Change[] => {
        const turned = other.claims.find((claim) => claim.id === id)?.position ?? position;
        const claim = claims.get(id);
        if (turned === position || claim === undefined) return [];
        return [{ kind: 'position', speaker, was: position, now: turned, words: excerpt(claim) }];
      }),
      ...(isSame(one.text, other.text)
        ? []
        : [{ kind: 'words', speaker, quotation, quoted, words } as const]),
      ...(via(old, one) === via(now, other) ? [] : [{ kind: 'via', speaker } as const]),
      ...(one.saidAt === other.saidAt ? [] : [{ kind: 'said-at', speaker } as const]),
    ];
  });
  return [
    ...changes,
    ...(added > 0 ? [{ kind: 'added', count: added } as const] : []),
    ...(removed > 0 ? [{ kind: 'removed', count: removed } as const] : []),
  ];
}

function isQuotation(statement: Statement, { verified }: Version): boolean {
  return statement.kind === 'direct' && !statement.paraphrase && verified.has(statement.id);
}

/** Of people that are in both: one whose name became another's altogether shows in what that one said. */
function peopleChanges(before: readonly Person[], after: readonly Person[]): Change[] {
  const old = new Map(before.map((person) => [person.id, person]));
  return after.flatMap((person): Change[] => {
    const one = old.get(person.id);
    if (one === undefined || !(isSame(one.name, person.name) || compareNames(one.name, person.name).same)) {
      return [];
    }
    const [was, now] = [one.role ?? '', person.role ?? ''];
    return [
      ...(isSame(one.name, person.name) ? [] : [{ kind: 'name', was: one.name, now: person.name } as const]),
      ...(isSame(was, now) ? [] : [{ kind: 'role', name: person.name, now: person.role ?? null } as const]),
    ];
  });
}

function claimChanges(before: Briefing, after: Briefing): Change[] {
  const old = new Map(before.claims.map((claim) => [claim.id, claim]));
  const same = areSame(before.claims, after.claims);
  const disputed = after.claims.flatMap((claim): Change[] =>
    old.get(claim.id)?.disputed === !claim.disputed
      ? [{ kind: 'disputed', words: excerpt(claim.text), now: claim.disputed }]
      : [],
  );
  return disputed.length > 0 || same ? disputed : [{ kind: 'claims' }];
}

/** A figure is known again by its own sentence; with as many as before in other sentences, by its place. */
function figureChanges(before: readonly Figure[], after: readonly Figure[]): Change[] {
  const changed = after.flatMap((figure, index): Change[] => {
    const same = before.filter((one) => one.text === figure.text);
    const at = before.length === after.length ? before[index] : undefined;
    const was = same.length > 0 ? same.find((one) => !sameMeasure(one, figure)) : at;
    if (was === undefined || same.some((one) => sameMeasure(one, figure)) || sameMeasure(was, figure))
      return [];
    return [{ kind: 'figure', was: measureOf(was), now: measureOf(figure) }];
  });
  if (changed.length > 0) return changed;
  const told = (figures: readonly Figure[]) =>
    figures.map((figure) => [plain(figure.text), figure.value, figure.max, plain(figure.unit ?? '')]);
  return JSON.stringify(told(before)) === JSON.stringify(told(after)) ? [] : [{ kind: 'figures' }];
}

const sameMeasure = (a: Measure, b: Measure): boolean =>
  a.value === b.value && a.max === b.max && isSame(a.unit ?? '', b.unit ?? '');

const measureOf = ({ value, max, unit }: Figure): Measure => ({ value, max, unit });

function sameTimeline(before: Briefing, after: Briefing): boolean {
  const told = ({ timeline }: Briefing) =>
    JSON.stringify(timeline.map(({ date, text }) => [date, plain(text)]));
  return told(before) === told(after);
}

function sameSource(before: Briefing, after: Briefing): boolean {
  const told = ({ sources }: Briefing) =>
    JSON.stringify(sources.map(({ name, url, author }) => [plain(name), url, plain(author ?? '')]));
  return told(before) === told(after);
}

const peopleById = (briefing: Briefing): ReadonlyMap<string, Person> =>
  new Map(briefing.people.map((person) => [person.id, person]));

const areSame = (a: readonly { text: string }[], b: readonly { text: string }[]): boolean =>
  a.length === b.length && a.every(({ text }, index) => isSame(text, b[index]?.text ?? ''));

/** Enough of a text to know it by, cut at a word. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= EXCERPT) return line;
  const cut = line.slice(0, EXCERPT).toWellFormed();
  return `${cut.slice(0, cut.lastIndexOf(' ') > EXCERPT / 2 ? cut.lastIndexOf(' ') : EXCERPT)} …`;
}

const isSame = (a: string, b: string): boolean => a === b || plain(a) === plain(b);

/** The letters and figures alone; a sign before or within a figure tells too. */
function plain(text: string): string {
  return (fold(text).match(/[\p{L}\p{M}\p{N}]+|[-−+%.,٫٬](?=\p{N})|%/gu) ?? []).join(' ');
}

function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}
