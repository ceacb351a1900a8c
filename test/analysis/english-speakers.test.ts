import { describe, expect, test } from 'vitest';
import { brief, lines, told } from './told.ts';

/** Who is not the speaker, though a rule of thumb would say so: phenomenon, article, who said what. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a group at a place, not the place',
    'Divers at the Orlo mill said the wheel was broken. "It fell apart," they said.',
    ['Divers at the Orlo mill: the wheel was broken', 'Divers at the Orlo mill: It fell apart'],
  ],
  [
    'the name beside the head of a body takes the pronoun',
    'The head of the ferry board, Dr. Nils Aker, said the boats were sound. "I sail on them," he said.',
    ['Nils Aker: the boats were sound', 'Nils Aker: I sail on them'],
  ],
  [
    'a person who only acted is whom the next pronoun means',
    'The brewery said its beer was clean. But Mayor Odile Brandt closed the cellar. In a note to staff, she wrote that two barrels had been spoiled.',
    ['the brewery: its beer was clean', 'Odile Brandt: that two barrels had been spoiled'],
  ],
  [
    'a woman is not "he"',
    'Mrs. Ilse Roth, a baker, said the oven was cold. Her neighbour, Goran, said he had heard a bang. "Twice," he said.',
    ['Ilse Roth: the oven was cold', 'Goran: he had heard a bang', 'Goran: Twice'],
  ],
  [
    'reports not confirmed are told by nobody called "confirm"',
    'The shipyard did not confirm reports that it would sell two docks.',
    ['the shipyard: reports that it would sell two docks'],
  ],
  [
    'who is quoted as saying speaks, not who is answered',
    'The palace later denied that the duke was ill, after the Evening Post quoted a footman as saying he had fainted.',
    ['the palace: that the duke was ill', 'a footman: he had fainted'],
  ],
  [
    'an aside about the source is none of the words',
    'According to Petra Holm, a geologist at the mine, the shaft is dry.',
    ['Petra Holm: the shaft is dry'],
  ],
  [
    'the place and date of a line are none of the words',
    'PORT SELM, May 14 - The lighthouse went dark after a storm, the coast guard said.',
    ['the coast guard: The lighthouse went dark after a storm'],
  ],
];

describe('who is not the speaker in English', () => {
  test.each(CASES)('%s', (_name, article, expected) => {
    expect(lines(article, 'en')).toEqual(expected);
  });
});

test('words come through whoever carried, saw or quoted them', () => {
  const via = (article: string): readonly string[][] => told(article, 'en').map((one) => [...one.via]);
  expect(via('"We waited," Ana Roth said in a statement carried by the Island News Agency.')).toEqual([
    ['statement', 'Island News Agency'],
  ]);
  expect(via('The Evening Post quoted a footman as saying he had fainted.')).toEqual([['Evening Post']]);
});

test('the role of a speaker named beside it is told in full', () => {
  const people = brief('The head of the ferry board, Dr. Nils Aker, said the boats were sound.', 'en').people;
  expect(people.map(({ name, role }) => [name, role])).toEqual([['Nils Aker', 'head of the ferry board']]);
});

test('two reports of opposed acts about one thing make a dispute', () => {
  const { claims } = brief(
    'Pilot Ruth Lind said the harbour board had hidden three weather charts. The board director Omar Hale said the charts were published in April.',
    'en',
  );
  expect(claims.map(({ disputed }) => disputed)).toEqual([true]);
});

test.each([
  ['The mayor added another lane to the bridge.'],
  ['The swimmer claimed the silver cup on Sunday.'],
  ['The bakery reported a small profit.'],
])('a verb of speech with a thing for its object is a deed: %s', (article) => {
  expect(lines(article, 'en')).toEqual([]);
});

test('a time told after a comma is the reporter’s', () => {
  expect(lines('The duke denied that he had sold the barn, hours after the paper came out.', 'en')).toEqual([
    'the duke: that he had sold the barn',
  ]);
});

test.each([
  [
    'Otto Brandt, 44, a roofer who saw the crash, said he had heard a bang.',
    'Otto Brandt: he had heard a bang',
  ],
  ['Ines Roth, 60, of Dover, said she was glad.', 'Ines Roth: she was glad'],
  ['Ruth Lind, 39, told the paper that she had seen nothing.', 'Ruth Lind: that she had seen nothing'],
  [
    'Harbour Secretary Nils Aker did not rule out criminal charges, but said it was too early.',
    'Nils Aker: it was too early',
  ],
  ['Mr. Hale said outside the town hall that the bridge was safe.', 'Hale: that the bridge was safe'],
  [
    'Ruth Lind declined to say whether the port would close.',
    'Ruth Lind: to say whether the port would close',
  ],
])('an age, a charge or a place is not who speaks or what is said: %s', (article, expected) => {
  expect(lines(article, 'en')).toEqual([expected]);
});

test('the Red Cross is a body', () => {
  const [cross] = brief('The Red Cross said it had opened two tents.', 'en').people;
  expect(cross).toMatchObject({ name: 'Red Cross', kind: 'institution' });
});

test.each([
  ['The bank denied the letter was genuine, Reuters reported.', 'the bank', 'Reuters'],
  ['The minister said he would quit, state television reported.', 'the minister', 'state television'],
  [
    'One Dutch official and another Belgian official confirmed the letter was genuine, Reuters reported.',
    'One Dutch official and another Belgian official',
    'Reuters',
  ],
])('an outlet at the end carries what the sentence reports: %s', (article, speaker, outlet) => {
  expect(told(article, 'en')).toMatchObject([{ speaker, via: [outlet] }]);
});

test('an outlet alone is the source', () => {
  expect(lines('The road was closed, Reuters reported.', 'en')).toEqual(['Reuters: The road was closed']);
});
