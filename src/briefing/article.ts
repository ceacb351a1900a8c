/** One article as intake hands it on: the text that every offset points into. */
export interface Article {
  /** Exactly as given; never normalised. */
  readonly text: string;
  /** Language when known; detected otherwise. BCP 47. */
  readonly lang?: string | undefined;
  readonly title?: string | undefined;
  /** `YYYY-MM-DD` or an instant with offset. */
  readonly publishedAt?: string | undefined;
  readonly url?: string | undefined;
  /** The outlet's name, e.g. the site's. */
  readonly sourceName?: string | undefined;
  readonly author?: string | undefined;
  /** Instant with offset. */
  readonly retrievedAt?: string | undefined;
}
