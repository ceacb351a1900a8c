/** A fault at one field of a briefing; whoever knows the file turns it into a `Problem` with a line. */
export interface Fault {
  readonly path: FieldPath;
  readonly message: string;
  readonly remedy?: string | undefined;
}

export type FieldPath = readonly (string | number)[];

/** `['statements', 2, 'cue']` → `statements[2].cue`. */
export function fieldName(path: FieldPath): string {
  return path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : name ? `${name}.${step}` : step),
    '',
  );
}
