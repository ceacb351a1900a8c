/** Arabic letters in Latin, simply: enough for a readable identifier, not for reading aloud. */
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ا: 'a',
    أ: 'a',
    إ: 'i',
    آ: 'a',
    ٱ: 'a',
    ب: 'b',
    ت: 't',
    ث: 'th',
    ج: 'j',
    ح: 'h',
    خ: 'kh',
    د: 'd',
    ذ: 'dh',
    ر: 'r',
    ز: 'z',
    س: 's',
    ش: 'sh',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 'z',
    ع: 'a',
    غ: 'gh',
    ف: 'f',
    ق: 'q',
    ك: 'k',
    ل: 'l',
    م: 'm',
    ن: 'n',
    ه: 'h',
    و: 'w',
    ي: 'y',
    ى: 'a',
    ة: 'a',
    ئ: 'y',
    ؤ: 'w',
    ء: '',
    پ: 'p',
    چ: 'ch',
    ڤ: 'v',
    گ: 'g',
    ک: 'k',
    ی: 'y',
    '٠': '0',
    '١': '1',
    '٢': '2',
    '٣': '3',
    '٤': '4',
    '٥': '5',
    '٦': '6',
    '٧': '7',
    '٨': '8',
    '٩': '9',
  }),
);

/** Lower-case Latin words joined by hyphens, at most `max` characters, cut at a word; empty when nothing is left. */
export function slug(text: string, max = 48): string {
  const latin = inLatin(text.slice(0, 400))
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (latin.length <= max) return latin;
  const cut = latin.lastIndexOf('-', max);
  return latin.slice(0, cut > max / 3 ? cut : max).replace(/-+$/, '');
}

function inLatin(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const bare = text.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u0655\u0640]/g, '');
  return Array.from(bare, (char) => LATIN.get(char) ?? char).join('');
}
