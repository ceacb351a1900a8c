import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArgs, routeWords } from '../../src/commands/parse.ts';
import { readLoose } from '../../src/commands/plan.ts';
import { readQuestion } from '../../src/commands/reading.ts';
import { commands } from '../../src/commands/registry.ts';
import { parseTime, parseWeekdays } from '../../src/commands/times.ts';
import { completeZones, parseZone } from '../../src/commands/zones.ts';
import { UserError } from '../../src/errors.ts';

const optionsOf = (name: string) => commands.find((command) => command.name === name)!.options;
const whosaid = (text: string) => parseArgs(optionsOf('whosaid'), text);
const digest = (text: string) => parseArgs(optionsOf('digest'), text);

describe('typed options', () => {
  it.each([
    ['Esper', { person: 'Esper' }],
    ['Esper about:letter', { person: 'Esper', about: 'letter' }],
    ['about:letter Esper', { person: 'Esper', about: 'letter' }],
    ['Esper about:the letter of January', { person: 'Esper', about: 'the letter of January' }],
    ['about="the letter" Mark Esper', { person: 'Mark Esper', about: 'the letter' }],
    ['about:“the letter” Esper', { person: 'Esper', about: 'the letter' }],
    ['إسبر عن:الرسالة', { person: 'إسبر', about: 'الرسالة' }],
    ['عن:«رسالة التحالف» إسبر', { person: 'إسبر', about: 'رسالة التحالف' }],
    ['about:"never closed', { about: 'never closed' }],
    ['about:', {}],
    ['', {}],
  ])('/whosaid %s', (text, args) => {
    expect(whosaid(text)).toEqual(args);
  });

  it('leaves a search as it was typed, filters, links and quotes included', () => {
    const text = 'topic:"oil price" since:yesterday https://example.org/a?b=c';
    expect(parseArgs(optionsOf('briefing'), text)).toEqual({ query: text });
  });

  it('reads every option of a digest, in either language', () => {
    expect(digest('set time:8 am days:sun - thu zone:New York language:ar topics:oil, gas')).toEqual({
      do: 'set',
      time: '8 am',
      days: 'sun - thu',
      zone: 'New York',
      language: 'ar',
      topics: 'oil, gas',
    });
    expect(digest('وقت:٨:٣٠ أيام:الأحد-الخميس منطقة:بغداد لغة:العربية')).toEqual({
      time: '٨:٣٠',
      days: 'الأحد-الخميس',
      zone: 'بغداد',
      language: 'العربية',
    });
  });
});

describe('words that call a command', () => {
  const called = (text: string) => routeWords(commands, text)?.command.name;
  it.each([
    ['help', 'help'],
    ['مساعدة', 'help'],
    ['ask who denied it?', 'ask'],
    ['اسأل من نفى ذلك؟', 'ask'],
    ['من قال إن القوات ستنسحب؟', 'whosaid'],
    ['Who said that?', 'whosaid'],
    ['digest', 'digest'],
    ['النشرة إيقاف', 'digest'],
    ['help desk strike', undefined],
    ['iraq', undefined],
    ['من', undefined],
  ])('%s', (text, name) => {
    expect(called(text)).toBe(name);
  });
});

describe('times, days and zones', () => {
  it.each([
    ['8', '08:00'],
    ['08:00', '08:00'],
    ['8am', '08:00'],
    ['8:15 p.m.', '20:15'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['٨:٣٠', '08:30'],
    ['8 صباحًا', '08:00'],
    ['٩ مساءً', '21:00'],
    ['25:00', null],
    ['8:60', null],
    ['13pm', null],
    ['constructor', null],
  ])('time %s is %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  it.each([
    ['sun-thu', [1, 2, 3, 4, 7]],
    ['mon,wed', [1, 3]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['fri-mon', [1, 5, 6, 7]],
    ['الأحد-الخميس', [1, 2, 3, 4, 7]],
    ['من الأحد إلى الخميس', [1, 2, 3, 4, 7]],
    ['الاثنين والأربعاء', [1, 3]],
    ['كل يوم', [1, 2, 3, 4, 5, 6, 7]],
    ['monday, funday', null],
    ['mon-', null],
    ['constructor', null],
  ])('days %s are %j', (text, days) => {
    expect(parseWeekdays(text)).toEqual(days);
  });

  it.each([
    ['Baghdad', 'Asia/Baghdad'],
    ['بغداد', 'Asia/Baghdad'],
    ['القاهره', 'Africa/Cairo'],
    ['new york', 'America/New_York'],
    ['asia/baghdad', 'Asia/Baghdad'],
    ['GMT', 'UTC'],
    ['Mars/Olympus', null],
    ['+03:00', null],
    ['constructor', null],
  ])('zone %s is %s', (text, zone) => {
    expect(parseZone(text)).toBe(zone);
  });

  it('completes a city in either script', () => {
    expect(completeZones('bagh', 5)).toEqual(['Asia/Baghdad']);
    expect(completeZones('بغ', 5)).toEqual(['Asia/Baghdad']);
  });

  it('takes a schedule as plain words', () => {
    expect(readLoose('8:30 pm sun-thu New York')).toEqual({
      time: '8:30 pm',
      days: 'sun-thu',
      zone: 'New York',
    });
    expect(readLoose('٨ صباحًا كل يوم بغداد')).toEqual({ time: '٨ صباحًا', days: 'كل يوم', zone: 'بغداد' });
    expect(readLoose('8am whenever')).toBeNull();
    expect(readLoose('8am 9am')).toBeNull();
  });
});

/** Only what stands in a field may be refused. */
function readings(text: string): void {
  try {
    expect(readQuestion(text, { now: 0, zone: 'UTC' }).length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
  }
}

describe('whatever is typed', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'about:',
          'عن:',
          '"',
          '«',
          '»',
          '”',
          'who',
          'من',
          'قال',
          'denied',
          '8',
          'am',
          '-',
          'mon',
          ':',
          '=',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(' ')),
    fc.constantFrom('constructor', '__proto__', 'about:__proto__ toString', 'who constructor', 'هل', 'did'),
  );

  it('nothing throws, and no value is empty', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const command of commands) {
          const args = parseArgs(command.options, text);
          for (const value of Object.values(args)) expect(value).not.toBe('');
        }
        routeWords(commands, text);
        readings(text);
        readLoose(text);
        parseTime(text);
        parseWeekdays(text);
        parseZone(text);
      }),
      { numRuns: 500 },
    );
  });

  it('no word of a search is lost', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(parseArgs(optionsOf('briefing'), words.join('  '))).toEqual({ query: words.join(' ') });
      }),
    );
  });

  it('a quoted value comes out as it went in', () => {
    const value = fc.stringMatching(/^[\p{L}:= ]{1,20}$/u).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(value, fc.constantFrom(['"', '"'], ['«', '»'], ['“', '”']), (text, [open, close]) => {
        expect(whosaid(`about:${open}${text}${close} Esper`)).toEqual({
          person: 'Esper',
          about: text.trim(),
        });
      }),
    );
  });
});
