const DAY_MS = 86_400_000;

/** `YYYY-MM-DD`, so many days later. */
export function shift(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export const two = (value: number): string => String(value).padStart(2, '0');

export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Western digits of a number written with either set; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const western = text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[,٬](?=\d{3})/g, '')
    .replace('٫', '.');
  const match = /^\d+(?:\.\d+)?/.exec(western);
  return match ? Number(match[0]) : undefined;
}

/** Tabular Islamic calendar (civil epoch); may differ from a sighting by a day. */
export function fromHijri(year: number, month: number, day: number): string {
  const julian =
    Math.floor((11 * year + 3) / 30) +
    354 * year +
    30 * month -
    Math.floor((month - 1) / 2) +
    day +
    1948440 -
    385;
  return new Date((julian - 2440587.5 - 0.5) * DAY_MS).toISOString().slice(0, 10);
}
