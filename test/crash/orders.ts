/** Steps of a post at which the process can kill itself; `arrived` is the platform's to tell, before it answers. */
export const STEPS = ['due', 'claimed', 'posting', 'arrived', 'accepted', 'settled'] as const;
export type Step = (typeof STEPS)[number];

/** What a child process is told. */
export interface Orders {
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Added to the machine's clock, ms: moving on past a lease costs no waiting. */
  readonly clockOffsetMs: number;
  readonly killAt?: { readonly step: Step; readonly nth: number };
}

/** What it tells. */
export type Report = { readonly started: true } | { readonly settled: true };
