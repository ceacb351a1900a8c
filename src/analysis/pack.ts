import type { Document, Range, ReadingRules } from './document.ts';
import type { RegistryRules } from './people.ts';
import type { Report } from './reports.ts';
import type { ResolutionRules } from './resolve.ts';

/** All that is particular to one language; the procedure around it is shared. */
export interface LanguagePack {
  readonly reading: ReadingRules;
  readonly reports: (doc: Document) => Report[];
  readonly resolution: ResolutionRules;
  readonly registry: Omit<RegistryRules, 'slug'>;
  /** Persons named with a title or role, whether they speak or not, in text order. */
  readonly spokenOf?: (doc: Document) => readonly Range[];
  /** The word is a cue of speech and so no topic. */
  readonly isSpeech: (norm: string) => boolean;
  /** What the method does not try in this language. */
  readonly notAttempted?: readonly string[];
}
