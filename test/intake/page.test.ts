import { describe, expect, test } from 'vitest';
import { normaliseDate } from '../../src/intake/dates.ts';
import { decodeText, looksBinary } from '../../src/intake/encoding.ts';
import { type Page, readPage } from '../../src/intake/page.ts';
import { createPageReader } from '../../src/intake/page-reader.ts';
import { PARAGRAPHS, pageHtml } from './pages.ts';

const url = 'https://www.river.example/dam?utm_source=feed&id=7#top';
const read = (html: string, page: Partial<Page> = {}) => readPage({ bytes: Buffer.from(html), url, ...page });

/** Every letter of the paragraphs is in windows-1256, in which Arabic letters stand at 0xC1–0xED. */
function toWindows1256(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1256');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from([...text], (char) => {
    const byte = bytes.get(char);
    if (byte === undefined) throw new Error(`not in windows-1256: ${char}`);
    return byte;
  });
}

describe('a page as an article', () => {
  test('text by paragraphs, without menus, scripts and markup', () => {
    const { text } = read(pageHtml());
    expect(text.split('\n')).toEqual(PARAGRAPHS);
  });

  test('title, author, site, date, language and address', () => {
    expect(read(pageHtml())).toMatchObject({
      title: 'خلاف حول السد',
      author: 'نور حداد',
      sourceName: 'صحيفة النهر',
      publishedAt: '2020-03-01T08:00:00+03:00',
      lang: 'ar',
      url: 'https://www.river.example/dam?id=7',
    });
  });

  test('what a page does not say is left out', () => {
    const plain = read(pageHtml({ head: '<title>خلاف حول السد</title>' }));
    expect(plain).toMatchObject({ publishedAt: undefined, author: undefined, sourceName: 'river.example' });
  });

  test.each([
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","datePublished":"2020-03-01"}</script>',
    ],
    ['itemprop', '<meta itemprop="datePublished" content="2020-03-01">'],
    ['a plain meta', '<meta name="date" content="2020-03-01">'],
  ])('the date stands in %s', (_, head) => {
    expect(read(pageHtml({ head })).publishedAt).toBe('2020-03-01');
  });

  test('the date stands in <time>', () => {
    const html = pageHtml({ head: '' }).replace(
      '<h1>',
      '<time datetime="2020-03-01T05:00:00Z">أمس</time><h1>',
    );
    expect(read(html).publishedAt).toBe('2020-03-01T05:00:00Z');
  });

  test('a canonical address is taken from the own site only', () => {
    const named = (href: string) => read(pageHtml({ head: `<link rel="canonical" href="${href}">` })).url;
    expect(named('https://river.example/2020/dam')).toBe('https://river.example/2020/dam');
    expect(named('/2020/dam?fbclid=x')).toBe('https://www.river.example/2020/dam');
    for (const foreign of ['https://other.example/dam', 'javascript:alert(1)', 'https://river.example/']) {
      expect(named(foreign)).toBe('https://www.river.example/dam?id=7');
    }
  });

  test('the language declared is not believed where the text is another', () => {
    expect(read(pageHtml({ lang: 'en-US' })).lang).toBe('ar');
    expect(read(pageHtml({ lang: 'ar-IQ' })).lang).toBe('ar-IQ');
  });

  test('plain text from the web keeps its lines', () => {
    const text = `${PARAGRAPHS.join('\n\n')}\n`;
    expect(read(text, { contentType: 'text/plain; charset=utf-8' })).toMatchObject({
      text,
      url: 'https://www.river.example/dam?id=7',
    });
  });

  test.each([
    ['the header', { contentType: 'text/html; charset=windows-1256' }, ''],
    ['a meta field', { contentType: 'text/html' }, '<meta charset="windows-1256">'],
    ['an old meta field', {}, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'],
    ['nobody', {}, ''],
    ['the header, wrongly', { contentType: 'text/html; charset=utf-8' }, ''],
    ['the header, in a word unknown', { contentType: 'text/html; charset=arabic-x' }, ''],
  ])('windows-1256 is told by %s', (_, page, head) => {
    const bytes = toWindows1256(pageHtml({ head }));
    expect(readPage({ bytes, url, ...page }).text.split('\n')).toEqual(PARAGRAPHS);
  });

  test.each([
    ['nothing', ''],
    ['no text', '<html><body></body></html>'],
    ['a few words', '<html><body><article><p>لم نجد الصفحة.</p></article></body></html>'],
    [
      'a list of headlines',
      `<html><body>${Array.from({ length: 40 }, (_, i) => `<div><h2><a href="/${i}">${PARAGRAPHS[0]}</a></h2></div>`).join('')}</body></html>`,
    ],
    ['tags without end', '<div>'.repeat(20_000)],
    ['elements without end', '<p>x</p>'.repeat(40_000)],
  ])('%s is no article', (_, html) => {
    expect(() => read(html)).toThrowError(/No article was found at www.river.example/);
  });

  test('a picture by another name is refused', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
    expect(() => readPage({ bytes, url })).toThrowError(/no text that can be read/);
  });

  test('a page too large is refused', () => {
    expect(() => read('x'.repeat(5_000_001))).toThrowError(/too large/);
  });
});

describe('reading pages in a thread of their own', () => {
  test('gives the same article and the same refusals', async () => {
    const readAside = createPageReader();
    const page = { bytes: Buffer.from(pageHtml()), url };
    expect(await readAside(page)).toEqual(readPage(page));
    await expect(readAside({ bytes: Buffer.from('x'), url })).rejects.toMatchObject({
      name: 'UserError',
      refusal: 'noArticle',
      detail: 'www.river.example',
    });
  });

  test('a page that takes too long is given up', async () => {
    await expect(
      createPageReader({ timeout: 1 })({ bytes: Buffer.from(pageHtml()), url }),
    ).rejects.toMatchObject({
      refusal: 'noArticle',
    });
  });
});

describe('dates of pages and feeds', () => {
  test.each([
    ['2020-03-01', '2020-03-01'],
    ['2020-03-01T08:00:00Z', '2020-03-01T08:00:00Z'],
    ['2020-03-01T08:00+0300', '2020-03-01T08:00:00+03:00'],
    ['2020-03-01 08:00:30.123+03:00', '2020-03-01T08:00:30+03:00'],
    ['2020-03-01T08:00:00', '2020-03-01'],
    ['Sun, 01 Mar 2020 08:00:00 GMT', '2020-03-01T08:00:00Z'],
    ['Sun, 01 Mar 2020 23:30:00 -0500', '2020-03-02T04:30:00Z'],
    ['March 1, 2020', '2020-03-01'],
    ['2020-02-30', undefined],
    ['yesterday', undefined],
    ['12', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s is %s', (written, expected) => {
    expect(normaliseDate(written)).toBe(expected);
  });
});

describe('encodings', () => {
  test('a byte order mark wins over what is declared, and is dropped', () => {
    expect(decodeText(Buffer.from('\ufeffنعم'), ['windows-1256'])).toBe('نعم');
    expect(decodeText(Buffer.from('\ufeffنعم', 'utf16le'))).toBe('نعم');
  });

  test('UTF-8 is known without being declared', () => {
    expect(decodeText(Buffer.from('نعم'))).toBe('نعم');
  });

  test('what is neither UTF-8 nor Arabic is no Arabic', () => {
    expect(decodeText(Buffer.from('Café “said” hello ÿ', 'latin1'))).toMatch(/^Café .* hello ÿ$/);
    expect(decodeText(Buffer.from('El niño y la señora, größer', 'latin1'))).toBe(
      'El niño y la señora, größer',
    );
    expect(decodeText(toWindows1256('<p class="text">نعم قال</p>'))).toBe('<p class="text">نعم قال</p>');
  });

  test('text is told from what is none', () => {
    expect(looksBinary('نص\r\n\tعادي')).toBe(false);
    expect(looksBinary('PNG\0\u0001')).toBe(true);
  });
});
