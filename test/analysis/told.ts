import { analyse } from '../../src/analysis/analyse.ts';
import type { Briefing } from '../../src/briefing/schema.ts';

/** One statement as a reader would put it: who said what, how and through whom. */
export interface Told {
  readonly speaker: string | null;
  readonly text: string;
  readonly kind: string;
  readonly stance: string;
  readonly via: readonly string[];
  readonly to: readonly string[];
}

const PUBLISHED = '2024-05-15';

export function brief(text: string, lang: string): Briefing {
  return analyse({ text, lang, title: 'Test', publishedAt: PUBLISHED });
}

export function told(text: string, lang: string): Told[] {
  const briefing = brief(text, lang);
  const name = (id: string | null): string | null =>
    briefing.people.find((person) => person.id === id)?.name ?? null;
  return briefing.statements.map(({ speaker, text: words, kind, stance, via, to }) => ({
    speaker: name(speaker),
    text: words,
    kind,
    stance,
    via: via.map((id) => name(id) ?? id),
    to: to.map((id) => name(id) ?? id),
  }));
}

/** `speaker: words` of every statement, in order. */
export function lines(text: string, lang: string): string[] {
  return told(text, lang).map(({ speaker, text: words }) => `${speaker ?? '-'}: ${words}`);
}
