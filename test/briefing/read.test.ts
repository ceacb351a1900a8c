import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBriefing, readBriefing } from '../../src/briefing/read.ts';
import { formatBriefing } from '../../src/briefing/write.ts';
import { exampleBriefing, TEXT } from './example.ts';

const NAME = '2020-03-01-dam.yaml';
const GOOD = formatBriefing(exampleBriefing());

function parse(yaml: string, text: string | null = TEXT, name = NAME) {
  return parseBriefing({ name, yaml, text });
}

function good(yaml: string, text: string | null = TEXT) {
  const result = parse(yaml, text);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}

function problemsOf(yaml: string) {
  const result = parse(yaml);
  return 'problems' in result ? result.problems : [];
}

function change(from: string | RegExp, to: string): string {
  const changed = GOOD.replace(from, to);
  expect(changed).not.toBe(GOOD);
  return changed;
}

function lineOf(yaml: string, words: string): number {
  return yaml.slice(0, yaml.indexOf(words)).split('\n').length;
}

describe('reading a briefing', () => {
  test('gives briefing, text and what was verified', () => {
    expect(good(GOOD)).toEqual({ briefing: exampleBriefing(), text: TEXT, verified: ['s1', 's2'] });
    expect(good(GOOD, null)).toMatchObject({ text: null, verified: [] });
  });

  test.each([
    ['a wrong name of a field', /^title:/m, 'titel:', 'titel', 'did you mean title?'],
    ['a field of no known name', /^title:/m, 'quite_other:', 'quite_other', 'known here: schema, id'],
    [
      'a wrong field deep inside',
      /stance: denies/,
      'stanze: denies',
      'statements[1].stanze',
      'did you mean stance?',
    ],
    ['a wrong value', 'status: approved', 'status: aproved', 'status', 'draft, approved, withdrawn'],
    ['a wrong date', 'publishedAt: 2020-03-01', 'publishedAt: 01/03/2020', 'publishedAt', '2020-01-07'],
    [
      'a date that never was',
      'publishedAt: 2020-03-01',
      'publishedAt: 2020-02-30',
      'publishedAt',
      '2020-01-07',
    ],
    ['an unknown speaker', 'speaker: karim', 'speaker: kareem', 'statements[1].speaker', 'salma, karim'],
    ['another id than the file', 'id: 2020-03-01-dam', 'id: 2020-03-01-damm', 'id', 'rename the file'],
    ['changed words', 'text: رأيت شقوقا', 'text: رأيت شقا', 'statements[1].text', 'paraphrase'],
    ['an address of another kind', 'https://river', 'javascript://river', 'sources[0].url', 'https://'],
  ])('%s is named with line, field and remedy', (_, from, to, field, remedy) => {
    const yaml = change(from, to);
    const problems = problemsOf(yaml);
    const problem = problems.find((candidate) => candidate.field === field);
    expect(problem, JSON.stringify(problems)).toBeDefined();
    expect(problem).toMatchObject({ file: NAME, line: lineOf(yaml, to) });
    expect(problem!.remedy).toContain(remedy);
  });

  test('a missing field is named at the line of what should hold it', () => {
    const yaml = change(/ +stance: denies\n/, '');
    expect(problemsOf(yaml)).toMatchObject([
      { field: 'statements[1].stance', message: 'is missing', line: lineOf(yaml, '- id: s2') },
    ]);
  });

  test.each([
    ['a key twice', /^title:.*$/m, 'title: one\ntitle: two', 'title: two', 'keep one'],
    ['a tab', /^topics:.*$/m, 'topics:\n\t- x', '\t- x', 'spaces'],
    ['a mention unquoted', /^title:.*$/m, 'title: @everyone', '@everyone', 'quotes'],
    ['a colon unquoted', /^title:.*$/m, 'title: Minister: the dam', 'title:', 'quotes'],
    ['a second document', /$/, '---\nschema: 1\n', '---', 'one briefing a file'],
    ['an unknown tag', /^title:.*$/m, 'title: !!js/function x', 'title', ''],
  ])('%s is named with its line', (_, from, to, at, remedy) => {
    const yaml = change(from, to);
    const [problem] = problemsOf(yaml);
    expect(problem).toMatchObject({ file: NAME, line: lineOf(yaml, at) });
    expect(problem!.remedy ?? '').toContain(remedy);
  });

  test('two colons too many in a line are told once', () => {
    expect(problemsOf(change(/^title:.*$/m, 'title: Minister: the dam: safe'))).toHaveLength(1);
  });

  test('dates, numbers and words like no need no quotes where text is wanted', () => {
    const yaml = change(/^title:.*$/m, 'title: 2020')
      .replace(/topics:.*/, 'topics: [no, yes, true, 1_000, 2020-01-07, 007, 1e3]')
      .replace(/date: .*/, 'date: 2020')
      .replace('precision: day', 'precision: year')
      .replace(/version: .*/, 'version: 1.10');
    const { briefing } = good(`%YAML 1.1\n---\n${yaml}`);
    for (const read of [briefing, good(yaml).briefing]) {
      expect(read.title).toBe('2020');
      expect(read.topics).toEqual(['no', 'yes', 'true', '1_000', '2020-01-07', '007', '1e3']);
      expect(read.timeline[0]!.date).toBe('2020');
      expect(read.method.version).toBe('1.10');
      expect(read.publishedAt).toBe('2020-03-01');
    }
  });

  test('a byte order mark and Windows line ends are read over', () => {
    expect(good(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`).briefing).toEqual(exampleBriefing());
  });

  test('an alias bomb is refused', () => {
    const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`);
    const [problem] = problemsOf(`l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(problem).toMatchObject({ file: NAME });
    expect(problem!.message).toContain('alias');
  });

  test.each(['', '   \n', '# only a comment\n', '- a\n- b\n', 'just words', 'null', '['.repeat(50_000)])(
    'what is no briefing is refused (%#)',
    (yaml) => {
      expect(problemsOf(yaml).length).toBeGreaterThan(0);
    },
  );

  test.each([
    ['- a\n- b\n', 'is a list'],
    ['# nothing\n', 'is empty'],
    ['just words', 'text without fields'],
  ])('%j: what it is instead of a briefing is told', (yaml, words) => {
    expect(problemsOf(yaml)).toMatchObject([{ line: 1, message: expect.stringContaining(words) }]);
  });

  test('a file whose name can be no id is to be renamed, not the id', () => {
    expect(parse(GOOD, TEXT, 'dir.yaml')).toMatchObject({
      problems: [{ field: 'id', remedy: `rename the file to ${NAME}` }],
    });
  });

  test('never throws, whatever is written', () => {
    const pieces = fc.constantFrom(
      'title: ',
      '- ',
      '\n',
      '  ',
      '\t',
      '{',
      ']',
      '"',
      '&a ',
      '*a',
      ': ',
      '!!set ',
      '<<: ',
    );
    const noise = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 });
    fc.assert(
      fc.property(noise, fc.nat(GOOD.length), fc.nat(40), (parts, at, cut) => {
        for (const yaml of [parts.join(''), GOOD.slice(0, at) + parts.join('') + GOOD.slice(at + cut)]) {
          const result = parse(yaml);
          if ('problems' in result) {
            expect(result.problems.length).toBeGreaterThan(0);
            for (const problem of result.problems) expect(problem.message).not.toBe('');
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('reading files', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'isnad-read-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  async function readBytes(yaml: string | Uint8Array, text?: string | Uint8Array) {
    await writeFile(join(dir, NAME), yaml);
    if (text !== undefined) await writeFile(join(dir, '2020-03-01-dam.txt'), text);
    return readBriefing(join(dir, NAME));
  }

  test('the article lies beside it, byte for byte', async () => {
    expect(await readBytes(GOOD, TEXT)).toMatchObject({ text: TEXT, verified: ['s1', 's2'] });
  });

  test('bytes that are not UTF-8 are refused, in the briefing and in the article', async () => {
    const binary = Uint8Array.of(0x89, 0x50, 0xff, 0xfe, 0x00);
    expect(await readBytes(binary)).toMatchObject({
      problems: [{ file: join(dir, NAME), message: 'is not UTF-8 text', remedy: 'save it as UTF-8' }],
    });
    expect(await readBytes(GOOD, binary)).toMatchObject({
      problems: [{ file: join(dir, '2020-03-01-dam.txt') }],
    });
  });

  test('a file too large and a file that is not there are named', async () => {
    expect(await readBytes(`# ${'x'.repeat(9 * 1024 * 1024)}`)).toMatchObject({
      problems: [{ message: 'is 10 MB; at most 8 MB are read' }],
    });
    expect(await readBriefing(join(dir, 'absent.yaml'))).toMatchObject({
      problems: [{ message: 'no such file' }],
    });
  });
});
