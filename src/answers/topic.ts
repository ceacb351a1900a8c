import type { Person } from '../briefing/schema.ts';
import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { words } from '../text/terms.ts';
import type { Said } from './answers.ts';
import { type Keys, keysByWord, keysOfText, meets } from './kin.ts';
import type { Naming } from './naming.ts';

/** What something must be about. */
export interface Topic {
  readonly typed: string;
  /** All of them must be met. */
  readonly words: readonly Keys[];
  /** None of them may be. */
  readonly not: readonly Keys[];
  /** Each must stand in the words themselves, as it is. */
  readonly phrases: readonly string[];
}

/** `own`: what was said tells, at least most of it; `partly`: a part of it; `context`: only what its briefing is about does. */
export type Regard = 'own' | 'partly' | 'context' | null;

const QUOTED = /"([^"]+)"|“([^”]+)”|«([^»]+)»/gu;
const NOT = /(?:^|\s)(?:(?:and\s+)?not\s+|-(?=\p{L})|(?:و?ليس)\s+)(\p{L}[\p{L}\p{M}\p{N}]*)/giu;

/** `across`: words of the other language that mean the same count too. */
export function readTopic(typed: string, { across = false } = {}): Topic {
  const phrases = [...typed.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const not = [...typed.matchAll(NOT)].map((match) => match[1] ?? '');
  const rest = typed.replace(QUOTED, ' $1$2$3 ').replace(NOT, ' ');
  return {
    typed,
    phrases: phrases.map((phrase) => words(phrase).join(' ')),
    words: keysByWord(rest, { across }),
    not: not.flatMap((word) => keysByWord(word)),
  };
}

/** Whether a statement is about a topic: each word met by what was said, by whom it was said to or by what its briefing is about. */
export function regard(topic: Topic, said: Said, naming: Naming): Regard {
  const own = ownKeys(said);
  if (topic.not.some((word) => meets(word, own))) return null;
  if (topic.phrases.some((phrase) => !` ${words(said.statement.text).join(' ')} `.includes(` ${phrase} `))) {
    return null;
  }
  if (isToward(topic, said, naming)) return 'own';
  const { title, topics, story } = said.found.briefing;
  const context = keysOfText([title, ...topics, story?.replaceAll('-', ' ')]);
  const { length } = topic.words.filter((word) => meets(word, own));
  if (!topic.words.every((word) => meets(word, own) || meets(word, context))) return null;
  if (length > 0) return length * 2 > topic.words.length ? 'own' : 'partly';
  const headed = keysOfText([title, ...topics]);
  return topic.words.length > 0 && topic.words.every((word) => meets(word, headed)) ? 'context' : null;
}

/** Whether each word is met by some texts, and how many of them by the first ones. */
export function regardTexts(
  topic: Topic,
  own: readonly (string | undefined)[],
  context: readonly (string | undefined)[],
): number {
  const [first, second] = [keysOfText(own), keysOfText(context)];
  if (topic.words.length === 0) return 0;
  if (!topic.words.every((word) => meets(word, first) || meets(word, second))) return 0;
  return topic.words.filter((word) => meets(word, first)).length;
}

/** A person as the topic: said to them, or naming them. */
function isToward(topic: Topic, said: Said, naming: Naming): boolean {
  const { people } = said.found.briefing;
  const meant = people.filter((person) =>
    [person.name, ...person.aliases].some((name) => naming.same(topic.typed, name)),
  );
  return said.to.some((person) => meant.includes(person));
}

function ownKeys({ statement, speaker, to, found: { briefing } }: Said): Keys {
  const claims = new Set(statement.claims.map(({ id }) => id));
  return keysOfText([
    // Who speaks is not what they speak about.
    speaker ? withoutSpeaker(statement.text, speaker) : statement.text,
    ...briefing.claims.filter(({ id }) => claims.has(id)).map(({ text }) => text),
    ...to.flatMap(({ name, role, aliases }) => [name, role, ...aliases]),
    ...Object.values(briefing.translations).map(({ statements }) => statements?.[statement.id]),
  ]);
}

function withoutSpeaker(text: string, { name, role = '' }: Person): string {
  if (!text.includes(name)) return text;
  const own = new Set(words(`${name} ${role}`).map(stem));
  return words(text)
    .filter((word) => !own.has(stem(word)))
    .join(' ');
}

const PRONOUN = new Set(['he', 'she', 'they', 'him', 'her', 'his', 'their', 'هو', 'هي', 'هم'].map(fold));

/** Whether words begin with somebody named just before. */
export function refersBack({ statement }: Said): boolean {
  return PRONOUN.has(words(statement.text)[0] ?? '');
}

/** Whether a topic is somebody a briefing knows. */
export function isPersonIn(topic: Topic, { found: { briefing } }: Said, naming: Naming): boolean {
  return briefing.people.some((person) =>
    [person.name, ...person.aliases].some((name) => naming.same(topic.typed, name)),
  );
}
