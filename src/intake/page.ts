import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Article } from '../briefing/article.ts';
import { UserError } from '../errors.ts';
import { normaliseDate } from './dates.ts';
import { type DomElement, isDeeperThan, textOf } from './dom.ts';
import { charsetOf, decodeText, looksBinary } from './encoding.ts';
import { languageOf } from './language.ts';
import { readPasted } from './pasted.ts';
import { refuse, refuseArticle } from './refusal.ts';
import { canonicalAddress } from './url.ts';

export interface Page {
  readonly bytes: Uint8Array;
  /** Where it came from, after redirects; undefined for a local file. */
  readonly url?: string | undefined;
  readonly contentType?: string | undefined;
}

/** As the browser would: an article larger than this is no article. UTF-16 units. */
const MAX_HTML = 5_000_000;
const MAX_ELEMENTS = 30_000;
/** Readability's time grows with the cube of the depth; real pages stay far below this. */
const MAX_DEPTH = 150;
/** Less text than this is a teaser or an error page. UTF-16 units. */
const MIN_TEXT = 120;

/** The article of an HTML page. Throws UserError where there is none. Slow on large pages: `createPageReader` bounds it. */
export function readPage(page: Page): Article {
  const html = decodeHtml(page);
  const place = page.url === undefined ? 'the file' : new URL(page.url).hostname;
  if (looksBinary(html)) throw refuse('notText', place);
  if (html.length > MAX_HTML) throw refuse('tooLarge', place);
  if (page.contentType?.startsWith('text/plain')) return { ...readPasted(html), ...sourceOf(page.url) };
  try {
    return extract(html, page);
  } catch (error) {
    if (error instanceof UserError) throw error;
    // Nesting without end or more elements than any article has.
    throw refuseArticle(page.url, error);
  }
}

function extract(html: string, page: Page): Article {
  const { document } = parseHTML(html);
  const root: DomElement | null = document.documentElement;
  if (!root || isDeeperThan(root, MAX_DEPTH)) throw refuseArticle(page.url);
  // Before Readability, which takes the document apart.
  const found = metadataOf(root);
  const reader = new Readability<DomElement>(document, {
    maxElemsToParse: MAX_ELEMENTS,
    serializer: (node: unknown) => node as DomElement,
  });
  const article = reader.parse();
  const content = article?.content;
  const title = oneLine(article?.title, 500) ?? oneLine(found.headline, 500);
  const text = content ? withoutTitle(textOf(content).toWellFormed(), title) : '';
  if (!content || text.length < MIN_TEXT || isMostlyLinks(content, text)) throw refuseArticle(page.url);

  const url = page.url === undefined ? undefined : addressOf(page.url, found.canonical);
  return {
    text,
    lang: languageOf(text, found.lang ?? undefined),
    title,
    publishedAt: normaliseDate(article.publishedTime) ?? found.dates.map(normaliseDate).find((date) => date),
    ...sourceOf(url, oneLine(article.siteName, 200)),
    author: oneLine(article.byline?.replace(/^\s*(?:by|بقلم)[\s:]+/i, ''), 200),
  };
}

/** Readability takes the headline out of the text too, but compares words in a way that sees none in Arabic. */
function withoutTitle(text: string, title: string | undefined): string {
  const [first = '', ...rest] = text.split('\n');
  const isHeadline = first.length > 3 && title?.startsWith(first);
  return isHeadline && rest.length > 0 ? rest.join('\n') : text;
}

function decodeHtml({ bytes, contentType }: Page): string {
  // The standard looks for <meta charset> in the first 1,024 bytes; some pages put it later.
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const meta = charsetOf(/<meta[^>]+charset[^>]*>/i.exec(head)?.[0]);
  return decodeText(bytes, [charsetOf(contentType), meta]);
}

const DATE_FIELDS = [
  'meta[property="article:published_time"]',
  'meta[itemprop="datePublished"]',
  'meta[name="pubdate"], meta[name="publishdate"], meta[name="parsely-pub-date"], meta[name="date"]',
  'meta[name="DC.date.issued"], meta[name="dc.date"], meta[name="dcterms.created"]',
  'time[itemprop="datePublished"]',
  'article time[datetime], time[pubdate]',
  'time[datetime]',
];

function metadataOf(root: DomElement) {
  const dates = DATE_FIELDS.map((selector) => {
    const field = root.querySelector(selector);
    return field?.getAttribute('content') ?? field?.getAttribute('datetime');
  });
  const canonical = root.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const lang = root.getAttribute('lang') ?? root.getAttribute('xml:lang');
  const headline = root.querySelector('h1')?.textContent;
  return { dates, canonical, lang, headline };
}

/** A page may say by which address it is known, but only on its own site: else it could pass for another's article. */
function addressOf(fetched: string, canonical: string | null | undefined): string {
  const url = new URL(fetched);
  const named = canonical ? URL.parse(canonical, url.href) : null;
  const isOwn =
    named && /^https?:$/.test(named.protocol) && site(named) === site(url) && named.pathname !== '/';
  return canonicalAddress(isOwn ? named : url);
}

function site(url: URL): string {
  return url.host.replace(/^(?:www|m|mobile|amp)\./, '');
}

/** A front page or a list of headlines. */
function isMostlyLinks(content: DomElement, text: string): boolean {
  let linked = 0;
  for (const link of content.querySelectorAll('a')) linked += textOf(link).length;
  return linked > text.length / 2;
}

function sourceOf(url: string | undefined, name?: string): Pick<Article, 'url' | 'sourceName'> {
  if (url === undefined) return { sourceName: name };
  const address = new URL(url);
  return { url: canonicalAddress(address), sourceName: name ?? address.hostname.replace(/^www\./, '') };
}

function oneLine(text: string | null | undefined, max: number): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim().slice(0, max).toWellFormed().trim();
  return line || undefined;
}
