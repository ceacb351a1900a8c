import { existsSync, readFileSync } from 'node:fs';
import { analyse } from '../../src/analysis/analyse.ts';
import type { Article } from '../../src/briefing/article.ts';

/** Inputs that would show a step that takes more than its share: each is one pattern, written over and over. */
const PATTERNS: Readonly<Record<string, string>> = {
  'Arabic news':
    'قال وزير الدفاع سامي نصر إن القوات ستبقى، مضيفا أن «العمل مستمر». وأكد الوزير في بيان أن 500 جندي وصلوا أمس.\n',
  'English news':
    'Mayor Anna Reed said the bridge would close on Friday, adding that "work goes on." He told reporters 500 people had left.\n',
  'one Arabic sentence': 'وقال إن المدير أكد أن العمل بدأ، مشيرا إلى ذلك، ',
  'one English sentence': 'and he said that she told them it was late, adding that they knew, ',
  'opening marks': '« “ " ',
  'cues only': 'قال أكد أعلن ',
  'cues only, English': 'said told called ',
  'new names': 'NAME',
  commas: 'a, ',
  numbers: '5 million to 6 ',
};
const LENGTH = 200_000;

/** `npm run bench -- analysis [FILE.jsonl …]`: time as the text doubles, and articles a second on files of `{text}`. */
export async function bench(files: readonly string[]): Promise<void> {
  process.stdout.write('time for twice the text, as a ratio (2 is linear):\n');
  analyse(article(repeated('Arabic news', LENGTH)));
  for (const name of Object.keys(PATTERNS)) {
    const [once, twice] = [timeOf(repeated(name, LENGTH)), timeOf(repeated(name, 2 * LENGTH))];
    const speed = (LENGTH / 1e6 / (once / 1000)).toFixed(2);
    process.stdout.write(
      `  ${name.padEnd(22)} ${(twice / once).toFixed(2)}   (${speed} M characters a second)\n`,
    );
  }
  for (const file of files.filter((path) => existsSync(path))) speedOn(file);
}

function repeated(name: string, length: number): string {
  const pattern = PATTERNS[name] ?? '';
  if (pattern !== 'NAME') return pattern.repeat(Math.ceil(length / pattern.length));
  const sentences: string[] = [];
  for (let size = 0, number = 0; size < length; number++) {
    const sentence = `Ana${number.toString(36)} Bo${(number * 7919).toString(36)} said it rained. `;
    sentences.push(sentence);
    size += sentence.length;
  }
  return sentences.join('');
}

const article = (text: string): Article => ({
  text,
  publishedAt: '2024-05-15',
  lang: /[\u0600-\u06ff]/.test(text) ? 'ar' : 'en',
});

/** Best of three, ms. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const begin = performance.now();
    analyse(article(text));
    return performance.now() - begin;
  });
  return Math.min(...times);
}

function speedOn(file: string): void {
  const articles = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Article);
  for (const one of articles) analyse({ text: one.text, lang: one.lang });
  const begin = performance.now();
  for (const one of articles) analyse({ text: one.text, lang: one.lang });
  const seconds = (performance.now() - begin) / 1000;
  const memory = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${file}: ${(articles.length / seconds).toFixed(0)} articles a second, peak memory ${memory.toFixed(0)} MB\n`,
  );
}
