import { describe, expect, test } from 'vitest';
import { lines, told } from './told.ts';

/** Phenomenon, article, and who said what in it. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a clause without "that", a pronoun, a participle',
    'Mayor Anna Reed said the bridge would close on Friday. She added that repairs would take six weeks, saying the city had the money.',
    [
      'Anna Reed: the bridge would close on Friday',
      'Anna Reed: that repairs would take six weeks',
      'Anna Reed: the city had the money',
    ],
  ],
  [
    'inversion with an apposition, the quotation going on',
    '"We were ready," said Omar Hale, a baker who lives on the square. "Nobody came to our door." Hale said he would appeal.',
    ['Omar Hale: We were ready … Nobody came to our door.', 'Omar Hale: he would appeal'],
  ],
  [
    'the cue in the middle of the clause',
    'The plan, Reed said, would cost $3 million. "It is cheap," she told reporters.',
    ['Reed: The plan … would cost $3 million', 'Reed: It is cheap'],
  ],
  [
    'according to, after and before the words',
    'The factory will reopen in May, according to two officials. According to the union, wages were cut twice.',
    ['two officials: The factory will reopen in May', 'the union: wages were cut twice'],
  ],
  [
    'an aside between name and verb, words partly in marks',
    'Lucy Stone, the finance director, told the Daily Post that the shortfall was "a rounding error." The paper reported that auditors disagreed.',
    ['Lucy Stone: that the shortfall was "a rounding error."', 'the paper: that auditors disagreed'],
  ],
  [
    'a quotation opened in each paragraph and closed once',
    '"The first part is done.\n\n"The second will take longer," Judge Peter Moss wrote.',
    ['Peter Moss: The first part is done. … The second will take longer'],
  ],
  [
    'curly and doubled marks, initials, abbreviations',
    'The U.S. Senate’s J. D. Cole, who opposes the bill, said he would vote no. ‘‘Never,’’ Mr. Cole said. “Not once,” he added.',
    ['J. D. Cole: he would vote no', 'J. D. Cole: Never', 'J. D. Cole: Not once'],
  ],
  [
    'a fronted condition belongs to the words',
    'If the vote fails, Dr. Clara West warned, the clinic will shut.',
    ['Clara West: If the vote fails … the clinic will shut'],
  ],
  [
    'a colon, a promise, a demand',
    'Moss replied: "Soon." He promised to publish the list and urged residents to be patient.',
    ['Moss: Soon.', 'Moss: to publish the list', 'Moss: residents to be patient'],
  ],
  [
    'two cues joined by "but"',
    'Mr. Hale, in an interview on Monday, said that the council had waited too long but added that he trusted the mayor.',
    ['Hale: that the council had waited too long', 'Hale: that he trusted the mayor'],
  ],
  [
    'a capital, a document',
    'Washington announced new tariffs on steel. The report said prices had doubled since 2010.',
    ['Washington: new tariffs on steel', 'the report: prices had doubled since 2010'],
  ],
  [
    'a relative pronoun speaks for its noun',
    'Police officials said they had arrested two men, who denied involvement.',
    ['Police officials: they had arrested two men', 'two men: involvement'],
  ],
  [
    'scare quotes and titles are no speech',
    'The so-called "quiet zone" is near the school. She reads "The Long Road" twice a year.',
    [],
  ],
  ['verb forms that are nouns', 'His claims were old. The reports fill a shelf, and the calls go on.', []],
];

describe('who said what in English', () => {
  test.each(CASES)('%s', (_name, article, expected) => {
    expect(lines(article, 'en')).toEqual(expected);
  });
});

test('stances: what was denied, not denied, charged', () => {
  const stances = told(
    'The company denied that it had dumped waste. It did not deny a leak. Critics accused the company of hiding the tests.',
    'en',
  ).map(({ speaker, stance }) => [speaker, stance]);
  expect(stances).toEqual([
    ['the company', 'denies'],
    ['the company', 'asserts'],
    ['Critics', 'accuses'],
  ]);
});

test('direct, mixed and indirect', () => {
  const kinds = told(
    '"It is over," Reed said. Reed called the vote "a mess." Reed said it was late.',
    'en',
  ).map(({ kind }) => kind);
  expect(kinds).toEqual(['direct', 'mixed', 'indirect']);
});
