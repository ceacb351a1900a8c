/** What went wrong in words for the person who can mend it; the message never holds a stack or a secret. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What to do about it, one sentence. */
  readonly remedy: string | undefined;
  /** The same in Arabic, for errors that reach a channel. */
  readonly arabic: Wording | undefined;

  constructor(message: string, remedy?: string, options?: ErrorOptions & { arabic?: Wording }) {
    super(message, options);
    this.remedy = remedy;
    this.arabic = options?.arabic;
  }
}

export interface Wording {
  readonly message: string;
  readonly remedy?: string | undefined;
}

/** A fault found in a file or a setting: where it is, what it is and how to mend it. */
export interface Problem {
  readonly file: string;
  /** 1-based; absent when the fault is the whole file's. */
  readonly line?: number | undefined;
  /** Dotted path of the field, e.g. `statements[2].evidence[0].end`. */
  readonly field?: string | undefined;
  readonly message: string;
  readonly remedy?: string | undefined;
}

export function describeProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const field = problem.field ? ` ${problem.field}:` : '';
  const remedy = problem.remedy ? ` (${problem.remedy})` : '';
  return `${place}:${field} ${problem.message}${remedy}`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
