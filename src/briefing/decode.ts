/** Largest briefing file read, bytes: some thousands of statements. */
export const MAX_YAML_BYTES = 8 * 1024 * 1024;
/** Largest article text beside a briefing, bytes. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;

export interface DecodeFault {
  readonly message: string;
  readonly remedy: string;
}

/** UTF-8, strictly. `keepMark`: a byte order mark is part of an article, since offsets count it. */
export function decodeUtf8(bytes: Uint8Array, keepMark: boolean): string | DecodeFault {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: keepMark }).decode(bytes);
  } catch {
    return { message: 'is not UTF-8 text', remedy: 'save it as UTF-8' };
  }
}

export function sizeFault(bytes: number, limit: number): DecodeFault | undefined {
  if (bytes <= limit) return undefined;
  return {
    message: `is ${Math.ceil(bytes / 1024 / 1024)} MB; at most ${limit / 1024 / 1024} MB are read`,
    remedy: 'split it or shorten it',
  };
}
