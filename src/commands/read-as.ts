import type { Context } from './command.ts';
import { unquoted } from './parse.ts';
import type { Reading } from './reading.ts';
import { phrasesOf } from './reply.ts';

/** How a question was taken, so that a wrong reading shows. */
export function readAs(reading: Reading, context: Context): string {
  const { readAs: phrases } = phrasesOf(context);
  return phrases.line(partsOf(reading, context).filter(Boolean).join(' '));
}

function partsOf(reading: Reading, context: Context): (string | undefined)[] {
  const { readAs: phrases, answers } = phrasesOf(context);
  const { read } = answers;
  const { kind, person, other = '', about, quote = '', words = '' } = reading;
  // What the asker put in quotation marks is nobody's words for that.
  const topic = about && phrases.about(unquoted(about) ?? about);
  switch (kind) {
    case 'search':
    case 'follow':
      return [words === '' ? phrases.newest : phrases.search(words)];
    case 'quote':
      return [person === undefined ? read.quoteOfAnyone(quote) : read.quote(person, quote)];
    case 'changed':
      return [read.changed(person ?? read.anybody), topic];
    case 'disagree':
      return [read.disagree(person ?? '', other), topic];
    case 'person':
      return [read.person(person ?? '')];
    case 'number':
    case 'when':
    case 'disputed':
      return [read[kind], topic];
    case 'said':
      return [
        reading.first ? read.first : undefined,
        reading.stance ? phrases.kinds[reading.stance] : read.statements,
        person && phrases.by(person),
        topic,
        reading.to && read.to(reading.to),
        reading.via && read.via(reading.via),
        reading.story && read.story(reading.story),
        reading.when,
      ];
  }
}
