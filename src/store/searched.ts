import type { Briefing, Person, Statement } from '../briefing/schema.ts';
import { termVariants, words } from '../text/terms.ts';
import type { Field, Kind } from './fulltext.ts';

/** How much of an article is searched, UTF-16 units: what matters stands first, and indexing holds up all else. */
const SEARCHED_TEXT = 100_000;

export type Terms<K extends Kind> = Readonly<Record<Field<K>, readonly string[]>>;

/** Under what terms a briefing is found. */
export function briefingTerms(briefing: Briefing, text: string | null): Terms<'briefing'> {
  const translations = Object.values(briefing.translations);
  return {
    title: termsOf([briefing.title, ...translations.map((translation) => translation.title)]),
    topics: termsOf(briefing.topics),
    people: termsOf(briefing.people.flatMap((person) => [person.name, person.role, ...person.aliases])),
    points: termsOf([
      ...briefing.summary.map((point) => point.text),
      ...briefing.claims.map((claim) => claim.text),
      ...translations.flatMap((translation) => translation.summary ?? []),
    ]),
    body: termsOf([
      text?.slice(0, SEARCHED_TEXT),
      ...briefing.statements.map((statement) => statement.text),
      ...briefing.timeline.map((entry) => entry.text),
      ...briefing.figures.map((figure) => figure.text),
    ]),
  };
}

/** Under what terms a statement is found; `context` is what its briefing is about. */
export function statementTerms(briefing: Briefing, statement: Statement): Terms<'statement'> {
  const claims = new Set(statement.claims.map((claim) => claim.id));
  const people = new Set([statement.speaker, ...statement.via, ...statement.to]);
  const translations = Object.values(briefing.translations);
  return {
    words: termsOf([
      statement.text,
      ...translations.map((translation) => translation.statements?.[statement.id]),
      ...briefing.claims.filter((claim) => claims.has(claim.id)).map((claim) => claim.text),
    ]),
    people: termsOf(
      briefing.people
        .filter((person) => people.has(person.id))
        .flatMap((person) => [person.name, ...person.aliases]),
    ),
    context: termsOf([
      briefing.title,
      ...briefing.topics,
      briefing.story,
      ...translations.map((translation) => translation.title),
    ]),
  };
}

/** Names as they are written, so that their beginnings are found too; roles as terms. */
export function personTerms(person: Person): Terms<'person'> {
  return {
    name: words([person.name, ...person.aliases].join(' \n ')),
    role: termsOf([person.role, person.name]),
  };
}

function termsOf(texts: readonly (string | undefined)[]): string[] {
  return termVariants(texts.filter((text) => text !== undefined).join('\n')).flat();
}
