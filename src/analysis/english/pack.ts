import type { Document, Range } from '../document.ts';
import { ABBREVIATIONS, COMMON_VERBS, SUBJECT_PRONOUNS } from '../languages/en.ts';
import { englishForm } from '../lexicon-en.ts';
import type { LanguagePack } from '../pack.ts';
import type { Entity } from '../people.ts';
import type { Features } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { englishMention } from './mention.ts';
import { namedSubjects } from './named-subjects.ts';
import { englishReports } from './reports.ts';
import { titledPersons } from './spoken-of.ts';
import { isCapital } from './words.ts';

const PERSONS: ReadonlySet<Entity['kind']> = new Set(['person']);
const THINGS: ReadonlySet<Entity['kind']> = new Set(['institution', 'document', 'outlet', 'place', 'group']);
const ANY: ReadonlySet<Entity['kind']> = new Set(['person', 'group', 'institution']);

const PRONOUNS: Record<string, { features: Features; kinds: ReadonlySet<Entity['kind']> }> = {
  he: { features: { gender: 'm', number: 'one' }, kinds: PERSONS },
  she: { features: { gender: 'f', number: 'one' }, kinds: PERSONS },
  it: { features: {}, kinds: THINGS },
  they: { features: { number: 'many' }, kinds: ANY },
};

export const ENGLISH: LanguagePack = {
  reading: { abbreviations: ABBREVIATIONS, attributionFollows },
  reports: englishReports,
  resolution: {
    read: englishMention,
    pointsBack: () => null,
    pronoun: (doc: Document, range: Range) => PRONOUNS[doc.tokens[range.from]?.norm ?? ''] ?? null,
    named: namedSubjects,
    verbFeatures: () => undefined,
  },
  registry: { sameWord: (a, b) => a === b },
  spokenOf: titledPersons,
  isSpeech: (norm) => englishForm(norm) !== undefined || COMMON_VERBS.has(norm),
};

/** «"Why?" Smith said»: a verb of quotation within a name's reach, before the sentence's end. */
function attributionFollows(tokens: readonly Token[], at: number): boolean {
  for (let index = at; index < tokens.length && index < at + 12; index++) {
    const token = tokens[index] as Token;
    if (token.line !== tokens[at]?.line) return false;
    const form = englishForm(token.norm);
    if (
      form &&
      form.shape !== 'base' &&
      form.shape !== 'ing' &&
      form.verb.takes.has('q') &&
      !isCapital(token)
    ) {
      const next = tokens[index + 1];
      return (
        next === undefined ||
        next.kind === 'mark' ||
        next.line !== token.line ||
        !/^(?:that|he|she|they|it)$/.test(next.norm)
      );
    }
    const name =
      isCapital(token) ||
      SUBJECT_PRONOUNS.has(token.norm) ||
      (token.kind === 'mark' && /^[.,]$/.test(token.text));
    if (!name && index - at > 5) return false;
    if (/^["“”«»?!;]|''$/.test(token.text)) return false;
  }
  return false;
}
