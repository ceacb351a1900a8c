import { createHash } from 'node:crypto';
import type { Fault, FieldPath } from './fault.ts';
import type { Briefing, Span, Statement } from './schema.ts';
import { foldQuotedText, inSourceOrder, sliceText, spanFault } from './slices.ts';

export interface Verification {
  /** Ids of the statements whose words are the text's own at their evidence: only these may stand in quotation marks. */
  readonly verified: string[];
  readonly problems: Fault[];
}

/**
 * Holds a briefing against the article it was made from (design §2): the analysis, the folder and every later engine
 * pass through here. Without a text nothing is verified and nothing is wrong.
 */
export function verifyStatements(briefing: Briefing, text: string | null): Verification {
  if (text === null) return { verified: [], problems: [] };
  const problems = [...checkHash(briefing, text), ...checkOtherEvidence(briefing, text)];
  const verified: string[] = [];
  briefing.statements.forEach((statement, index) => {
    const faults = checkStatement(statement, ['statements', index], text);
    problems.push(...faults);
    if (faults.length === 0 && !statement.paraphrase) verified.push(statement.id);
  });
  return { verified, problems };
}

/** SHA-256 of the text as UTF-8, hexadecimal: what `sources[].sha256` holds. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function checkHash(briefing: Briefing, text: string): Fault[] {
  const stated = briefing.sources.flatMap((source) => source.sha256 ?? []);
  const actual = hashText(text);
  if (stated.length === 0 || stated.includes(actual)) return [];
  return [
    {
      path: ['sources'],
      message: `no sha256 among the sources is the article text's (${actual})`,
      remedy: 'restore the text the briefing was made from, or check every offset and then correct sha256',
    },
  ];
}

function checkStatement(statement: Statement, path: FieldPath, text: string): Fault[] {
  const faults = checkSpans(statement.evidence, [...path, 'evidence'], text);
  if (statement.mention) faults.push(...checkSpan(statement.mention, [...path, 'mention'], text));
  if (statement.cue) faults.push(...checkCue(statement.cue, [...path, 'cue'], text));
  if (statement.paraphrase || faults.length > 0) return faults;

  const actual = sliceText(text, statement.evidence);
  if (foldQuotedText(statement.text) !== foldQuotedText(actual)) {
    faults.push({
      path: [...path, 'text'],
      message: `the words of statement ${statement.id} are not the article's at its evidence: ${excerpt(actual)}`,
      remedy: 'copy the words exactly, correct the evidence, or mark the statement paraphrase: true',
    });
  }
  const ordered = inSourceOrder(statement.evidence);
  if (ordered.some((span, index) => span.start < (ordered[index - 1]?.end ?? 0))) {
    faults.push({
      path: [...path, 'evidence'],
      message: `parts of statement ${statement.id} overlap`,
      remedy: 'join them into one span',
    });
  }
  return faults;
}

function checkCue(cue: NonNullable<Statement['cue']>, path: FieldPath, text: string): Fault[] {
  const faults = checkSpan(cue, path, text);
  if (faults.length > 0) return faults;
  const actual = text.slice(cue.start, cue.end);
  if (cue.end > cue.start && foldQuotedText(cue.text) === foldQuotedText(actual)) return [];
  return [
    {
      path: [...path, 'text'],
      message: `the article has ${excerpt(actual)} there`,
      remedy: 'correct start and end, or the words',
    },
  ];
}

function checkOtherEvidence(briefing: Briefing, text: string): Fault[] {
  const lists = { summary: briefing.summary, timeline: briefing.timeline, figures: briefing.figures };
  return Object.entries(lists).flatMap(([name, items]) =>
    items.flatMap((item, index) => checkSpans(item.evidence, [name, index, 'evidence'], text)),
  );
}

function checkSpans(spans: readonly Span[], path: FieldPath, text: string): Fault[] {
  return spans.flatMap((span, index) => checkSpan(span, [...path, index], text));
}

function checkSpan(span: Span, path: FieldPath, text: string): Fault[] {
  const message = spanFault(text, span);
  return message === undefined ? [] : [{ path, message, remedy: 'offsets count UTF-16 code units from 0' }];
}

function excerpt(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
  return short === '' ? 'nothing' : JSON.stringify(short);
}
