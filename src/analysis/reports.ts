import type { Span, Stance } from '../briefing/schema.ts';
import type { Range } from './document.ts';

/** Whose words these are, as far as the sentence itself tells. */
export type Source =
  /** Named or described by these tokens. */
  | {
      readonly kind: 'mention';
      readonly range: Range;
      /** May be whom the speaker before calls upon instead, when that speaker agrees with these. */
      readonly orCarried?: Features | undefined;
      /** Another has just spoken in the same sentence: «وتنتقد الجمعية …، وتطالب الشركة بـ». */
      readonly sameSentence?: boolean;
    }
  /** A pronoun to be resolved; `range` is the pronoun. */
  | { readonly kind: 'pronoun'; readonly range: Range }
  /** The verb alone speaks of a speaker known from before. `features` is what its form tells. */
  | { readonly kind: 'implicit'; readonly features?: Features | undefined }
  /** The speaker of the report before. */
  | { readonly kind: 'same'; readonly features?: Features | undefined }
  | { readonly kind: 'nobody' };

export interface Features {
  readonly gender?: 'm' | 'f' | undefined;
  readonly number?: 'one' | 'two' | 'many' | undefined;
}

/** One found report of speech, before speakers are resolved. Content spans are character offsets. */
export interface Report {
  readonly rule: string;
  /** Why this source and not another, for `--explain`. */
  readonly reason: string;
  readonly cue: Range | null;
  /** Dictionary form of the cue. */
  readonly lemma: string;
  readonly stance: Stance;
  /** What the form of the cue tells about its subject. */
  readonly cueFeatures?: Features | undefined;
  readonly source: Source;
  readonly via: readonly Range[];
  readonly to: readonly Range[];
  /** In text order, none empty. */
  readonly content: readonly Span[];
}

/** The reports whose words stand wholly within another's that begin before them. */
export function innerReports(found: readonly Report[]): Set<Report> {
  const inner = new Set<Report>();
  const inOrder = found.filter(({ content }) => content.length > 0).sort((a, b) => startOf(a) - startOf(b));
  let reached = -1;
  let pending = -1;
  let start = -1;
  for (const report of inOrder) {
    const span = report.content[0] as Span;
    // Ends count only for words that begin strictly before.
    if (span.start > start) {
      reached = Math.max(reached, pending);
      start = span.start;
    }
    if (span.end <= reached) inner.add(report);
    pending = Math.max(pending, span.end);
  }
  return inner;
}

const startOf = (report: Report): number => report.content[0]?.start ?? 0;
