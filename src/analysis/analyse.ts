import type { Article } from '../briefing/article.ts';
import { type Briefing, dateOrInstantSchema, languageSchema } from '../briefing/schema.ts';
import { hashText } from '../briefing/verify.ts';
import { detectLanguage } from '../text/language.ts';
import { addAppositions } from './appositions.ts';
import { ARABIC } from './arabic/pack.ts';
import { groupClaims } from './claims.ts';
import { sentenceSpan } from './clauses.ts';
import { findDates } from './dates.ts';
import { type Document, firstToken, readDocument } from './document.ts';
import { ENGLISH } from './english/pack.ts';
import { type Explanation, explainStatement } from './explain.ts';
import { findFigures } from './figures.ts';
import { GENERIC } from './generic.ts';
import { headlineEnd, withoutRepeatedHeadline } from './headline.ts';
import { keyPoints } from './keypoints.ts';
import type { LanguagePack } from './pack.ts';
import { createRegistry, type Entity, type Mention, type Registry, toPerson } from './people.ts';
import { type Resolved, resolveSpeakers } from './resolve.ts';
import { slug } from './slug.ts';
import { namedBodies } from './spoken-of.ts';
import { stanceInContext } from './stance.ts';
import { inTextOrder, toStatements } from './statements.ts';
import { toTimeline } from './timeline.ts';
import { topics } from './topics.ts';

export interface AnalyseOptions {
  /** `YYYY-MM-DD`: stands in for the date of publication where the article tells none. */
  readonly today?: string | undefined;
  /** Called for every statement with why it stands as it does. */
  readonly explain?: ((explanation: Explanation) => void) | undefined;
}

/** Of the rules and their data; raise it when output changes. */
const VERSION = '1.1';
const NO_DATE = '1970-01-01';
const TITLE_LENGTH = 160;
const UNNAMED: Readonly<Record<string, string>> & { en: string } = {
  ar: 'مصدر غير مذكور',
  en: 'unnamed source',
};
const PACKS: Readonly<Record<string, LanguagePack>> = { ar: ARABIC, en: ENGLISH };

/**
 * From an article to its briefing: people, statements with evidence, claims, key points, timeline and figures. Pure and
 * deterministic, throws on no string, and takes time in proportion to the text's length.
 */
export function analyse(article: Article, options: AnalyseOptions = {}): Briefing {
  const { text } = article;
  const lang = languageOf(article);
  const pack = PACKS[lang.slice(0, 2)] ?? GENERIC;
  const doc = readDocument(text, pack.reading);
  const registry = createRegistry({ ...pack.registry, slug });
  const found = inTextOrder(resolveSpeakers(doc, pack.reports(doc), registry, pack.resolution))
    .map(withoutOverlap)
    .filter((one) => hasWords(text, one));
  const headline = headlineEnd(doc, article.title);
  const resolved = withoutRepeatedHeadline(found, text, headline, Boolean(article.title?.trim()));
  addAppositions(doc, resolved);
  const published = publishedAt(article, doc, options.today);
  const dates = findDates(doc, published === NO_DATE ? undefined : published.slice(0, 10));
  const statements = toStatements(doc, resolved, dates);
  for (const [index, statement] of statements.entries()) {
    const { cue, stance } = resolved[index]?.report ?? {};
    if (stance) statement.stance = stanceInContext(doc, cue ?? null, stance, statement.text);
  }
  const settings = resolved.map(({ report }) => ({
    cue: report.stance,
    sentence: sentenceAt(doc, report.cue?.from ?? firstToken(doc, report.content[0]?.start ?? 0)),
  }));
  const { claims, positions, reasons } = groupClaims(statements, settings);
  for (const statement of statements) statement.claims = positions.get(statement.id) ?? [];
  const title = titleOf(article, doc);
  const points = keyPoints(doc, title, statements, claims);
  explainAll(options.explain);
  return {
    schema: 1,
    id: `${published.slice(0, 10)}-${slug(title) || `article-${hashText(text).slice(0, 8)}`}`,
    status: 'approved',
    audience: 'public',
    lang,
    title,
    publishedAt: published,
    topics: topics(doc, title, pack.isSpeech, {
      isPerson: namesPerson(registry.entities),
      outlets: registry.entities.filter(({ kind }) => kind === 'outlet').map(({ name }) => name),
      from: headline,
    }),
    sources: [sourceOf(article, lang)],
    summary: points.length > 0 ? points : [{ text: title, evidence: [] }],
    people: [...new Set([...mentioned(registry.entities, resolved), ...spokenOf(doc, pack, registry)])].map(
      toPerson,
    ),
    statements,
    claims,
    timeline: toTimeline(doc, dates),
    figures: findFigures(doc, dates, pack.notAttempted !== undefined),
    corrections: [],
    translations: {},
    method: {
      engine: 'rules',
      version: VERSION,
      ...(pack.notAttempted && { notAttempted: [...pack.notAttempted] }),
    },
  };

  function explainAll(explain: AnalyseOptions['explain']): void {
    if (!explain) return;
    for (const [index, statement] of statements.entries()) {
      const one = resolved[index];
      if (one) explain(explainStatement(statement, one));
    }
    for (const reason of reasons)
      explain({ id: 'claims', rule: 'same act or words', cue: null, speaker: null, reason, text: '' });
  }
}

/** Those whom a statement names: who only stood in a repeated headline is no one's source. */
function mentioned(entities: readonly Entity[], resolved: readonly Resolved[]): Entity[] {
  const named = new Set(resolved.flatMap(({ speaker, via, to }) => [speaker, ...via, ...to]));
  return entities.filter((entity) => named.has(entity));
}

const MOST_SPOKEN_OF = 40;

/** Who is named with confidence without speaking: persons with their titles, well-known bodies. */
function spokenOf(doc: Document, pack: LanguagePack, registry: Registry): Entity[] {
  const { read } = pack.resolution;
  const found = new Set<Entity>();
  const add = (mention: Mention): void => {
    if (found.size < MOST_SPOKEN_OF) found.add(registry.meet(mention));
  };
  if (!pack.spokenOf) return [];
  for (const range of pack.spokenOf(doc)) {
    const mention = read(doc, range);
    if (mention.kind === 'person' && mention.nameWords.length > 1) add(mention);
  }
  for (const range of namedBodies(doc)) {
    const mention = read(doc, range);
    add(mention.kind === 'person' ? { ...mention, kind: 'institution', role: undefined } : mention);
  }
  return [...found];
}

/** No character twice in a statement: a part that begins in the one before begins after it. */
function withoutOverlap(one: Resolved): Resolved {
  let reached = 0;
  const content = [...one.report.content]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end }) => {
      const from = Math.max(start, reached);
      reached = Math.max(reached, end);
      return end > from ? [{ start: from, end }] : [];
    });
  return { ...one, report: { ...one.report, content } };
}

/** Whether a folded word is of a person's name: people are told apart from topics. */
function namesPerson(entities: readonly Entity[]): (norm: string) => boolean {
  const names = new Set(
    entities.flatMap(({ kind, named, nameWords }) => (kind === 'person' && named ? [...nameWords] : [])),
  );
  return (norm) => names.has(norm);
}

/** Marks alone, or half a character, are nobody's words. */
const hasWords = (text: string, { report }: Resolved): boolean =>
  report.content.some(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));

function sentenceAt(doc: Document, token: number): string {
  const span = sentenceSpan(doc, doc.sentences[doc.sentenceAt[token] ?? 0] ?? { from: 0, to: 0 });
  return span ? doc.text.slice(span.start, span.end) : '';
}

function languageOf({ lang, text }: Article): string {
  return lang !== undefined && languageSchema.safeParse(lang).success ? lang : detectLanguage(text);
}

/** The article's own date, else the first full one its text tells, else the day given, else the epoch. */
function publishedAt({ publishedAt: told }: Article, doc: Document, today: string | undefined): string {
  if (told !== undefined && dateOrInstantSchema.safeParse(told).success) return told;
  const first = findDates(doc, undefined).find(({ precision }) => precision === 'day');
  if (first && first.date <= (today ?? '9999')) return first.date;
  return today !== undefined && /^\d{4}-\d\d-\d\d$/.test(today) ? today : NO_DATE;
}

function titleOf({ title }: Article, doc: Document): string {
  const given = title?.replace(/\s+/g, ' ').trim();
  if (given) return given.slice(0, 500).toWellFormed();
  const first = doc.sentences[0];
  const span = first && sentenceSpan(doc, first);
  const text = (span ? doc.text.slice(span.start, span.end) : '').replace(/\s+/g, ' ').trim();
  if (text.length <= TITLE_LENGTH) return text || 'Untitled';
  const cut = text.lastIndexOf(' ', TITLE_LENGTH);
  return `${text.slice(0, cut > 40 ? cut : TITLE_LENGTH).toWellFormed()}…`;
}

function sourceOf(article: Article, lang: string): Briefing['sources'][number] {
  const url =
    article.url !== undefined && /^https?:\/\/[^\s]+$/.test(article.url) && URL.canParse(article.url)
      ? article.url
      : undefined;
  const name =
    article.sourceName?.trim() ||
    (url && new URL(url).hostname.replace(/^www\./, '')) ||
    UNNAMED[lang.slice(0, 2)] ||
    UNNAMED.en;
  const author = article.author?.trim();
  return {
    name: name.slice(0, 200).toWellFormed(),
    ...(url && { url }),
    ...(author && { author: author.slice(0, 200).toWellFormed() }),
    sha256: hashText(article.text),
    ...(isInstant(article.retrievedAt) && { retrievedAt: article.retrievedAt }),
  };
}

const isInstant = (value: string | undefined): value is string =>
  value?.includes('T') === true && dateOrInstantSchema.safeParse(value).success;
