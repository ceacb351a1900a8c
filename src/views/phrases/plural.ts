const arabic = new Intl.PluralRules('ar');

/** The counted noun in Arabic: `one` and `two` stand without the number, the rest after it. */
export function countArabic(
  n: number,
  forms: {
    readonly one: string;
    readonly two: string;
    readonly few: string;
    readonly many: string;
    readonly other: string;
  },
): string {
  const rule = arabic.select(n);
  if (rule === 'one' || rule === 'two') return forms[rule];
  return `${n} ${rule === 'zero' ? forms.other : forms[rule]}`;
}

export function countEnglish(n: number, one: string, other: string): string {
  return `${n} ${n === 1 ? one : other}`;
}
