import type { types } from '@slack/bolt';
import { type Direction, directionOf } from '../../text/direction.ts';
import { isolate, strip } from '../../text/isolate.ts';
import type { Field, Run } from '../../views/card.ts';
import { splitRuns } from '../../views/split.ts';
import type { SlackLimits } from './limits.ts';

/** Whether anything of a field can be seen; Slack refuses empty texts. */
export function isVisible(field: Field): boolean {
  return strip(textOf(field)).trim() !== '';
}

/** A field as text alone. */
export function plainText(field: Field): string {
  return directed(field)
    .map((run) => run.text)
    .join('');
}

/** Whether text alone would lose a link or an instant. */
export function needsMarkup(field: Field): boolean {
  return field.runs.some((run) => run.url !== undefined || run.at !== undefined);
}

/** A field as rich text elements, which Slack takes literally: nothing in them needs escaping. */
export function elementsOf(field: Field, limits: SlackLimits): types.RichTextElement[] {
  return directed(field).flatMap((run) =>
    chunks(run, limits.text).map((part) => elementOf(part, field.dir, limits)),
  );
}

// Slack has no escape for these, so a text with one of them is never sent as mrkdwn.
const SPECIAL = /[*_~`>|]|:[^\s:]+:/u;

/** A field as Slack's mrkdwn; null where it holds what mrkdwn would read as formatting. */
export function mrkdwnOf(field: Field, limits: SlackLimits): string | null {
  if (field.runs.some((run) => SPECIAL.test(run.text) || run.bold || run.italic || run.strike)) return null;
  const text = directed(field)
    .map((run) => {
      const label = escapeText(run.text);
      const url = linkOf(run, limits);
      const target = url && escapeText(url).replaceAll('|', '%7C');
      if (run.at !== undefined) {
        const link = target ? `^${target}` : '';
        return `<!date^${seconds(run.at)}^${dateFormat(run, field.dir)}${link}|${label}>`;
      }
      return target ? `<${target}|${label}>` : label;
    })
    .join('');
  return text.length > limits.text ? null : text;
}

/** https://docs.slack.dev/messaging/formatting-message-text: these three and no others. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An http(s) link Slack will take, else undefined. */
export function linkOf(
  { url }: { readonly url?: string | undefined },
  limits: SlackLimits,
): string | undefined {
  if (url === undefined || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { href } = new URL(url);
  return href.length <= limits.url ? href : undefined;
}

const textOf = (field: Field): string => field.runs.map((run) => run.text).join('');

/** The runs with what keeps their direction, and nothing that could break another's. */
function directed(field: Field): Run[] {
  const runs = field.runs
    .map((run) => ({ ...run, text: isolate(run.text, field.dir).toWellFormed() }))
    .filter((run) => run.text !== '');
  const lead = field.dir === 'rtl' ? '\u200f' : '\u200e';
  const [first, ...others] = runs;
  if (first === undefined || directionOf(textOf(field), field.dir) === field.dir) return runs;
  return [{ ...first, text: lead + first.text }, ...others];
}

function chunks(run: Run, max: number): readonly Run[] {
  if (run.text.length <= max) return [run];
  const [[first], rest] = splitRuns([run], max);
  return first === undefined ? [run] : [first, ...rest.flatMap((part) => chunks(part, max))];
}

function elementOf(run: Run, dir: Direction, limits: SlackLimits): types.RichTextElement {
  const style = {
    ...(run.bold && { bold: true }),
    ...(run.italic && { italic: true }),
    ...(run.strike && { strike: true }),
  };
  const styled = Object.keys(style).length > 0 ? { style } : {};
  const url = linkOf(run, limits);
  if (run.at !== undefined) {
    const link = url === undefined ? {} : { url };
    const timestamp = seconds(run.at);
    return { type: 'date', timestamp, format: dateFormat(run, dir), fallback: run.text, ...link, ...styled };
  }
  if (url !== undefined) return { type: 'link', url, text: run.text, ...styled };
  return { type: 'text', text: run.text, ...styled };
}

const seconds = (at: number): number => Math.floor(at / 1000);

// Slack words dates in its own interface languages, Arabic not among them: figures alone stand in any text.
function dateFormat(run: Run, dir: Direction): string {
  const withTime = /\p{Nd}:\p{Nd}{2}/u.test(run.text);
  if (dir === 'rtl') return withTime ? '{date_num} {time}' : '{date_num}';
  return withTime ? '{date_short_pretty}, {time}' : '{date_short_pretty}';
}
