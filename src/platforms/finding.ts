/** One line of a diagnosis: what was examined, whether it is well, and what was seen or is to be done. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}
