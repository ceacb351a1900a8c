import { languageSchema } from '../briefing/schema.ts';
import { detectLanguage } from '../text/language.ts';

/** The language of a text, BCP 47. What a page declares is only believed where the text agrees, for templates often lie. */
export function languageOf(text: string, declared?: string): string | undefined {
  const tag = declared
    ?.trim()
    .replace('_', '-')
    .replace(/^[A-Za-z]+/, (language) => language.toLowerCase());
  const usable = languageSchema.safeParse(tag).data;
  const detected = detectLanguage(text);
  if (detected === 'und') return usable;
  return usable?.split('-')[0] === detected ? usable : detected;
}
