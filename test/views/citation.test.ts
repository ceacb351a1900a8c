import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationCard, citationOf, statementCard } from '../../src/views/citation.ts';
import { contextCard, sourceCard } from '../../src/views/source.ts';
import { saidIn } from '../../src/views/statement.ts';
import { readToken } from '../../src/views/tokens.ts';
import {
  answerOf,
  arabic,
  buttonsOf,
  changed,
  english,
  fieldsOf,
  letter,
  linesOf,
  quoted,
} from './fixtures.ts';

const [direct, , , paraphrase] = answerOf(letter).said;
const [said] = answerOf(quoted).said;

describe('a citation', () => {
  it('names speaker, words, outlet, title and link in one line', () => {
    const line = citationOf(said!, english);
    const { sources, title } = quoted.briefing;
    for (const part of [said!.speaker!.name, '“There is no decision to leave.”', title, sources[0]!.name])
      expect(line).toContain(part);
    if (sources[0]!.url) expect(line.endsWith(sources[0]!.url)).toBe(true);
  });

  it('is in the card’s language and keeps the words as they were said', () => {
    expect(citationOf(direct!, arabic)).toContain('«لم يُتخذ أي قرار بالمغادرة. انتهى»');
    expect(citationOf(direct!, english)).toContain('«لم يُتخذ أي قرار بالمغادرة. انتهى»');
  });

  it('marks an editor’s words and does not quote them', () => {
    const line = citationOf(paraphrase!, arabic);
    expect(line).toContain('إعادة صياغة');
    expect(line).not.toContain('«كلام محرر»');
  });

  it('has nothing unseen in it, whatever the article’s title holds', () => {
    const part = fc.constantFrom(
      '\u202e',
      '\u2067',
      '\u2069',
      '\u200f',
      '\u061c',
      '\u0000',
      '\n',
      'Title',
      'عنوان',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const one = changed(quoted, { title: parts.join('') });
        const line = citationOf(answerOf(one).said[0]!, english);
        expect(line).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/u);
      }),
    );
  });

  it('stands on its card whole', () => {
    expect(linesOf(citationCard(said!, english))).toContain(citationOf(said!, english));
  });
});

describe('a statement opened from its source', () => {
  it('is offered there, and offers its place and its citation', () => {
    const select = sourceCard(letter, arabic).blocks.find((block) => block.type === 'select');
    expect(select?.choices.map((choice) => readToken(choice.token)?.action)).toEqual(
      letter.briefing.statements.map(() => 'statement'),
    );
    expect(buttonsOf(statementCard(direct!, arabic)).map(({ label }) => label)).toEqual([
      'أظهره في المصدر',
      'انسخ التوثيق',
    ]);
  });

  it('is shown between the sentences round it, the words marked, and none further', () => {
    const article = 'Far off. Just before. There is no decision to leave. Just after. Farther on.';
    const words = 'There is no decision to leave.';
    const start = article.indexOf(words);
    const { found, statement } = said!;
    const one = saidIn(found, { ...statement, evidence: [{ start, end: start + words.length }] });
    const card = contextCard({ ...quoted, text: article }, one, english);
    const { runs } = fieldsOf(card).find(({ type }) => type === 'text')!.field;
    expect(
      runs
        .map((run) => run.text)
        .join('')
        .trim(),
    ).toBe(`Just before. ${words} Just after.`);
    expect(runs.filter((run) => run.bold).map((run) => run.text)).toEqual([words]);
  });

  it('says so where the article is no longer kept', () => {
    expect(linesOf(contextCard({ ...quoted, text: null }, said!, english)).join()).toContain('not kept here');
  });
});
