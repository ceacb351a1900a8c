import { STOP_WORDS } from '../text/data/stopwords.ts';
import { fold } from '../text/fold.ts';
import { terms } from '../text/terms.ts';
import { type Document, firstToken } from './document.ts';
import { AUXILIARIES, DETERMINERS } from './languages/en.ts';
import { PLACES } from './languages/topics.ts';
import { NO_TOPIC } from './lexeme.ts';
import { foldWord, type Token } from './tokens.ts';

const FEWEST = 3;
const MOST = 6;
const SAMPLE = 4000;
const LONGEST_NAME = 4;
const PLACE_NAMES: ReadonlyMap<string, string> = new Map(
  PLACES.map((place) => [place.split(' ').map(foldWord).join(' '), place]),
);
const ARABIC = /^[\u0600-\u06ff]/;
const PREPOSITION = /^[وف]?(?:في|من|الي|علي|عن|مع|بين|بعد|قبل|خلال|منذ|ضد|حول|عبر|بشان|لدي|عند)$/;
const VERB_SHAPE = /^(?:س?ي.{3,}|س?ت.{2,3}|.{3,}(?<!ا)ت|ا[^ل]ت[^ا]{2,3}|ان[^ا]{3}|است[^ا]{3})$/;
const ADJECTIVE = /(?:ي|يه|يين|يون)$/;
const WEIGHT = { place: 1.5, name: 1.5, phrase: 1.4, noun: 0.8 };

interface Topic {
  display: string;
  readonly stems: readonly string[];
  kind: keyof typeof WEIGHT;
  count: number;
}

export interface TopicSetting {
  /** Whether a folded word is of a speaker's name: people are told apart from topics. */
  readonly isPerson?: (norm: string) => boolean;
  /** Names of those the words came through. */
  readonly outlets?: readonly string[];
  /** Where the body begins, UTF-16 offset: a headline's capitals are no names. */
  readonly from?: number;
}

/**
 * What the article is about in three to six words or phrases: places, names, and noun phrases that recur, those of the
 * title first; one form of each.
 */
export function topics(
  doc: Document,
  title: string,
  isSpeech: (norm: string) => boolean,
  setting: TopicSetting = {},
): string[] {
  const { isPerson = () => false, outlets = [], from = 0 } = setting;
  const found = new Map<string, Topic>();
  const tokens = doc.tokens.slice(0, SAMPLE);
  const channel = new Set(outlets.flatMap(terms));
  const keys = new Map<string, string>();
  const add = (display: string, kind: Topic['kind']): void => {
    let key = keys.get(display);
    if (key === undefined) {
      const stems = terms(display);
      key = stems.every((word) => channel.has(word)) ? '' : stems.join(' ');
      keys.set(display, key);
    }
    if (key === '') return;
    const known = found.get(key);
    if (known) {
      known.count++;
      // "Talks" at a sentence's start, "the talks" elsewhere: no name.
      const plain = known.kind === 'name' && /^\p{Lu}/u.test(known.display) && /^\p{Ll}/u.test(display);
      if (plain) [known.display, known.kind] = [display, kind];
    } else found.set(key, { display, stems: key.split(' '), kind, count: 1 });
  };
  for (let at = firstToken(doc, from); at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind !== 'word') continue;
    if (ARABIC.test(token.norm)) arabicTopics(doc, at, isSpeech, isPerson, add);
    else at = latinTopics(doc, at, isSpeech, isPerson, add);
  }
  return pick([...found.values()], title);
}

type Add = (display: string, kind: Topic['kind']) => void;
type Is = (norm: string) => boolean;

function arabicTopics(doc: Document, at: number, isSpeech: Is, isPerson: Is, add: Add): void {
  const token = doc.tokens[at] as Token;
  const next = adjoining(doc, at);
  const norm = withoutPrefix(token.norm);
  const place =
    (next && PLACE_NAMES.get(`${norm} ${next.norm}`)) ?? PLACE_NAMES.get(norm) ?? PLACE_NAMES.get(token.norm);
  if (place) add(place, 'place');
  const noun = /^ال.{3,}/.test(norm);
  if (NO_TOPIC.has(norm) || isSpeech(token.norm) || isPerson(norm)) return;
  if (next && /^ال.{2,}/.test(next.text) && !NO_TOPIC.has(next.norm) && !isPerson(next.norm)) {
    // «التحالف الدولي»; «مجلس الأمن»: a bare noun before a definite one.
    const phrase =
      noun ||
      (norm.length > 3 &&
        !STOP_WORDS.has(fold(norm)) &&
        !PLACE_NAMES.has(next.norm) &&
        !/^[وبلفك]/.test(token.norm) &&
        !isVerb(doc, at, token));
    if (phrase) add(`${arabicDisplay(token)} ${next.text}`, 'phrase');
  }
  const before = doc.tokens[at - 1];
  const isAdjective =
    before?.kind === 'word' && (ADJECTIVE.test(norm) || /^[وبفك]?(?:ال|لل)/.test(before.norm));
  if (noun && !place && !isAdjective) add(arabicDisplay(token), 'noun');
}

/** «ارتفع الرقم», «تخفي المديرة», «شهدت المدينة»: shaped as a verb, and no preposition before it. */
function isVerb(doc: Document, at: number, { text, norm }: Token): boolean {
  const before = doc.tokens[at - 1];
  if (before?.kind === 'word' && PREPOSITION.test(before.norm)) return false;
  return VERB_SHAPE.test(norm) || /^أ[^اأ]{3}$/.test(text.replace(/[\u064b-\u0652]/g, ''))
    ? !norm.endsWith('ه')
    : false;
}

/** The word after, in the same clause. */
function adjoining(doc: Document, at: number): Token | undefined {
  const next = doc.tokens[at + 1];
  return next?.kind === 'word' && next.line === doc.tokens[at]?.line ? next : undefined;
}

function withoutPrefix(norm: string): string {
  if (/^و?لل.{2,}/.test(norm)) return `ال${norm.replace(/^و?لل/, '')}`;
  if (/^[وفبك]{1,2}ال.{2,}/.test(norm)) return norm.replace(/^[وفبك]{1,2}(?=ال)/, '');
  return /^[بلو].{3,}/.test(norm) && PLACE_NAMES.has(norm.slice(1)) ? norm.slice(1) : norm;
}

function arabicDisplay({ text }: Token): string {
  if (/^و?لل/.test(text)) return `ال${text.replace(/^و?لل/, '')}`;
  return text.replace(/^[وفبك]{1,2}(?=ال)/, '');
}

const ARTICLES: ReadonlySet<string> = new Set('the a an this that his her its their'.split(' '));
const isCapital = (token: Token | undefined): boolean => token?.kind === 'word' && token.lexeme.capital;

/** Names of several capitalised words, phrases of two plain ones, nouns after an article. Returns the last token read. */
function latinTopics(doc: Document, at: number, isSpeech: Is, isPerson: Is, add: Add): number {
  const token = doc.tokens[at] as Token;
  const word = token.lexeme;
  if (word.capital) {
    let to = at + 1;
    while (to < at + LONGEST_NAME && isCapital(doc.tokens[to]) && adjoining(doc, to - 1)) to++;
    const words = doc.tokens.slice(at, to).map(({ lexeme }) => lexeme);
    const opens = doc.sentences[doc.sentenceAt[at] ?? 0]?.from === at;
    while (words[0]?.idle) words.shift();
    while (words.at(-1)?.idle) words.pop();
    const plain = words.length === 1 && opens && (words[0]?.text.length ?? 0) < 5;
    if (words.length > 0 && !plain && !words.some(({ bare }) => isPerson(bare)))
      add(words.map(({ display }) => display).join(' '), 'name');
    return to - 1;
  }
  if (!word.plain || isSpeech(token.norm)) return at;
  // "to reopen schools", "workers join the strike": a verb makes no topic.
  const preceding = doc.tokens[at - 1]?.norm ?? '';
  if (preceding === 'to' || AUXILIARIES.has(preceding)) return at;
  const next = word.isAdverbOrPast ? undefined : adjoining(doc, at);
  const second = next?.lexeme;
  if (next && second?.second && !second.capital && !isSpeech(next.norm)) {
    const objectFollows = DETERMINERS.has(doc.tokens[at + 2]?.norm ?? '') && adjoining(doc, at + 1);
    if (!objectFollows) add(`${word.display} ${second.display}`, 'phrase');
  }
  if (word.isNoun || ARTICLES.has(preceding)) add(word.display, 'noun');
  return at;
}

/** The best by count, kind and title; a phrase stands for its words, and no word is told twice. */
function pick(found: readonly Topic[], title: string): string[] {
  const titleStems = new Set(terms(title));
  const scored = found
    .map((topic) => {
      const titled = topic.stems.filter((word) => titleStems.has(word)).length / topic.stems.length;
      return { ...topic, score: topic.count * WEIGHT[topic.kind] * (1 + titled * 1.5) };
    })
    .sort((a, b) => b.score - a.score || (a.display < b.display ? -1 : 1));
  const chosen: typeof scored = [];
  const choose = (least: number): void => {
    for (const topic of scored) {
      if (chosen.length >= (least > 1 ? MOST : FEWEST)) return;
      if (topic.count < least || (topic.kind === 'noun' && topic.count < least + 1)) continue;
      const twin = chosen.findIndex((other) => sharesWord(other.stems, topic.stems));
      if (twin === -1) chosen.push(topic);
      else if (isLonger(topic, chosen[twin] as Topic)) chosen[twin] = topic;
    }
  };
  choose(2);
  if (chosen.length < FEWEST) choose(1);
  return [...new Set(chosen.map(({ display: words }) => words.slice(0, 100)))];
}

const sharesWord = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((word) => b.includes(word));

/** «الرسالة» gives way to «رسالة التحالف» only when most of its mentions are that. */
function isLonger(topic: Topic, than: Topic): boolean {
  return (
    than.kind !== 'place' &&
    topic.stems.length > than.stems.length &&
    than.stems.every((word) => topic.stems.includes(word)) &&
    topic.count >= than.count / 2
  );
}
