/**
 * Instants as the real clients write them: in the reader's zone, and in the client's language. Neither client exists
 * in Arabic, so an Arabic reader's is taken to be in English.
 */
const locale = navigator.language.startsWith('ar') ? 'en-GB' : navigator.language;

const format = (at, options) => new Intl.DateTimeFormat(locale, options).format(at);
const short = { year: 'numeric', month: 'short', day: 'numeric' };
const long = { year: 'numeric', month: 'long', day: 'numeric' };

/** https://docs.slack.dev/messaging/formatting-message-text/#date-formatting */
const SLACK = {
  date_num: (at) => new Intl.DateTimeFormat('sv-SE').format(at),
  date: (at) => format(at, long),
  date_short: (at) => format(at, short),
  date_long: (at) => format(at, { ...long, weekday: 'long' }),
  time: (at) => format(at, { timeStyle: 'short' }),
  time_secs: (at) => format(at, { timeStyle: 'medium' }),
  ago: (at) => ago(at),
};

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const DISCORD = {
  t: (at) => format(at, { timeStyle: 'short' }),
  T: (at) => format(at, { timeStyle: 'medium' }),
  d: (at) => format(at, { dateStyle: 'short' }),
  D: (at) => format(at, long),
  f: (at) => format(at, { dateStyle: 'long', timeStyle: 'short' }),
  F: (at) => format(at, { dateStyle: 'full', timeStyle: 'short' }),
  R: (at) => ago(at),
};

export function writeDates(element) {
  for (const time of element.querySelectorAll('time[data-at]')) {
    const at = Number(time.dataset.at) * 1000;
    if (!Number.isFinite(at) || Number.isNaN(new Date(at).getTime())) continue;
    time.dateTime = new Date(at).toISOString();
    time.title = format(at, { dateStyle: 'full', timeStyle: 'short' });
    time.textContent = time.dataset.format
      ? time.dataset.format.replace(/\{(\w+?)(?:_pretty)?\}/g, (token, name) => SLACK[name]?.(at) ?? token)
      : (DISCORD[time.dataset.style] ?? DISCORD.f)(at);
  }
}

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function ago(at) {
  const seconds = (at - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return words.format(Math.round(seconds / size), unit);
}
