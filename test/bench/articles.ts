import { readFileSync } from 'node:fs';
import type { Article } from '../../src/briefing/article.ts';

export type BenchLanguage = 'ar' | 'en';

const briefings = new URL('../../briefings/', import.meta.url);
const STORIES: Readonly<Record<BenchLanguage, URL>> = {
  ar: new URL('2020-01-07-iraq-letter.txt', briefings),
  en: new URL('2020-01-07-iraq-letter-en.txt', briefings),
};

/** What stands in a shipped article, and what may stand there instead. */
const CHANGES: Readonly<Record<BenchLanguage, readonly (readonly [string, readonly string[]])[]>> = {
  en: [
    [
      'Mark Esper',
      ['Helen Ward', 'Tomás Rivera', 'Yusuf Demir', 'Ingrid Holm', 'Peter Okafor', 'Lina Haddad'],
    ],
    [
      'Mark Milley',
      ['Andrew Cole', 'Samir Nasser', 'Paula Grant', 'Viktor Lind', 'George Abbas', 'Ruth Meyer'],
    ],
    [
      'William Seely',
      ['James Porter', 'Omar Saleh', 'Karl Brandt', 'Anna Reed', 'Louis Martin', 'Hana Suzuki'],
    ],
    [
      'Donald Trump',
      ['Maria Costa', 'Robert Hale', 'Elias Khoury', 'Nora Quinn', 'Paul Mensah', 'Jan Novak'],
    ],
    ['Agence France-Presse', ['Reuters', 'the Associated Press', 'Deutsche Welle', 'Xinhua']],
    ['letter', ['memo', 'order', 'plan', 'note']],
    ['troops', ['engineers', 'doctors', 'observers', 'police']],
    ['helicopter', ['truck', 'drone', 'convoy']],
    ['Baghdad', ['Tunis', 'Kabul', 'Amman', 'Nairobi', 'Lima']],
    ['Monday', ['Tuesday', 'Wednesday', 'Thursday', 'Friday']],
    ['denied', ['rejected the claim', 'announced', 'confirmed']],
    [' said', [' warned', ' explained', ' insisted', ' said']],
  ],
  ar: [
    ['مارك إسبر', ['هيلين وارد', 'توماس ريفيرا', 'يوسف دمير', 'سامي ناصر', 'لينا حداد', 'بيتر غرانت']],
    ['مارك ميلي', ['أندرو كول', 'سمير عباس', 'جورج خوري', 'فيكتور ليند', 'عمر صالح', 'روث ماير']],
    ['وليام سيلي', ['جيمس بورتر', 'كارل براندت', 'آنا ريد', 'حنا سليم', 'لويس مارتن']],
    ['دونالد ترامب', ['ماريا كوستا', 'روبرت هيل', 'إلياس منصور', 'نورا قاسم', 'يان نوفاك']],
    ['فرانس برس', ['رويترز', 'أسوشيتد برس', 'شينخوا']],
    ['الرسالة', ['المذكرة', 'الوثيقة', 'الخطة']],
    ['القوات', ['الفرق', 'الوحدات', 'البعثات']],
    ['بغداد', ['تونس', 'كابول', 'عمّان', 'نيروبي', 'ليما']],
    ['الاثنين', ['الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة']],
    ['وأضافت', ['وأكدت', 'وأوضحت', 'وذكرت']],
    ['وقال', ['وصرح', 'وأكد', 'وأعلن', 'وقال']],
  ],
};

/**
 * News articles of our own: one to three stories each, every story a choice of the shipped article's paragraphs in an
 * order of its own, with other people, places, things and figures. The same seed gives the same articles.
 */
export function variedArticles(lang: BenchLanguage, count: number, seed: number): Article[] {
  const paragraphs = readFileSync(STORIES[lang], 'utf8').trim().split(/\n\n+/);
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const stories = Array.from({ length: 1 + random(3) }, () => variedStory(lang, paragraphs, random));
    return { text: stories.join('\n\n'), lang, publishedAt: '2020-01-07' };
  });
}

function variedStory(
  lang: BenchLanguage,
  [headline = '', ...body]: readonly string[],
  random: (below: number) => number,
): string {
  const rest = [...body];
  const story = [headline];
  for (let left = 5 + random(body.length - 4); left > 0; left--)
    story.push(...rest.splice(random(rest.length), 1));
  const changed = CHANGES[lang].reduce((text, [from, choices]) => {
    const to = choices[random(choices.length)] ?? from;
    const [given = '', family = ''] = from.split(' ');
    const later = to.split(' ').at(-1) ?? to;
    const renamed = text.replaceAll(from, to);
    return given.length > 3 && family.length > 3 ? renamed.replaceAll(family, later) : renamed;
  }, story.join('\n\n'));
  const refigured = changed.replace(/\d[\d,]{2,}/g, (figure) =>
    /^(19|20)\d\d$/.test(figure) ? figure : String(200 + random(9000)),
  );
  return random(2) === 0 ? refigured : refigured.replace(/"([^"]*)"/g, '“$1”');
}

/** A linear congruential generator (Numerical Recipes, 2nd ed., ch. 7.1): whole numbers from 0 up to, without, `below`. */
function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
