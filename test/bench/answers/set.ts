import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Briefing, briefingSchema, type Stance } from '../../../src/briefing/schema.ts';
import { verifyStatements } from '../../../src/briefing/verify.ts';

const data = new URL('../data/answers/', import.meta.url);

/** A briefing of the set, with its article. */
export interface SetBriefing {
  readonly briefing: Briefing;
  readonly text: string;
  readonly verified: readonly string[];
}

/** A question of the set. */
export interface Question {
  readonly kind: string;
  readonly question: string;
  /** Sorted. */
  readonly expected: readonly string[];
  /** Which half: what may be tuned on, or what is kept aside. */
  readonly tunable: boolean;
}

interface Article {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly source: string;
  readonly story: string;
  readonly topics: readonly string[];
  readonly publishedAt: string;
  readonly text: string;
  readonly people: Readonly<
    Record<string, { name: string; role?: string; kind?: string; aliases?: readonly string[] }>
  >;
  readonly statements: readonly {
    readonly id: string;
    readonly by: string;
    readonly stance: Stance;
    readonly words: string;
    readonly quote?: boolean;
    readonly to?: readonly string[];
    readonly via?: readonly string[];
    readonly saidAt?: string;
    readonly claims?: Readonly<Record<string, 'for' | 'against' | 'unclear'>>;
  }[];
  readonly claims?: Readonly<Record<string, string>>;
  readonly figures?: readonly { readonly value: number; readonly unit: string; readonly words: string }[];
  readonly timeline?: readonly { readonly date: string; readonly words: string }[];
}

export function readSet(): SetBriefing[] {
  return ['english.yaml', 'arabic.yaml'].flatMap((file) =>
    (parse(readFileSync(new URL(file, data), 'utf8')) as Article[]).map(briefingOf),
  );
}

/** Lines in turn: the second, the fourth … may be tuned on. */
export function readQuestions(): Question[] {
  return readFileSync(new URL('questions.tsv', data), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, index) => {
      const [kind = '', question = '', expected = ''] = line.split('\t');
      const rest = kind === 'ambiguous' ? [expected] : expected.split(/ (?=(?:(?:exact|other):)?[a-z-]+\/)/u);
      return { kind, question, expected: rest.toSorted(), tunable: index % 2 === 1 };
    });
}

/** An article's name in the questions: its id without the date. */
export const nameOf = (id: string): string => id.slice('2025-01-01-'.length);

function briefingOf(article: Article): SetBriefing {
  const { text } = article;
  const placeOf = (words: string) => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`${article.id}: not in the text: ${words}`);
    return { start, end: start + words.length };
  };
  const positions = (claim: string) =>
    article.statements.flatMap(({ by, claims }) =>
      claims?.[claim] === undefined ? [] : [{ by, position: claims[claim] }],
    );
  const isDisputed = (claim: string) => {
    const stands = positions(claim);
    return stands.some(
      ({ by, position }) =>
        position === 'for' && stands.some((other) => other.by !== by && other.position === 'against'),
    );
  };
  const briefing = briefingSchema.parse({
    schema: 1,
    id: article.id,
    status: 'approved',
    lang: article.lang,
    title: article.title,
    publishedAt: article.publishedAt,
    story: article.story,
    topics: article.topics,
    sources: [{ name: article.source, url: `https://example.org/${article.id}` }],
    summary: [{ text: article.title }],
    people: Object.entries(article.people).map(([id, person]) => ({ kind: 'person', ...person, id })),
    statements: article.statements.map(({ by, words, quote = false, claims = {}, ...rest }) => ({
      ...rest,
      speaker: by,
      kind: quote ? 'direct' : 'indirect',
      text: words,
      claims: Object.entries(claims).map(([id, position]) => ({ id, position })),
      evidence: [placeOf(words)],
    })),
    claims: Object.entries(article.claims ?? {}).map(([id, words]) => ({
      id,
      text: words,
      disputed: isDisputed(id),
    })),
    timeline: (article.timeline ?? []).map(({ date, words }) => ({
      date,
      precision: 'day',
      text: sentenceRound(text, placeOf(words).start),
      evidence: [placeOf(words)],
    })),
    figures: (article.figures ?? []).map(({ value, unit, words }) => ({
      value,
      unit,
      text: sentenceRound(text, placeOf(words).start),
      evidence: [placeOf(words)],
    })),
    method: { engine: 'editor', version: '1' },
  });
  const { verified, problems } = verifyStatements(briefing, text);
  if (problems[0]) throw new Error(`${article.id}: ${problems[0].message}`);
  return { briefing, text, verified };
}

/** The sentence a place stands in; a point before a digit ends none. */
function sentenceRound(text: string, place: number): string {
  const ends = [...text.matchAll(/[.!?؟]["»”]?(?=\s|$)/gu)].map((end) => end.index + end[0].length);
  const from = ends.findLast((end) => end <= place) ?? 0;
  const to = ends.find((end) => end > place) ?? text.length;
  return text.slice(from, to).trim();
}
