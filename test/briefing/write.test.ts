import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBriefing, readBriefing } from '../../src/briefing/read.ts';
import { type Briefing, briefingSchema, PERSON_KINDS, STANCES } from '../../src/briefing/schema.ts';
import { sliceText } from '../../src/briefing/slices.ts';
import { formatBriefing, writeBriefing } from '../../src/briefing/write.ts';
import { exampleBriefing, TEXT } from './example.ts';

const ARABIC = [...'ءآأإابتثجحخدذرزسشصضطظعغفقكلمنهويىةًٌٍَُِّْـ٠١٢٣ ،؛؟«»'];
const TRICKY = [...'":\'#,[]{}&*!|>%@`-?<=~\\\n\r\t \u0085\u00a0\u2028\u200f\u2067\ufeff…“”😀\u0007'];
const piece = fc.oneof(
  fc.string({ unit: fc.constantFrom(...ARABIC) }),
  fc.string({ unit: fc.constantFrom(...TRICKY) }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'no',
    'true',
    '2020-01-07',
    '5200',
    'null',
    '---',
    '- x',
    'a: b',
    '# x',
    '0x1F',
    '.inf',
    '@everyone',
  ),
  fc.string({ unit: fc.constantFrom('w', ' '), minLength: 100, maxLength: 250 }),
);
const words = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join('').slice(0, 290).toWellFormed().trim())
  .filter((text) => text !== '');
const short = words.map((text) => text.slice(0, 60).toWellFormed().trim()).filter((text) => text !== '');

const generated = fc
  .record({
    text: fc.tuple(words, words, words).map((parts) => `${parts.join('\r\n')}\n`),
    title: words,
    topics: fc.array(short, { maxLength: 3 }),
    names: fc.array(
      fc.record({ name: words, aliases: fc.array(words), kind: fc.constantFrom(...PERSON_KINDS) }),
    ),
    said: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        stance: fc.constantFrom(...STANCES),
        paraphrase: words,
      }),
    ),
    notes: fc.array(words, { maxLength: 2 }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  })
  .map(({ text, title, topics, names, said, notes, value }): { briefing: Briefing; text: string } => {
    const briefing = briefingSchema.parse({
      schema: 1,
      id: '2020-03-01-made-up',
      status: 'draft',
      lang: 'ar',
      title,
      publishedAt: '2020-03-01T08:00:00+03:00',
      topics,
      sources: [{ name: title.slice(0, 100).toWellFormed() }],
      summary: [{ text: title }],
      people: names.map((person, i) => ({ id: `p${i}`, ...person })),
      statements: said.map(({ at, stance, paraphrase }, i) => {
        const start = Math.floor(at * (text.length - 2));
        const slice = sliceText(text, [{ start, end: text.length }]);
        const usable = slice.trim() !== '' && slice.isWellFormed();
        return {
          id: `s${i}`,
          speaker: names.length > 0 ? 'p0' : null,
          kind: 'mixed',
          stance,
          ...(usable
            ? { text: slice, evidence: [{ start, end: text.length }] }
            : { text: paraphrase, paraphrase: true }),
        };
      }),
      figures: [{ value, text: title }],
      corrections: notes.map((note) => ({ at: '2020-03-02', note })),
      translations: { en: { title } },
      method: { engine: 'editor', version: '1' },
    });
    return { briefing, text };
  });

describe('writing a briefing', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'isnad-write-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  test('what is written is read back the same', () => {
    fc.assert(
      fc.property(generated, ({ briefing, text }) => {
        const yaml = formatBriefing(briefing);
        const result = parseBriefing({ name: `${briefing.id}.yaml`, yaml, text });
        expect(result).toMatchObject({ briefing });
        expect(result).toEqual({ briefing, text, verified: expect.any(Array) });
      }),
      { numRuns: 300 },
    );
  });

  test('is laid out for a person: schema line, fields in order, spans on one line, nothing empty', () => {
    const yaml = formatBriefing(exampleBriefing());
    const lines = yaml.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '# yaml-language-server: $schema=../config/briefing.schema.json',
      'schema: 1',
      'id: 2020-03-01-dam',
      'status: approved',
    ]);
    expect(yaml).toMatch(/^ +evidence: \[ \{ start: \d+, end: \d+ \}, \{ start: \d+, end: \d+ \} \]$/m);
    expect(yaml).toMatch(/^ +- \{ id: salma, name: سلمى نجم, kind: person, .*\}$/m);
    expect(yaml).not.toMatch(/\[\s*\]/);
    const shuffled = Object.fromEntries(Object.entries(exampleBriefing()).reverse());
    expect(formatBriefing(shuffled as Briefing)).toBe(yaml);
  });

  test('writes the article byte for byte beside it and leaves no other file', async () => {
    const path = await writeBriefing(join(dir, 'new'), exampleBriefing(), TEXT);
    expect((await readdir(join(dir, 'new'))).sort()).toEqual(['2020-03-01-dam.txt', '2020-03-01-dam.yaml']);
    expect((await readFile(join(dir, 'new/2020-03-01-dam.txt'))).equals(Buffer.from(TEXT))).toBe(true);
    expect(await readBriefing(path)).toEqual({
      briefing: exampleBriefing(),
      text: TEXT,
      verified: ['s1', 's2'],
    });
    await writeBriefing(join(dir, 'new'), exampleBriefing(), null);
    expect(await readdir(join(dir, 'new'))).toEqual(['2020-03-01-dam.yaml']);
  });

  test('refuses what could not be read back', async () => {
    await expect(writeBriefing(dir, exampleBriefing(), 'x\ud800')).rejects.toThrow('half a character');
    expect(() => formatBriefing({ ...exampleBriefing(), title: '' })).toThrow();
  });
});
