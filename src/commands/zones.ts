import { fold } from '../text/fold.ts';
import { ZONES } from '../views/zones.ts';

/** Names that are no zone's own city. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  UTC: ['gmt', 'utc', 'etc/utc', 'غرينتش', 'توقيت غرينتش'],
  'America/New_York': ['washington', 'washington dc', 'est', 'eastern', 'واشنطن'],
  'America/Los_Angeles': ['pacific', 'san francisco'],
  'Africa/Casablanca': ['rabat', 'الرباط', 'المغرب'],
  'Africa/Cairo': ['egypt', 'مصر'],
  'Asia/Baghdad': ['iraq', 'العراق', 'البصرة', 'basra', 'أربيل', 'erbil', 'الموصل', 'mosul'],
  'Asia/Riyadh': ['mecca', 'makkah', 'مكة', 'jeddah', 'جدة', 'السعودية', 'saudi arabia'],
  'Asia/Kuwait': ['الكويت'],
  'Asia/Bahrain': ['manama', 'المنامة', 'البحرين'],
  'Asia/Dubai': ['abu dhabi', 'أبوظبي', 'أبو ظبي', 'الإمارات', 'uae'],
  'Asia/Muscat': ['مسقط', 'oman'],
  'Asia/Aden': ['sanaa', 'صنعاء', 'عدن', 'اليمن', 'yemen'],
  'Asia/Qatar': ['قطر'],
  'Asia/Beirut': ['lebanon', 'لبنان'],
  'Asia/Damascus': ['syria', 'سوريا'],
  'Asia/Gaza': ['غزة'],
  'Asia/Hebron': ['ramallah', 'رام الله', 'الخليل'],
  'Europe/Istanbul': ['ankara', 'أنقرة', 'اسطنبول', 'turkey', 'تركيا'],
  'Europe/Zurich': ['geneva', 'جنيف'],
  'Europe/Brussels': ['بروكسل'],
  'Europe/Moscow': ['موسكو'],
  'Europe/Vienna': ['فيينا'],
};

const supported = Intl.supportedValuesOf('timeZone');
const byName = new Map([
  ...supported.map((zone) => [nameOf(zone.split('/').at(-1) ?? zone), zone] as const),
  ...supported.map((zone) => [nameOf(zone), zone] as const),
  ...ZONES.flatMap(({ zone, en, ar }) => [[nameOf(en), zone] as const, [nameOf(ar), zone] as const]),
  ...Object.entries(ALIASES).flatMap(([zone, names]) => names.map((name) => [nameOf(name), zone] as const)),
]);

/** IANA name of a zone or a city in either script; null where neither is known. */
export function parseZone(text: string): string | null {
  return byName.get(nameOf(text)) ?? linkedZone(text.trim());
}

/** Zones whose name or city begins with, or else holds, what is typed; the usual ones first. */
export function completeZones(typed: string, limit: number): string[] {
  const wanted = nameOf(typed);
  if (wanted === '') return ZONES.slice(0, limit).map((one) => one.zone);
  const names = [...byName].filter(([name]) => name.includes(wanted));
  const ranked = names.toSorted(([a], [b]) => Number(b.startsWith(wanted)) - Number(a.startsWith(wanted)));
  return [...new Set(ranked.map(([, zone]) => zone))].slice(0, limit);
}

/** Older names, such as Asia/Calcutta, which are not listed but are taken. Offsets, which know no summer time, are not. */
function linkedZone(text: string): string | null {
  if (!/^[A-Za-z]+\/[A-Za-z_/-]+$/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function nameOf(text: string): string {
  return fold(text)
    .replace(/[_\s]+/g, ' ')
    .trim();
}
