import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArticleBytes, readArticleFile } from '../../src/intake/file.ts';
import { readPasted } from '../../src/intake/pasted.ts';
import { uniqueId } from '../../src/intake/unique-id.ts';
import { canonicalAddress, parseWebAddress } from '../../src/intake/url.ts';
import { PARAGRAPHS, pageHtml } from './pages.ts';

const BODY = PARAGRAPHS.join('\r\n');

describe('pasted text', () => {
  test('is kept exactly, a short first line being its title', () => {
    const text = `  خلاف حول السد\r\n\r\n${BODY}`;
    expect(readPasted(text)).toMatchObject({ text, title: 'خلاف حول السد', lang: 'ar' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        fc.pre(typed.trim() !== '' && typed.isWellFormed() && !/\p{Cc}/u.test(typed));
        expect(readPasted(typed).text).toBe(typed);
      }),
    );
  });

  test.each([
    ['a sentence', `قال الوزير نعم.\n${BODY}`],
    ['a long line', `${'كلمة '.repeat(50)}\n${BODY}`],
    ['the only line', 'خلاف حول السد'],
    ['longer than what follows', 'خلاف حول السد بين الوزيرة والمهندس\nنعم'],
  ])('%s is no title', (_, text) => {
    expect(readPasted(text).title).toBeUndefined();
  });

  test.each([
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['x'.repeat(6_000_001), 'tooLong'],
    ['\0\u0001\u0002', 'notText'],
  ])('what cannot be read is refused (%#)', (text, refusal) => {
    expect(() => readPasted(text)).toThrow(expect.objectContaining({ refusal }));
  });

  test('half a character, which no file can hold, is replaced without moving the rest', () => {
    expect(readPasted('a\ud800b').text).toBe('a\ufffdb');
  });
});

describe('files', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'isnad-file-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  async function read(name: string, content: string | Uint8Array) {
    await writeFile(join(dir, name), content);
    return readArticleFile(join(dir, name));
  }

  test('text and markdown as they are, without their byte order mark', async () => {
    expect((await read('a.txt', BODY)).text).toBe(BODY);
    expect((await read('a.txt', `\ufeff${BODY}`)).text).toBe(BODY);
    expect(await read('a.md', `# خلاف حول السد\n\n${BODY}`)).toMatchObject({ title: 'خلاف حول السد' });
  });

  test('HTML by its name or by how it begins', async () => {
    for (const name of ['a.html', 'a.HTM', 'a.txt']) {
      expect((await read(name, pageHtml())).text.split('\n')).toEqual(PARAGRAPHS);
    }
  });

  test('Arabic of old editors', async () => {
    expect((await read('a.txt', Uint8Array.of(0xc7, 0xe1, 0xd3, 0xcf))).text).toBe('السد');
  });

  test('an empty file, a binary one and none at all are refused with a remedy', async () => {
    await expect(read('a.txt', '')).rejects.toMatchObject({ refusal: 'empty' });
    await expect(read('a.txt', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0))).rejects.toMatchObject({
      refusal: 'notText',
    });
    const absent = readArticleFile(join(dir, 'absent'));
    await expect(absent).rejects.toMatchObject({
      refusal: 'noFile',
      remedy: 'Check the path and the permissions.',
    });
  });

  test('standard input is read the same', async () => {
    expect((await readArticleBytes(Buffer.from(BODY), 'standard input')).text).toBe(BODY);
  });
});

describe('addresses', () => {
  test.each([
    ['https://a.example/x?utm_source=y&id=3&fbclid=z#part', 'https://a.example/x?id=3'],
    ['https://a.example/x?b=2&a=1', 'https://a.example/x?a=1&b=2'],
    ['HTTPS://A.example:443/x', 'https://a.example/x'],
    ['<https://a.example/سد>', 'https://a.example/%D8%B3%D8%AF'],
    ['https://a.example', 'https://a.example/'],
  ])('%s is known as %s', (written, canonical) => {
    expect(canonicalAddress(parseWebAddress(written))).toBe(canonical);
  });

  test('an id that is taken gets a number, within its length', async () => {
    const taken = new Set(['2020-03-01-dam', '2020-03-01-dam-2', `2020-03-01-${'x'.repeat(53)}`]);
    const unique = (id: string) => uniqueId(id, async (one) => taken.has(one));
    expect(await unique('2020-03-01-new')).toBe('2020-03-01-new');
    expect(await unique('2020-03-01-dam')).toBe('2020-03-01-dam-3');
    expect(await unique(`2020-03-01-${'x'.repeat(53)}`)).toBe(`2020-03-01-${'x'.repeat(51)}-2`);
  });
});
