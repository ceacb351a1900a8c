/** What the command line talks to; tests pass their own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths and settings start from. */
  readonly cwd: string;
  /** ms since the epoch, UTC. */
  readonly clock: () => number;
  /** Whether a person watches standard error (progress bars, colours). */
  readonly terminal: boolean;
  readonly exit: (code: number) => void;
}

export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: () => process.stdin,
    env: process.env,
    cwd: process.cwd(),
    clock: Date.now,
    terminal: process.stderr.isTTY === true,
    exit: (code) => {
      process.exitCode = code;
    },
  };
}
