import type { ChromeLanguage } from './card.ts';

/** How a card is to be drawn for its readers. */
export interface Look {
  readonly chrome: ChromeLanguage;
  /** IANA zone of dates and times. */
  readonly zone: string;
  /** ms */
  readonly now: number;
}
