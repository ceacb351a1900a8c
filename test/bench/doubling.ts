import { analyse } from '../../src/analysis/analyse.ts';
import { type BenchLanguage, variedArticles } from './articles.ts';

const LENGTH = 8_000;
const DOUBLINGS = 6;

/** Plain prose, and inputs in which a step that takes more than its share would show. */
const SHAPES: Readonly<Record<string, string>> = {
  'plain prose, Arabic': prose('ar'),
  'plain prose, English': prose('en'),
  'unclosed quotes': 'The mayor said: “we will stay. «قال الوزير إن " ',
  'nested quotes': 'He said "she said “they said «we said ‘it rained’ then» and left” today" again. ',
  'quotes opened, then closed': '“«',
  'all one word': 'said',
  'all one Arabic word': 'قال',
  'all punctuation': '.,;:!?…-—()[]«»“”"\'،؛؟',
  'one endless sentence of cues, Arabic': 'وقال إن المدير أكد أن العمل بدأ مشيرا إلى ذلك، ',
  'one endless sentence of cues, English':
    'and he said that she told them it was late, adding that they knew, ',
  'cues alone': 'قال أكد أعلن said told called ',
  'one sentence of one report': 'the mayor said that 7 men go ',
  'one sentence of sources': 'according to Reuters ',
  'ever new names': '',
  numbers: '5 million to 6 ',
};

/** The same text doubled, again and again: the time a character stays level where the time is linear. */
export function doubling(): void {
  const lengths = Array.from({ length: DOUBLINGS + 1 }, (_, index) => LENGTH * 2 ** index);
  process.stdout.write('Nanoseconds a character, best of three, as the text is doubled:\n');
  process.stdout.write(
    `  ${'characters'.padEnd(40)}${lengths.map((length) => `${length / 1000}k`.padStart(8)).join('')}    last to first\n`,
  );
  analyse({ text: doubled('plain prose, Arabic', 200_000) });
  analyse({ text: doubled('plain prose, English', 200_000) });
  for (const shape of Object.keys(SHAPES)) {
    const times = lengths.map((length) => timeOf(doubled(shape, length)));
    const ratio = (times.at(-1) ?? 0) / (times[0] ?? 1);
    process.stdout.write(
      `  ${shape.padEnd(40)}${times.map((time) => time.toFixed(0).padStart(8)).join('')}${ratio.toFixed(2).padStart(17)}\n`,
    );
  }
}

function doubled(shape: string, length: number): string {
  const text = SHAPES[shape] ?? '';
  if (shape === 'ever new names') return newNames(length);
  if (shape === 'quotes opened, then closed') {
    const half = text.repeat(length / 4);
    return half + '»”'.repeat(length / 4);
  }
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function newNames(length: number): string {
  const sentences: string[] = [];
  for (let size = 0, number = 0; size < length; number++) {
    const sentence = `Ana${number.toString(36)} Bo${(number * 7919).toString(36)} said it rained. `;
    sentences.push(sentence);
    size += sentence.length;
  }
  return sentences.join('').slice(0, length);
}

function prose(lang: BenchLanguage): string {
  const articles = variedArticles(lang, 6, 3).map(({ text }) => text);
  return `${articles.join('\n\n').slice(0, LENGTH - 2)}\n\n`;
}

/** Nanoseconds a character of the processor, all threads. */
function timeOf(text: string): number {
  const article = { text, publishedAt: '2024-05-15' };
  const times = [1, 2, 3].map(() => {
    const begin = process.cpuUsage();
    analyse(article);
    const { user, system } = process.cpuUsage(begin);
    return ((user + system) * 1000) / text.length;
  });
  return Math.min(...times);
}
