import { fold } from '../text/fold.ts';
import type { ChromeLanguage } from '../views/card.ts';

const NAMES: Readonly<Record<ChromeLanguage, readonly string[]>> = {
  ar: ['ar', 'arabic', 'عربي', 'عربية', 'العربية', 'بالعربية'],
  en: ['en', 'english', 'إنجليزي', 'إنجليزية', 'الإنجليزية', 'انكليزي', 'الإنكليزية', 'بالإنجليزية'],
};

/** A language of labels by its tag or its name in either script. */
export function parseLanguage(text: string): ChromeLanguage | null {
  const name = fold(text).trim();
  if (NAMES.ar.some((one) => fold(one) === name)) return 'ar';
  return NAMES.en.some((one) => fold(one) === name) ? 'en' : null;
}

/** The language of labels for a locale such as `ar-IQ` or `en_GB`; undefined where there is none for it. */
export function chromeOfLocale(locale: string | undefined): ChromeLanguage | undefined {
  const tag = locale?.toLowerCase().split(/[-_]/)[0];
  return tag === 'ar' || tag === 'en' ? tag : undefined;
}
