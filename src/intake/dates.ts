import { dateOrInstantSchema } from '../briefing/schema.ts';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * A date as pages and feeds write it (ISO 8601 in its variants, RFC 2822) as a briefing writes it: an instant with offset
 * where the zone is known, else the day alone. Undefined where it is no date.
 */
export function normaliseDate(text: string | null | undefined): string | undefined {
  const written = text?.trim() ?? '';
  const iso = ISO.exec(written);
  const normal = iso ? fromIso(iso) : fromWords(written);
  return dateOrInstantSchema.safeParse(normal).success ? normal : undefined;
}

function fromIso([, day, time, seconds, zone]: RegExpExecArray): string | undefined {
  if (!time || !zone) return day;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(.\d{2}):?/, '$1:');
  return `${day}T${time}:${seconds ?? '00'}${offset}`;
}

/** `Tue, 07 Jan 2020 10:30:00 GMT`. Without a zone the hour says nothing, so that only the day is taken. */
function fromWords(written: string): string | undefined {
  const hasZone = /(?:[+-]\d{4}|\b(?:GMT|UTC?|[ECMP][SD]T|Z))\)?$/.test(written);
  const ms = Date.parse(hasZone ? written : `${written} UTC`);
  if (Number.isNaN(ms) || !/\d{4}/.test(written)) return undefined;
  const instant = new Date(ms).toISOString();
  return hasZone ? instant.replace(/\.\d+Z$/, 'Z') : instant.slice(0, 10);
}
