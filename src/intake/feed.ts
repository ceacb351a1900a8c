import { parseFeed } from 'feedsmith';
import { normaliseDate } from './dates.ts';
import { charsetOf, decodeText } from './encoding.ts';
import { refuse } from './refusal.ts';
import { canonicalAddress } from './url.ts';

export interface FeedItem {
  /** What the feed knows the item by. */
  readonly key: string;
  readonly url: string;
  readonly title: string | undefined;
  readonly author: string | undefined;
  /** A date, or an instant with offset. */
  readonly publishedAt: string | undefined;
}

export interface Feed {
  readonly title: string | undefined;
  readonly items: readonly FeedItem[];
}

export const FEED_TYPES = [
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/json',
  'application/rdf+xml',
  'application/xml',
  'text/',
];

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_ITEMS = 500;

/** RSS, Atom, RDF or JSON Feed. Items that lead nowhere on the web are left out. Throws UserError for anything else. */
export function readFeed(bytes: Uint8Array, from: { url: string; contentType?: string | undefined }): Feed {
  const { hostname } = new URL(from.url);
  if (bytes.length > MAX_BYTES) throw refuse('tooLarge', hostname);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /<\?xml[^>]*encoding=["']([\w.:-]+)/i.exec(head)?.[1];
  const text = decodeText(bytes, [charsetOf(from.contentType), declared]);
  try {
    const { title, items } = gather(parseFeed(text));
    const usable = items.slice(0, MAX_ITEMS).flatMap((item) => toItem(item, from.url));
    return { title: plain(title), items: usable.filter(isFirst) };
  } catch (error) {
    throw refuse('notAFeed', hostname, error);
  }
}

interface RawItem {
  readonly key: string | undefined;
  readonly link: string | undefined;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly date: string | undefined;
}

function gather(parsed: ReturnType<typeof parseFeed<string>>): {
  title: string | undefined;
  items: RawItem[];
} {
  switch (parsed.format) {
    case 'rss':
      return {
        title: parsed.feed.title,
        items: (parsed.feed.items ?? []).map((item) => ({
          key: item.guid?.value,
          link: item.link ?? item.guid?.value,
          title: item.title,
          author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name,
          date: item.pubDate ?? item.dc?.dates?.[0],
        })),
      };
    case 'atom':
      return {
        title: parsed.feed.title?.value,
        items: (parsed.feed.entries ?? []).map((entry) => ({
          key: entry.id,
          link: entry.links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href,
          title: entry.title?.value,
          author: entry.authors?.[0]?.name,
          date: entry.published ?? entry.updated,
        })),
      };
    case 'rdf':
      return {
        title: parsed.feed.title,
        items: (parsed.feed.items ?? []).map((item) => ({
          key: item.rdf?.about,
          link: item.link,
          title: item.title,
          author: item.dc?.creators?.[0],
          date: item.dc?.dates?.[0],
        })),
      };
    case 'json':
      return {
        title: parsed.feed.title,
        items: (parsed.feed.items ?? []).map((item) => ({
          key: item.id,
          link: item.url ?? item.external_url,
          title: item.title,
          author: item.authors?.[0]?.name,
          date: item.date_published,
        })),
      };
  }
}

function toItem({ key, link, title, author, date }: RawItem, base: string): FeedItem[] {
  const url = link === undefined ? null : URL.parse(link.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return [];
  const address = canonicalAddress(url);
  return [
    {
      key: (key ?? address).slice(0, 500),
      url: address,
      title: plain(title),
      author: plain(author),
      publishedAt: normaliseDate(date),
    },
  ];
}

function isFirst(item: FeedItem, index: number, items: readonly FeedItem[]): boolean {
  return items.findIndex(({ key }) => key === item.key) === index;
}

function plain(text: string | undefined): string | undefined {
  const line = text
    ?.replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed();
  return line || undefined;
}
