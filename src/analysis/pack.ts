import type { Document, ReadingRules } from './document.ts';
import type { RegistryRules } from './people.ts';
import type { Report } from './reports.ts';
import type { ResolutionRules } from './resolve.ts';

/** All that is particular to one language; the procedure around it is shared. */
export interface LanguagePack {
  readonly reading: ReadingRules;
  readonly reports: (doc: Document) => Report[];
  readonly resolution: ResolutionRules;
  readonly registry: Omit<RegistryRules, 'slug'>;
}
