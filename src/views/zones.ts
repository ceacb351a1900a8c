import type { Look } from './look.ts';

/** Zones offered for choice, west to east, by their city's name. At most 24: one place is kept for the channel's own. */
export const ZONES: readonly { readonly zone: string; readonly en: string; readonly ar: string }[] = [
  { zone: 'America/Los_Angeles', en: 'Los Angeles', ar: 'لوس أنجلوس' },
  { zone: 'America/Chicago', en: 'Chicago', ar: 'شيكاغو' },
  { zone: 'America/New_York', en: 'New York', ar: 'نيويورك' },
  { zone: 'UTC', en: 'UTC', ar: 'التوقيت العالمي' },
  { zone: 'Africa/Nouakchott', en: 'Nouakchott', ar: 'نواكشوط' },
  { zone: 'Africa/Casablanca', en: 'Casablanca', ar: 'الدار البيضاء' },
  { zone: 'Europe/London', en: 'London', ar: 'لندن' },
  { zone: 'Africa/Algiers', en: 'Algiers', ar: 'الجزائر' },
  { zone: 'Africa/Tunis', en: 'Tunis', ar: 'تونس' },
  { zone: 'Europe/Paris', en: 'Paris', ar: 'باريس' },
  { zone: 'Europe/Berlin', en: 'Berlin', ar: 'برلين' },
  { zone: 'Africa/Tripoli', en: 'Tripoli', ar: 'طرابلس' },
  { zone: 'Africa/Cairo', en: 'Cairo', ar: 'القاهرة' },
  { zone: 'Africa/Khartoum', en: 'Khartoum', ar: 'الخرطوم' },
  { zone: 'Asia/Beirut', en: 'Beirut', ar: 'بيروت' },
  { zone: 'Asia/Jerusalem', en: 'Jerusalem', ar: 'القدس' },
  { zone: 'Asia/Amman', en: 'Amman', ar: 'عمّان' },
  { zone: 'Asia/Damascus', en: 'Damascus', ar: 'دمشق' },
  { zone: 'Europe/Istanbul', en: 'Istanbul', ar: 'إسطنبول' },
  { zone: 'Asia/Baghdad', en: 'Baghdad', ar: 'بغداد' },
  { zone: 'Asia/Riyadh', en: 'Riyadh', ar: 'الرياض' },
  { zone: 'Asia/Qatar', en: 'Doha', ar: 'الدوحة' },
  { zone: 'Asia/Tehran', en: 'Tehran', ar: 'طهران' },
  { zone: 'Asia/Dubai', en: 'Dubai', ar: 'دبي' },
];

/** A zone by its city, and how far it is from UTC now: «Baghdad (UTC+3)». */
export function zoneText(zone: string, look: Pick<Look, 'chrome' | 'now'>): string {
  const known = ZONES.find((one) => one.zone === zone);
  const name = known?.[look.chrome] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  if (zone === 'UTC') return name;
  return `${name} (${offsetText(zone, look.now)})`;
}

function offsetText(zone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    now,
  );
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
}
