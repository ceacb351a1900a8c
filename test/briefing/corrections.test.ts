import { describe, expect, it } from 'vitest';
import { isReversal } from '../../src/briefing/changes.ts';
import { compareBriefings, newNotes, type Version } from '../../src/briefing/corrections.ts';
import { pairStatements } from '../../src/briefing/pairing.ts';
import { type Briefing, briefingSchema, STANCES } from '../../src/briefing/schema.ts';

const BASE = {
  schema: 1,
  id: '2026-03-01-letter',
  status: 'approved',
  lang: 'en',
  title: 'A letter on leaving',
  publishedAt: '2026-03-01',
  sources: [{ name: 'Our own' }],
  summary: [{ text: 'A letter was sent.' }],
  people: [
    { id: 'esper', name: 'Mark Esper', kind: 'person', role: 'Secretary of Defense' },
    { id: 'milley', name: 'Mark Milley', kind: 'person' },
    { id: 'reuters', name: 'Reuters', kind: 'outlet' },
  ],
  statements: [
    {
      ...{
        id: 's1',
        speaker: 'esper',
        kind: 'direct',
        text: 'There is no decision to leave',
        stance: 'denies',
      },
      claims: [{ id: 'leaving', position: 'against' }],
    },
    {
      id: 's2',
      speaker: 'milley',
      kind: 'indirect',
      text: 'that the letter was a mistake',
      stance: 'confirms',
    },
  ],
  claims: [{ id: 'leaving', text: 'Troops will leave', disputed: true }],
  timeline: [{ date: '2026-02-28', precision: 'day', text: 'The letter was written.' }],
  figures: [{ value: 5200, unit: 'soldiers', text: 'There are 5,200 soldiers.' }],
  method: { engine: 'editor', version: '1' },
};
type Edit = (draft: ReturnType<typeof structuredClone<typeof BASE>> & Record<string, unknown>) => void;

function edited(edit: Edit = () => {}): Briefing {
  const draft = structuredClone(BASE) as Parameters<Edit>[0];
  edit(draft);
  return briefingSchema.parse(draft);
}
const versionOf = (briefing: Briefing, verified = ['s1', 's2']): Version => ({
  briefing,
  verified: new Set(verified),
});
const changes = (edit: Edit) => compareBriefings(versionOf(edited()), versionOf(edited(edit)));
const statement = (draft: Parameters<Edit>[0], index: number, change: object) =>
  Object.assign(draft.statements[index]!, change);

describe('what no reader has to know', () => {
  const cases: Record<string, Edit> = {
    nothing: () => {},
    topics: (draft) => Object.assign(draft, { topics: ['iraq'] }),
    'the method': (draft) => Object.assign(draft, { method: { engine: 'rules', version: '9' } }),
    'a story': (draft) => Object.assign(draft, { story: 'leaving' }),
    punctuation: (draft) => Object.assign(draft, { title: '“A letter, on leaving.”' }),
    'the order of statements': (draft) => draft.statements.reverse(),
    'ids counted anew': (draft) =>
      draft.statements.forEach((one, index) => {
        one.id = `x${9 - index}`;
      }),
    aliases: (draft) => Object.assign(draft.people[0]!, { aliases: ['Esper'] }),
  };
  for (const [name, edit] of Object.entries(cases)) {
    it(name, () => expect(changes(edit)).toEqual([]));
  }
});

describe('a statement', () => {
  it('by another speaker, told with its words', () => {
    expect(changes((draft) => statement(draft, 0, { speaker: 'milley' }))).toEqual([
      { kind: 'speaker', was: 'Mark Esper', now: 'Mark Milley', words: 'There is no decision to leave' },
    ]);
    expect(changes((draft) => statement(draft, 1, { speaker: null }))).toMatchObject([
      { kind: 'speaker', was: 'Mark Milley', now: null },
    ]);
  });

  it('by the same under another id or spelling is not by another', () => {
    const renamed = changes((draft) => {
      Object.assign(draft.people[0]!, { id: 'p1' });
      statement(draft, 0, { speaker: 'p1' });
    });
    expect(renamed).toEqual([]);
    expect(changes((draft) => Object.assign(draft.people[0]!, { name: 'مارك إسبر' }))).toEqual([
      { kind: 'name', was: 'Mark Esper', now: 'مارك إسبر' },
    ]);
  });

  it('by someone whose name holds the old one, who is still there, is by another', () => {
    const two =
      (speaker: string): Edit =>
      (draft) => {
        draft.people.push(
          { id: 'trump', name: 'Trump', kind: 'person' },
          { id: 'melania', name: 'Melania Trump', kind: 'person' },
        );
        statement(draft, 0, { speaker });
      };
    expect(
      compareBriefings(versionOf(edited(two('trump'))), versionOf(edited(two('melania')))),
    ).toMatchObject([{ kind: 'speaker', was: 'Trump', now: 'Melania Trump' }]);
  });

  it('of another stance, position, words, date or way', () => {
    expect(changes((draft) => statement(draft, 0, { stance: 'confirms' }))).toMatchObject([
      { kind: 'stance', speaker: 'Mark Esper', was: 'denies', now: 'confirms' },
    ]);
    expect(
      changes((draft) => statement(draft, 0, { claims: [{ id: 'leaving', position: 'for' }] })),
    ).toMatchObject([{ kind: 'position', was: 'against', now: 'for', words: 'Troops will leave' }]);
    expect(changes((draft) => statement(draft, 0, { text: 'There is a decision to leave' }))).toMatchObject([
      { kind: 'words', speaker: 'Mark Esper', quotation: true, quoted: true },
    ]);
    expect(changes((draft) => statement(draft, 1, { saidAt: '2026-03-01', via: ['reuters'] }))).toEqual([
      { kind: 'via', speaker: 'Mark Milley' },
      { kind: 'said-at', speaker: 'Mark Milley' },
    ]);
  });

  it('put in before others, all counted anew, is one added and none changed', () => {
    const grown = changes((draft) => {
      const fresh = {
        ...draft.statements[1]!,
        id: 's1',
        text: 'that nobody asked him before',
        stance: 'asserts',
      };
      draft.statements.forEach((one, index) => {
        one.id = `s${index + 2}`;
      });
      draft.statements.unshift(fresh);
    });
    expect(grown).toEqual([{ kind: 'added', count: 1 }]);
  });

  it('taken out, and another in its place under its id, is no change of speaker', () => {
    const swapped = changes((draft) =>
      statement(draft, 0, { speaker: 'reuters', text: 'Rain is expected at noon', stance: 'expects' }),
    );
    expect(swapped).toEqual([
      { kind: 'added', count: 1 },
      { kind: 'removed', count: 1 },
    ]);
  });
});

describe('the rest of a briefing', () => {
  it('title, key points, role, figure, dispute, dates and source are told', () => {
    const all = changes((draft) => {
      draft.title = 'A letter on staying';
      draft.summary[0]!.text = 'No letter was sent.';
      Object.assign(draft.people[0]!, { role: 'Secretary of the Army' });
      draft.figures[0]!.value = 2500;
      draft.claims[0]!.disputed = false;
      draft.timeline[0]!.date = '2026-02-27';
      draft.publishedAt = '2026-03-02';
      draft.sources[0]!.name = 'Another';
    });
    expect(all).toEqual([
      { kind: 'title' },
      { kind: 'points' },
      { kind: 'role', name: 'Mark Esper', now: 'Secretary of the Army' },
      { kind: 'disputed', words: 'Troops will leave', now: false },
      { kind: 'figure', was: { value: 5200, unit: 'soldiers' }, now: { value: 2500, unit: 'soldiers' } },
      { kind: 'timeline' },
      { kind: 'published', now: '2026-03-02' },
      { kind: 'source' },
    ]);
  });

  it('what turns a meaning round comes first', () => {
    const [first] = changes((draft) => {
      draft.title = 'Other';
      statement(draft, 1, { stance: 'denies' });
      statement(draft, 0, { saidAt: '2026-03-01' });
    });
    expect(first).toMatchObject({ kind: 'stance', now: 'denies' });
  });
});

it('denial stands against what it denies, praise against blame, a promise against a threat; all both ways', () => {
  const opposites = STANCES.flatMap((was) =>
    STANCES.filter((now) => isReversal({ kind: 'stance', speaker: null, was, now, words: '' })).map(
      (now) => `${was} ${now}`,
    ),
  );
  expect(opposites).toContain('asserts denies');
  expect(opposites).toContain('denies confirms');
  expect(opposites).toContain('condemns praises');
  expect(opposites).toContain('threatens promises');
  for (const pair of opposites) expect(opposites).toContain(pair.split(' ').reverse().join(' '));
  expect(opposites).not.toContain('asserts announces');
  expect(opposites).not.toContain('warns threatens');
  expect(opposites.filter((pair) => new Set(pair.split(' ')).size === 1)).toEqual([]);
});

it('other words are a reversal only where they were or are a quotation', () => {
  const reworded = (verified: string[]) =>
    compareBriefings(
      versionOf(edited(), verified),
      versionOf(
        edited((draft) => statement(draft, 0, { text: 'There is a decision to leave' })),
        verified,
      ),
    ).map(isReversal);
  expect(reworded(['s1'])).toEqual([true]);
  expect(reworded([])).toEqual([false]);
});

it('an editor’s notes are those that were not there before', () => {
  const note = { at: '2026-03-01', note: 'One.' };
  const before = edited((draft) => Object.assign(draft, { corrections: [note] }));
  const after = edited((draft) => Object.assign(draft, { corrections: [note, { ...note, note: 'Two.' }] }));
  expect(newNotes(before, after).map((one) => one.note)).toEqual(['Two.']);
});

it('thousands of statements are found again, whatever ids they now have', () => {
  const many = (shift: number) =>
    edited((draft) => {
      draft.statements = Array.from({ length: 3000 }, (_, index) => ({
        ...draft.statements[1]!,
        id: `s${index}`,
        text: `statement number ${index + shift} of many`,
      }));
    });
  const { pairs, added, removed } = pairStatements(many(0), many(10));
  expect({ pairs: pairs.length, added, removed }).toMatchObject({ pairs: 3000, added: 0, removed: 0 });
});
