import type { Document } from './document.ts';
import type { LanguagePack } from './pack.ts';
import type { Report } from './reports.ts';

const FEWEST_TOKENS = 4;

/** Any language without rules of its own: what stands in quotation marks is found, who said it is not attempted. */
export const GENERIC: LanguagePack = {
  reading: { abbreviations: new Set() },
  reports: quotedReports,
  resolution: {
    read: (doc, range) => ({
      range,
      text: doc.text.slice(doc.tokens[range.from]?.start ?? 0, doc.tokens[range.to - 1]?.end ?? 0),
      kind: 'person',
      nameWords: [],
      roleWords: [],
      definite: false,
      features: {},
    }),
    pointsBack: () => null,
    pronoun: () => null,
    verbFeatures: () => undefined,
  },
  registry: { sameWord: (a, b) => a === b },
  isSpeech: () => false,
  notAttempted: ['speakers of quotations', 'speech reported without quotation marks', 'dates told in words'],
};

function quotedReports(doc: Document): Report[] {
  const reports: Report[] = [];
  for (const { open, close, closed } of doc.quotations) {
    const first = doc.tokens[open + 1];
    const last = doc.tokens[close - 1];
    if (!first || !last || !closed || close - open - 1 < FEWEST_TOKENS) continue;
    reports.push({
      rule: 'marks',
      reason: 'no rules for this language: the speaker is not looked for',
      cue: null,
      lemma: '',
      stance: 'asserts',
      source: { kind: 'nobody' },
      via: [],
      to: [],
      content: [{ start: first.start, end: last.end }],
    });
  }
  return reports;
}
