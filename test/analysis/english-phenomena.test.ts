import { describe, expect, test } from 'vitest';
import { lines, told } from './told.ts';

type Case = readonly [phenomenon: string, article: string, who: readonly string[]];

const WORDS: readonly Case[] = [
  [
    '"as … explained" before the words',
    'As the harbour master Lene Falk explained, the cranes were built in one winter.',
    ['Lene Falk: the cranes were built in one winter'],
  ],
  [
    'the next clause is not what critics argue',
    'While critics argue that the tunnel floods every spring, Mayor Ruiz has deemed it safe.',
    ['critics: that the tunnel floods every spring'],
  ],
  [
    '"and" is no end where an aside is closed by a verb',
    'She claimed that the self-described League, or LFG, has hired two clowns.',
    ['-: that the self-described League, or LFG, has hired two clowns'],
  ],
  [
    'a source between "that" and the words',
    'Ivo Marsh, a member of the panel, said on Tuesday that according to its count, the ferry was full.',
    ['Ivo Marsh: that according to its count, the ferry was full'],
  ],
  [
    'a noun of speech that is the subject of its sentence',
    "The brewer's claim that no barrel could be found was disputed by the town.",
    ['the brewer: that no barrel could be found'],
  ],
  [
    'a clause about a noun of speech is not its words',
    'The duke stunned the hall with a comment that reopened old wounds.',
    [],
  ],
  [
    'the title of a work is no speech',
    'The dam broke twice, Mr. Holt said in his memoir, "A Wet Life."',
    ['Holt: The dam broke twice'],
  ],
  [
    'a comma between "that" and the marks',
    'Mr. Holt added that, "the keeper has put forward a plan for every lamp."',
    ['Holt: the keeper has put forward a plan for every lamp.'],
  ],
  [
    'a phrase without a verb before the source is none of the words alone',
    'The upshot, according to the aide, is that the vote was lost.',
    ['the aide: is that the vote was lost'],
  ],
  [
    'who would not be named is not reported for it',
    'One clerk, who asked not to be named because talks are going on, said the board would meet.',
    ['One clerk: the board would meet'],
  ],
];

const SPEAKERS: readonly Case[] = [
  [
    'a subject with a verb of its own after the cue is no speaker',
    'Gov. Carl Dorn, an engineer who has refused to run, said the Moss family deserved better.',
    ['Carl Dorn: to run', 'Carl Dorn: the Moss family deserved better'],
  ],
  [
    'a question put by someone named',
    'The minister was asked by the host Ada Wynn, "What did you mean by that?"',
    ['Ada Wynn: What did you mean by that?'],
  ],
  [
    'a name beside an office that belongs to a place',
    "Benara's ambassador, Yaa Mensima, said the mask was back. Mensima said she was glad.",
    ['Yaa Mensima: the mask was back', 'Yaa Mensima: she was glad'],
  ],
  [
    'a description, its place and its name before the verb',
    'The cellars are dry, the fire chief of Sandmouth, Errol Baines, said. The pumps had been off for an hour, he added.',
    ['Errol Baines: The cellars are dry', 'Errol Baines: The pumps had been off for an hour'],
  ],
  [
    'a name announced in the description',
    'Their leader, a crane driver named Sid Aziz, said the quay was closed.',
    ['Sid Aziz: the quay was closed'],
  ],
  [
    'who is described again before "who"',
    '"Many have left," said Father Luis, the parish priest, who added that the school was empty.',
    ['Luis: Many have left', 'Luis: that the school was empty'],
  ],
  [
    'what a paper obtained is the source, not the paper',
    'A report obtained by the Evening Star suggests that the lamps had run out.',
    ['a report: that the lamps had run out'],
  ],
  [
    'the one hired, not who hired',
    'A man hired by Smith said the work was hard.',
    ['a man: the work was hard'],
  ],
  [
    'an aside with commas of its own',
    'Sandy Philby, who lost her boat during the storm in Aurora, Calder, in July, said that the quay was rotten.',
    ['Sandy Philby: that the quay was rotten'],
  ],
  [
    'where the speaker stood is not the speaker',
    'Dorn, speaking at a rally in Wilming, N.C., warned that the dam would not hold.',
    ['Dorn: that the dam would not hold'],
  ],
  [
    'a participle belongs to the judge, not to who is accused',
    'A judge on Tuesday postponed the trial of a captain accused of sailing in fog, saying the defence needed time.',
    ['a judge: the defence needed time'],
  ],
  [
    'a means is of its own clause',
    'Years after Bill Cray claimed the lamps would last, Odo won the vote by promising that they would not.',
    ['Bill Cray: the lamps would last', 'Odo: that they would not'],
  ],
  [
    'the subject before an aside takes the next pronoun',
    'Coach Pete Dun said the pitch was wet. Striker Kwame Asante, who missed twice, apologised to supporters. "I let them down," he wrote.',
    ['Pete Dun: the pitch was wet', 'Striker Kwame Asante: I let them down'],
  ],
  [
    'a witness is a person',
    'A witness said the barn was open. "It had been open all night," he said.',
    ['a witness: the barn was open', 'a witness: It had been open all night'],
  ],
];

describe('the words of English reports', () => {
  test.each(WORDS)('%s', (_phenomenon, article, who) => {
    expect(lines(article, 'en')).toEqual(who);
  });
});

describe('the speakers of English reports', () => {
  test.each(SPEAKERS)('%s', (_phenomenon, article, who) => {
    expect(lines(article, 'en')).toEqual(who);
  });
});

test('an agency that cites others is the channel', () => {
  const [one] = told(
    'Reuters, citing two people familiar with the matter, reported that one of the offers came from a Korean fund.',
    'en',
  );
  expect(one).toMatchObject({ speaker: 'two people familiar with the matter', via: ['Reuters'] });
});

test('a transcript is how the words came, not who said them', () => {
  const [one] = told(
    'The minister said the pass was shut. "There is no way round," he told the council, according to a transcript.',
    'en',
  ).slice(1);
  expect(one).toMatchObject({
    speaker: 'the minister',
    text: 'There is no way round',
    via: ['a transcript'],
  });
});
