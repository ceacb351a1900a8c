import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Said } from '../../src/answers/answers.ts';
import { STANCES, type Stance } from '../../src/briefing/schema.ts';
import { disputedCard } from '../../src/views/disputed.ts';
import { statementBlocks, wordingOf, wordsOf } from '../../src/views/statement.ts';
import { whoSaidCard } from '../../src/views/whosaid.ts';
import {
  answerOf,
  arabic,
  changed,
  english,
  fieldsOf,
  letter,
  letterEnglish,
  linesOf,
  quoted,
  textOf,
} from './fixtures.ts';

const [direct, reported, mixed, paraphrase] = answerOf(letter).said;

describe('words of a statement', () => {
  it('stand in the quotation marks of their language when they are direct and in the source', () => {
    expect(wordsOf(direct!)).toBe('«لم يُتخذ أي قرار بالمغادرة. انتهى»');
    expect(wordsOf(answerOf(quoted).said[0]!)).toBe('“There is no decision to leave.”');
  });

  it('stand without marks when the outlet reports them, though they are the article’s', () => {
    expect(reported!.verified).toBe(true);
    expect(wordsOf(reported!)).toBe('الرسالة صحيحة');
  });

  it('keep the source’s own marks when partly quoted', () => {
    expect(wordsOf(mixed!)).toBe('ووصفها بأنها «رسمية تمامًا»');
  });

  it('lose every mark when they were not checked against a text', () => {
    const said = answerOf(letterEnglish).said[0]!;
    expect(wordsOf(said)).toBe('There is no decision to leave.');
    expect(textOf(statementBlocks(said, english).at(-1) as never)).toContain(
      'not checked against the source',
    );
  });

  it('are labelled when an editor’s', () => {
    expect(wordsOf(paraphrase!)).toBe('كلام محرر');
    expect(textOf(statementBlocks(paraphrase!, arabic).at(-1) as never)).toContain('إعادة صياغة');
  });

  it('do not gain a second pair of marks from a slice that has its own', () => {
    const twice = { ...direct!, statement: { ...direct!.statement, text: '«نعم»' } };
    expect(wordsOf(twice)).toBe('«نعم»');
    const parts = { ...direct!, statement: { ...direct!.statement, text: '«نعم» ثم «لا»' } };
    expect(wordsOf(parts)).toBe('««نعم» ثم «لا»»');
  });

  it('carry a translation, labelled and without marks', () => {
    const lines = statementBlocks(direct!, english).map((block) => textOf(block as never));
    expect(lines).toContain('Translation: denies: No decision to leave has been taken. Period');
    expect(statementBlocks(direct!, arabic)).toHaveLength(2);
  });

  it('come with stance, chain, hearers, date and linked source', () => {
    const line = statementBlocks(reported!, english).at(-1) as never;
    expect(textOf(line)).toBe('confirms · reported, in the source’s wording · through رويترز · وكالة');
    const details = statementBlocks(direct!, arabic).at(-1) as never;
    expect(textOf(details)).toBe('المخاطَب: صحفيون · 6 يناير 2020 · وكالة');
  });

  it('stand after what is done with them, in their own language, so that a denial is never read as an assertion', () => {
    const shown = (said: Said, stance: Stance) => {
      const changedStance = { ...said, statement: { ...said.statement, stance } };
      return textOf(statementBlocks(changedStance, english)[0] as never);
    };
    const englishSaid = answerOf(quoted).said[0]!;
    expect(shown(englishSaid, 'denies')).toBe('denies: “There is no decision to leave.”');
    expect(shown(englishSaid, 'asserts')).toBe('“There is no decision to leave.”');
    expect(shown(reported!, 'denies')).toBe('نفي: الرسالة صحيحة');
  });

  it('do not keep the comma that led back into the source’s sentence', () => {
    const said = answerOf(quoted).said[0]!;
    const cut = { ...said, statement: { ...said.statement, text: 'There is no decision,' } };
    expect(wordsOf(cut)).toBe('“There is no decision”');
    const part = {
      ...said,
      statement: { ...said.statement, kind: 'mixed' as const, text: 'called it “wrong,”' },
    };
    expect(wordsOf(part)).toBe('called it “wrong”');
  });
});

const MARKS = /[«»“”„"]/u;
const wrapped = fc.constantFrom(
  (words: string) => words,
  (words: string) => `«${words}»`,
  (words: string) => `"${words}"`,
  (words: string) => `“«${words}»”`,
  (words: string) => `قال «${words}» ثم مضى`,
);
const words = fc
  .tuple(fc.constantFrom('لا قرار', 'we will leave', 'نعم', 'no'), wrapped)
  .map(([text, wrap]) => wrap(text));
const statement = fc.record({
  kind: fc.constantFrom('direct' as const, 'mixed' as const, 'indirect' as const),
  text: words,
  paraphrase: fc.constantFrom(undefined, true),
  stance: fc.constantFrom(...STANCES),
  verified: fc.boolean(),
});

describe('quotation marks, whatever the briefing', () => {
  it('never stand round words that are unverified, an editor’s or indirect', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(english, arabic),
        (list, look) => {
          const found = {
            ...changed(letter, {
              statements: list.map(({ verified: _, ...one }, index) => ({
                ...letter.briefing.statements[0]!,
                ...one,
                id: `g${index}`,
              })),
              translations: {},
            }),
            verified: new Set(
              list.flatMap((one, index) => (one.verified && !one.paraphrase ? [`g${index}`] : [])),
            ),
          };
          const answer = answerOf(found);
          for (const said of answer.said) {
            const shown = wordsOf(said);
            if (!said.verified) expect(shown).not.toMatch(MARKS);
            if (said.statement.kind === 'indirect') expect(shown).not.toMatch(/^[«“"][^«»“”"]*[»”"]$/u);
          }
          const eligible = answer.said.filter((said) => wordingOf(said) === 'quotation');
          expect(eligible.every((said) => said.verified && said.statement.kind === 'direct')).toBe(true);
          for (const card of [whoSaidCard(answer, look), disputedCard(found, look)]) {
            const quotes = fieldsOf(card).filter(({ type }) => type === 'quote');
            expect(quotes).toHaveLength(eligible.length);
          }
        },
      ),
    );
  });
});

describe('whoSaidCard', () => {
  it('names each speaker once with the role, and says where the source names nobody', () => {
    const lines = linesOf(whoSaidCard(answerOf(letter), arabic));
    expect(lines.filter((line) => line === 'مارك إسبر، وزير الدفاع الأمريكي')).toHaveLength(1);
    expect(lines.filter((line) => line === 'مسؤول عراقي')).toHaveLength(1);
    expect(lines).toContain('لم يسمّه المصدر');
  });

  it('gives content its own direction and labels the reader’s', () => {
    const fields = fieldsOf(whoSaidCard(answerOf(letter), english));
    const dirOf = (start: string) => fields.find(({ field }) => textOf(field).startsWith(start))?.field.dir;
    expect(dirOf('نفي: «لم يُتخذ')).toBe('rtl');
    expect(dirOf('denies')).toBe('ltr');
    expect(dirOf('Who said what')).toBe('ltr');
  });

  it('is titled with the name in the script it was asked for in', () => {
    const esper = letter.briefing.people[0]!;
    const title = (person: string, aliases: string[]) =>
      whoSaidCard({ ...answerOf(letter), people: [{ ...esper, aliases }] }, english, { person }).summary;
    expect(title('Esper', ['Mark Esper'])).toBe('What Mark Esper said');
    expect(title('Esper', [])).toBe('What Esper said');
    expect(title('إسبر', ['Mark Esper'])).toBe('What مارك إسبر said');
  });

  it('offers a button for each of several people of one name', () => {
    const people = letter.briefing.people.slice(0, 2);
    const card = whoSaidCard({ ...answerOf(letter), people }, english, { person: 'x' });
    const buttons = card.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
    expect(buttons.map((button) => button.token)).toEqual(people.map((person) => `said:p=${person.name}`));
  });
});

describe('disputedCard', () => {
  it('sets the two sides of a claim against each other', () => {
    const lines = linesOf(disputedCard(letter, english));
    const order = [
      'قررت واشنطن الانسحاب',
      'Says it is so',
      'تأكيد: الرسالة صحيحة',
      'Denies it',
      'نفي: «لم يُتخذ أي قرار بالمغادرة. انتهى»',
    ];
    expect(lines.filter((line) => order.includes(line))).toEqual(order);
  });

  it('names who stands on both sides', () => {
    const statements = letter.briefing.statements.map((one) => ({ ...one, speaker: 'esper' }));
    expect(linesOf(disputedCard(changed(letter, { statements }), english))).toContain(
      'On both sides: مارك إسبر',
    );
  });
});
