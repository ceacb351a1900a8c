/** Encodings a byte order mark gives away. */
const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** What text that is not UTF-8 is most often in, as it is Arabic or not. */
const FALLBACK = { arabic: 'windows-1256', latin: 'windows-1252' };

/**
 * Bytes as text: by byte order mark, else by what was declared (labels in order of trust; the WHATWG Encoding Standard's
 * names), else UTF-8 where valid, else windows-1256 where that gives Arabic words, else windows-1252. A declared UTF-8 that is not is disbelieved. The mark is dropped.
 */
export function decodeText(bytes: Uint8Array, declared: readonly (string | undefined)[] = []): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
  if (marked) return new TextDecoder(marked).decode(bytes).toWellFormed();
  for (const label of [...declared, 'utf-8']) {
    const decoder = label === undefined ? undefined : decoderFor(label);
    const text = decoder && tryDecode(decoder, bytes);
    if (text !== undefined) return text.toWellFormed();
  }
  const arabic = new TextDecoder(FALLBACK.arabic).decode(bytes);
  return isArabic(arabic) ? arabic : new TextDecoder(FALLBACK.latin).decode(bytes);
}

/** In Latin text misread so, Arabic letters stand alone among Latin ones; in Arabic text they make words. */
function isArabic(text: string): boolean {
  const sample = text.slice(0, 500_000);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  return count(/\p{Script=Arabic}{2,}/gu) > count(/[a-z]\p{Script=Arabic}|\p{Script=Arabic}[a-z]/giu);
}

/** `text/html; charset="windows-1256"` → `windows-1256`. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

/** Whether this is more likely a picture or a program than text. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  const strange = sample.match(/(?![\t\n\v\f\r])[\p{Cc}\ufffd]/gu)?.length ?? 0;
  return sample.includes('\0') || strange > sample.length / 50;
}

function decoderFor(label: string) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

function tryDecode(
  decoder: NonNullable<ReturnType<typeof decoderFor>>,
  bytes: Uint8Array,
): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
