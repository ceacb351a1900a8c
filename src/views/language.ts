import type { ChromeLanguage } from './card.ts';

/** A language's name in the language of labels; its tag where it has none. */
export function languageName(lang: string, chrome: ChromeLanguage): string {
  return new Intl.DisplayNames(chrome, { type: 'language', fallback: 'code' }).of(lang) ?? lang;
}

export function sameLanguage(a: string, b: string): boolean {
  return primary(a) === primary(b);
}

/** The language whose phrases go with content in `lang`; the reader's where there are none. */
export function phraseLanguage(lang: string, chrome: ChromeLanguage): ChromeLanguage {
  const tag = primary(lang);
  return tag === 'ar' || tag === 'en' ? tag : chrome;
}

function primary(lang: string): string {
  return lang.toLowerCase().split('-')[0] ?? '';
}
