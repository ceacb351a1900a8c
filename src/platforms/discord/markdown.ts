import { mark, strip } from '../../text/isolate.ts';
import type { Field, Run } from '../../views/card.ts';

/**
 * Fields as Discord's markdown, in which only our own styles, links and instants have an effect.
 * https://docs.discord.com/developers/reference#message-formatting
 */

/** Parts two markers that would read as one, as in `**a**` before `*b*`. */
const SEPARATOR = '\u200b';
/** Escaped wherever it stands, and: a bracket after a link's text, an address, an emoji's name, a mention of everyone. */
const SPECIAL = /[\\*_~|`[\]<]|(?<=^|\])\(|:(?=\/\/|[\w+-]+:)|@(?=everyone|here)/g;
const UNSEEN = '[\\s\\p{Default_Ignorable_Code_Point}]*';
const NOTHING_SEEN = new RegExp(`^${UNSEEN}$`, 'u');
const BULLET = new RegExp(`^(${UNSEEN})([-+#>])`, 'u');
const NUMBER = new RegExp(`^(${UNSEEN}\\d+)\\.`, 'u');
const CONTROL = /(?![\n\t])\p{Cc}/gu;
const DIRECTION = /[\u200e\u200f\u2066-\u2069]/;
const OPENING = /[\u200e\u200f\u2066\u2067]/g;
const CLOSING = /\u2069/g;

/** Whether nothing of it would be seen; Discord refuses such a text. */
export const isBlank = (text: string): boolean => NOTHING_SEEN.test(text);

/**
 * A line's text with everything escaped that markdown, a mention, an emoji or a link could be made of. What stands
 * inside markers or a link is read as a line of its own.
 */
export function escapeMarkdown(text: string, atLineStart = false): string {
  const escaped = text.replace(SPECIAL, '\\$&');
  return atLineStart ? escaped.replace(BULLET, '$1\\$2').replace(NUMBER, '$1\\.') : escaped;
}

/** A field's lines, without the prefix of the block they stand in. */
export function drawField(field: Field): string[] {
  return linesOf(directed(field)).map(drawLine);
}

/** An http(s) address in a form that cannot end the link it stands in; null for any other. */
export function safeUrl(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  return parsed.href.replace(/[()<>[\]\\`|]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The runs with the controls that `text/isolate` sets over the field as a whole. */
function directed(field: Field): Run[] {
  const runs = merged(field.runs.map((run) => ({ ...run, text: clean(run.text) })));
  const text = mark(runs.map((run) => run.text).join(''), field.dir);
  let at = 0;
  return runs.map((run) => {
    const start = at;
    for (let left = run.text.length; left > 0; at += 1) {
      if (!DIRECTION.test(text.charAt(at))) left -= 1;
    }
    while (text.charAt(at).match(CLOSING)) at += 1;
    return { ...run, text: text.slice(start, at) };
  });
}

function clean(text: string): string {
  return strip(text.replace(/\r\n?/g, '\n').replace(CONTROL, '').toWellFormed());
}

/** Neighbours of one style as one run: their markers would run into each other. */
function merged(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && isInstant(last) === isInstant(run) && !isInstant(run) && styleOf(last) === styleOf(run)) {
      result[result.length - 1] = { ...last, text: last.text + run.text };
    } else if (run.text !== '') result.push(run);
  }
  return result;
}

const isInstant = (run: Run): boolean => run.at !== undefined && Math.abs(run.at) <= 8.64e15;
const markersOf = (run: Run): string =>
  `${run.strike ? '~~' : ''}${run.bold ? '**' : ''}${run.italic ? '*' : ''}`;
const styleOf = (run: Run): string => `${markersOf(run)} ${run.url ?? ''}`;

function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    }
  }
  return lines;
}

function drawLine(runs: readonly Run[]): string {
  let line = '';
  let started = false;
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    if (before && touch(before, run)) line += SEPARATOR;
    line += drawRun(run, !started);
    started ||= !isBlank(run.text);
  }
  return line;
}

const touch = (before: Run, after: Run): boolean =>
  markersOf(before) !== '' && markersOf(after) !== '' && !/\s$/.test(before.text) && !/^\s/.test(after.text);

function drawRun(run: Run, atLineStart: boolean): string {
  if (isInstant(run)) return drawInstant(run);
  const href = run.url === undefined ? null : safeUrl(run.url);
  if (href === null) return drawStyled(run, run.text, atLineStart);
  // A square bracket ends a link's text even when escaped, so it stands outside the link.
  return run.text
    .split(/([[\]]+)/)
    .map((part, index) => {
      const drawn = drawStyled(run, part, true);
      return index % 2 === 1 || isBlank(part) ? drawn : `[${drawn}](<${href}>)`;
    })
    .join('');
}

function drawStyled(run: Run, text: string, atLineStart: boolean): string {
  const markers = markersOf(run);
  if (markers === '' || isBlank(text)) return escapeMarkdown(text, atLineStart);
  // Markers take effect only against the text itself.
  const core = text.trim();
  const start = text.indexOf(core);
  const closing = markers.split('').reverse().join('');
  // A closing marker is read from the first character that could begin it, escaped or not.
  const gap = /[*~]$/.test(core) ? SEPARATOR : '';
  const drawn = `${markers}${escapeMarkdown(core, true)}${gap}${closing}`;
  return text.slice(0, start) + drawn + text.slice(start + core.length);
}

/** Drawn by each reader's client in the reader's own zone and language. */
function drawInstant(run: Run): string {
  const [opening, closing] = [run.text.match(OPENING) ?? [], run.text.match(CLOSING) ?? []];
  const styled = { ...run, text: '' };
  const instant = `<t:${Math.floor((run.at ?? 0) / 1000)}:f>`;
  const markers = markersOf(styled);
  return `${opening.join('')}${markers}${instant}${markers.split('').reverse().join('')}${closing.join('')}`;
}
