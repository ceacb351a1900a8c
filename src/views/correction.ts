import type { Found } from '../answers/answers.ts';
import type { Amendment, Change, Measure } from '../briefing/changes.ts';
import { directionOfLanguage } from '../text/direction.ts';
import type { Block, Run } from './card.ts';
import { dateRun, dateText, numberText } from './dates.ts';
import { bold, content, label, note, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';

/** Changes told in one line, and lines under one briefing. */
const CHANGES = 3;
const LINES = 3;
const MARKS = /[«»“”„‟"＂〝〞]/gu;

type Entry = Amendment['trail'][number];

/** Whether a post shows it no more: struck out, or not at all. */
export function isGone({ amended }: Found): boolean {
  return amended !== undefined && amended.state !== 'shown';
}

/** What was changed in a post's briefing and when, the latest lines. */
export function amendmentBlocks({ briefing, amended }: Found, look: Look): Block[] {
  if (amended === undefined || amended.state !== 'shown') return [];
  return amended.trail
    .slice(-LINES)
    .map((entry) => note(label(look.chrome, ...lineOf(entry, briefing.lang, look))));
}

/** In place of a briefing that was withdrawn: its words struck out, and why. Of a hidden one nothing is shown. */
export function goneBlocks(found: Found, look: Look, points: number): Block[] {
  const { briefing, amended } = found;
  if (amended?.state === 'hidden') {
    return [note(label(look.chrome, phrasebook[look.chrome].correction.hidden))];
  }
  const struck = (words: string): Run => ({ text: words, strike: true });
  const title = content(briefing.lang, { ...struck(briefing.title), bold: true });
  const items = briefing.summary.slice(0, points).map((point) => content(briefing.lang, struck(point.text)));
  return [
    text(title),
    ...(points > 0 ? [{ type: 'list' as const, items }] : []),
    ...withdrawnNote(found, look),
  ];
}

/** When it was withdrawn and why. */
function withdrawnNote({ amended }: Found, look: Look): Block[] {
  const phrases = phrasebook[look.chrome].correction;
  const entry = amended?.trail.at(-1);
  const withdrawn = entry?.changes.find((change) => change.kind === 'withdrawn');
  if (entry === undefined || withdrawn === undefined) return [];
  const { reason } = withdrawn;
  const why = reason === null ? ` ${phrases.byEditors}` : `: ${reason}`;
  return [note(label(look.chrome, bold(phrases.withdrawn), ' ', when(entry.at, look), why))];
}

/** «Corrected 8 January 2020 at 14:05: …». */
function lineOf({ at, changes }: Entry, lang: string, look: Look): Run[] {
  const phrases = phrasebook[look.chrome].correction;
  const told = changes.filter(({ kind }) => kind !== 'restored');
  const head = told.length < changes.length ? phrases.again : phrases.corrected;
  const parts = changeRuns(told, lang, look);
  return [bold(head), { text: ' ' }, when(at, look), ...(parts.length > 0 ? [{ text: ': ' }, ...parts] : [])];
}

/** The weightiest changes with a semicolon between them, and how many more there are. */
function changeRuns(changes: readonly Change[], lang: string, look: Look): Run[] {
  const left = changes.length - CHANGES;
  const parts = changes.slice(0, CHANGES).map((change) => changeOf(change, lang, look));
  if (left > 0) parts.push([{ text: phrasebook[look.chrome].correction.more(left) }]);
  const separator = look.chrome === 'ar' ? '؛ ' : '; ';
  return parts.flatMap((part, index) => (index === 0 ? part : [{ text: separator }, ...part]));
}

/** One change in words. The briefing's own stand in italics, and in quotation marks only where they are verified. */
export function changeOf(change: Change, lang: string, look: Look): Run[] {
  const { correction: phrases } = phrasebook[look.chrome];
  const named = (name: string | null) => name ?? phrases.someone;
  const about = (line: string, words: string): Run[] => [
    { text: `${line}: ` },
    { text: words.replace(MARKS, ''), italic: true },
  ];
  const line = (words: string): Run[] => [{ text: words }];
  switch (change.kind) {
    case 'speaker':
      return about(phrases.speaker(named(change.now), named(change.was)), change.words);
    case 'stance': {
      const { stances } = phrases;
      return about(
        phrases.stance(named(change.speaker), stances[change.now], stances[change.was]),
        change.words,
      );
    }
    case 'position':
      return about(phrases.position[change.now](named(change.speaker)), change.words);
    case 'words':
      return change.quoted
        ? line(`${phrases.words(named(change.speaker))}: ${quotation(change.words, lang)}`)
        : about(phrases.words(named(change.speaker)), change.words);
    case 'name':
      return line(phrases.name(change.now, change.was));
    case 'role':
      return line(change.now === null ? phrases.noRole(change.name) : phrases.role(change.name, change.now));
    case 'via':
      return line(phrases.via(named(change.speaker)));
    case 'said-at':
      return line(phrases.saidAt(named(change.speaker)));
    case 'added':
      return line(phrases.added(change.count));
    case 'removed':
      return line(phrases.removed(change.count));
    case 'disputed':
      return about(change.now ? phrases.disputed : phrases.undisputed, change.words);
    case 'figure':
      return line(phrases.figure(measure(change.now, look), measure(change.was, look)));
    case 'published':
      return line(phrases.published(dateText(change.now, look)));
    case 'title':
      return line(phrases.titleChanged);
    case 'points':
    case 'claims':
    case 'figures':
    case 'timeline':
    case 'source':
      return line(phrases[change.kind]);
    case 'withdrawn':
      return line(phrases.withdrawn);
    case 'restored':
      return line(phrases.again);
  }
}

/** Inner marks would close the outer ones. */
function quotation(words: string, lang: string): string {
  const plain = words.replace(MARKS, '');
  return directionOfLanguage(lang) === 'rtl' ? `«${plain}»` : `“${plain}”`;
}

function measure({ value, max, unit }: Measure, look: Look): string {
  const { range } = phrasebook[look.chrome].figures;
  const number = (n: number) => numberText(n, look.chrome);
  const amount = max === undefined ? number(value) : range(number(value), number(max));
  return unit ? `${amount} ${unit}` : amount;
}

/** Day and time in the post's zone. */
export function when(at: number, look: Look): Run {
  return dateRun(new Date(at).toISOString(), look);
}

/** A line for a briefing that a post names but does not show. */
export function goneLine(found: Found, look: Look): Block[] {
  return isGone(found) ? goneBlocks(found, look, 0) : [];
}

/** What changed in a briefing that a post takes only parts of: its title, and the lines. */
export function changeBlocks(found: Found, look: Look): Block[] {
  const lines = amendmentBlocks(found, look);
  return lines.length > 0 ? [text(content(found.briefing.lang, bold(found.briefing.title))), ...lines] : [];
}
