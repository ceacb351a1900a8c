/** Steps of a post at which the process can kill itself; `arrived` is the platform's to tell, before it answers. */
export const STEPS = ['due', 'claimed', 'posting', 'arrived', 'accepted', 'settled'] as const;
export type Step = (typeof STEPS)[number];

/** What a child process is told when it starts. */
export interface Orders {
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Added to the machine's clock, ms: moving on past a lease costs no waiting. */
  readonly clockOffsetMs: number;
  readonly killAt?: { readonly step: Step; readonly nth: number };
  /** A replica among others: works on until it is told to stop. */
  readonly replica?: boolean;
}

/** What a replica is told later. */
export type Word = { readonly advanceMs: number } | { readonly stop: true };
