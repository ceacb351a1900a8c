import type { FoundWithText, Said } from '../answers/answers.ts';
import type { Source, Span } from '../briefing/schema.ts';
import { correctionBlocks } from './briefing.ts';
import type { Block, Card, Field, Run } from './card.ts';
import { dateText } from './dates.ts';
import { content, divided, dotted, heading, label, listed, note, shortened, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { saidIn, sourceRun, wordsOf } from './statement.ts';
import { token } from './tokens.ts';

/** UTF-16 units of the article shown on either side of a statement. */
const CONTEXT = 70;
/** UTF-16 units looked at on either side for the sentences round a statement. */
const REACH = 600;
/** What a menu takes on any platform. */
const CHOICES = 25;
const CHOICE_LENGTH = 70;
/** Words that find the place in a page, and the most their encoding may take of a link. */
const FRAGMENT_WORDS = 5;
const FRAGMENT_MAX = 160;

/** Where a briefing comes from, how it was made, and every statement in its place in the article. */
export function sourceCard(found: FoundWithText, look: Look): Card {
  const { briefing } = found;
  const { title, published } = phrasebook[look.chrome].source;
  return {
    chrome: look.chrome,
    summary: `${title}: ${briefing.title}`,
    blocks: divided([
      [
        heading(label(look.chrome, title)),
        text(content(briefing.lang, { text: briefing.title, italic: true })),
        { type: 'list', items: briefing.sources.map((source) => sourceField(source, look)) },
        note(label(look.chrome, published(dateText(briefing.publishedAt, look)))),
        ...methodBlocks(found, look),
        ...correctionBlocks(found, look),
      ],
      evidenceBlocks(found, look),
      statementChoices(found, look),
    ]),
  };
}

/** The first statements, each to be opened on its own. */
function statementChoices(found: FoundWithText, look: Look): Block[] {
  const { id, statements } = found.briefing;
  if (statements.length === 0) return [];
  const choices = statements.slice(0, CHOICES).map((statement) => {
    const said = saidIn(found, statement);
    const name = said.speaker?.name ?? phrasebook[look.chrome].said.unnamed;
    return {
      label: shortened(`${name}: ${oneLine(wordsOf(said))}`, CHOICE_LENGTH),
      token: token('statement', { b: id, s: statement.id }),
    };
  });
  return [{ type: 'select', label: phrasebook[look.chrome].source.choose, choices }];
}

/** A statement's words marked in the article, between the sentence before and the one after. */
export function contextCard({ text: article }: FoundWithText, said: Said, look: Look): Card {
  const { briefing } = said.found;
  const phrases = phrasebook[look.chrome].source;
  const { evidence } = said.statement;
  const shown =
    article === null
      ? note(label(look.chrome, phrases.noText))
      : evidence.length === 0
        ? note(label(look.chrome, phrases.noPlace))
        : text(content(briefing.lang, ...inSentences(article, evidence, briefing.sources[0]?.url)));
  return {
    chrome: look.chrome,
    summary: phrases.inSource,
    blocks: [
      heading(label(look.chrome, phrases.inSource)),
      shown,
      note(label(look.chrome, ...dotted([sourceRun(said.found, look)]))),
    ],
  };
}

function inSentences(article: string, evidence: readonly Span[], url: string | undefined): Run[] {
  const start = Math.min(...evidence.map((span) => span.start));
  const end = Math.max(...evidence.map((span) => span.end));
  const [from, to] = sentencesRound(article, start, end);
  const opening = oneLine(article.slice(from, start));
  const closing = oneLine(article.slice(end, to));
  return [{ text: opening }, ...marked(article, evidence, url), { text: closing }].filter(
    (run) => run.text !== '',
  );
}

/** From the sentence before those of a span to the one after, at most `REACH` away; UTF-16 offsets. */
function sentencesRound(article: string, start: number, end: number): [number, number] {
  const floor = Math.max(0, start - REACH);
  const reach = article.slice(floor, end + REACH);
  const sentences = [...new Intl.Segmenter('und', { granularity: 'sentence' }).segment(reach)]
    .filter(({ segment }) => segment.trim() !== '')
    .map(({ index, segment }) => ({ start: floor + index, end: floor + index + segment.length }));
  const first = sentences.findIndex((one) => one.end > start);
  const last = sentences.findLastIndex((one) => one.start < end);
  return [
    Math.min(start, sentences[Math.max(0, first - 1)]?.start ?? start),
    Math.max(end, sentences[Math.min(sentences.length - 1, last + 1)]?.end ?? end),
  ];
}

function sourceField(source: Source, look: Look): Field {
  const phrases = phrasebook[look.chrome].source;
  return label(
    look.chrome,
    ...dotted([
      { text: listed([source.name], look.chrome), url: source.url, bold: true },
      source.author === undefined ? undefined : phrases.by(listed([source.author], look.chrome)),
      source.retrievedAt === undefined ? undefined : phrases.read(dateText(source.retrievedAt, look)),
    ]),
  );
}

function methodBlocks({ briefing: { method } }: FoundWithText, look: Look): Block[] {
  const phrases = phrasebook[look.chrome].source;
  const engine =
    method.engine === 'rules' || method.engine === 'editor'
      ? phrases[method.engine]
      : phrases.model(method.engine.replace(/^model:/, ''));
  const missing = method.notAttempted ?? [];
  return [
    note(label(look.chrome, phrases.made(engine, method.version))),
    ...(missing.length > 0
      ? [note(label(look.chrome, phrases.notAttempted(listed(missing, look.chrome))))]
      : []),
  ];
}

function evidenceBlocks(found: FoundWithText, look: Look): Block[] {
  const { briefing, text: article } = found;
  const phrases = phrasebook[look.chrome].source;
  if (article === null) return [note(label(look.chrome, phrases.noText))];
  const items = briefing.statements.flatMap((statement) => {
    if (statement.evidence.length === 0) return [];
    const { speaker } = saidIn(found, statement);
    const name = speaker?.name ?? phrasebook[look.chrome].said.unnamed;
    const runs = inContext(article, statement.evidence, briefing.sources[0]?.url);
    return [content(briefing.lang, `${name}: `, ...runs)];
  });
  if (items.length === 0) return [];
  return [heading(label(look.chrome, phrases.evidence)), { type: 'list', items }];
}

/** The slices in bold, linked to their place, with what stands round and between them. */
function inContext(article: string, evidence: readonly Span[], url: string | undefined): Run[] {
  const spans = evidence.toSorted((a, b) => a.start - b.start);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    { text: before(article, first.start) },
    ...marked(article, spans, url),
    { text: after(article, last.end) },
  ].filter((run) => run.text !== '');
}

/** The slices in bold, each linked to its place, and what stands between them. */
function marked(article: string, evidence: readonly Span[], url: string | undefined): Run[] {
  const spans = evidence.toSorted((a, b) => a.start - b.start);
  return spans.flatMap((span, index) => {
    const words = oneLine(article.slice(span.start, span.end));
    const gap = oneLine(article.slice(spans[index - 1]?.end ?? span.start, span.start));
    const between = index === 0 ? [] : [{ text: gap.length > CONTEXT ? ' … ' : gap }];
    return [...between, { text: words, bold: true, url: url && placeIn(url, words) }];
  });
}

function before(article: string, end: number): string {
  const words = oneLine(article.slice(Math.max(0, end - CONTEXT), end));
  return end > CONTEXT ? `…${words.slice(words.indexOf(' ') + 1)}` : words;
}

function after(article: string, start: number): string {
  const words = oneLine(article.slice(start, start + CONTEXT));
  return start + CONTEXT < article.length
    ? `${words.slice(0, words.lastIndexOf(' ') + 1).trimEnd()}…`
    : words;
}

const oneLine = (words: string): string => words.replace(/\s+/gu, ' ').toWellFormed();

/** Link to the place in the page where these words begin (WICG, URL Fragment Text Directives). */
function placeIn(url: string, words: string): string {
  const opening = words.trim().split(' ').slice(0, FRAGMENT_WORDS).join(' ');
  const encoded = encodeURIComponent(opening).replaceAll('-', '%2D');
  if (encoded === '' || encoded.length > FRAGMENT_MAX) return url;
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${encoded}`;
}
