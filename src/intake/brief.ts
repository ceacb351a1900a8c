import type { Article } from '../briefing/article.ts';
import { audiencesOf, channelAudience, type Place } from '../briefing/audience.ts';
import { checkReferences } from '../briefing/references.ts';
import { type Briefing, briefingSchema } from '../briefing/schema.ts';
import { hashText, verifyStatements } from '../briefing/verify.ts';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { GuardedFetch } from './guard.ts';
import type { PageReader } from './page-reader.ts';
import { readPasted } from './pasted.ts';
import { refuse } from './refusal.ts';
import { type ArticleIndex, type KnownBriefing, proposeStory, STORY_SPAN } from './same-story.ts';
import { checkStatus } from './status.ts';
import { uniqueId } from './unique-id.ts';
import { canonicalAddress, parseWebAddress } from './url.ts';

export interface IntakeDeps {
  readonly fetch: GuardedFetch;
  readonly readPage: PageReader;
  readonly analyse: (article: Article) => Promise<Briefing>;
  readonly index: ArticleIndex;
  readonly save: (entry: NewEntry) => Promise<unknown>;
  /** Whether a desk decides: then what comes in is a draft. */
  readonly hasDesk: boolean;
  /** Told of each new draft. */
  readonly submit?: ((briefing: Briefing) => Promise<void>) | undefined;
  /** ms */
  readonly clock: () => number;
  readonly log: Log;
}

interface NewEntry {
  readonly briefing: Briefing;
  readonly text: string;
  readonly verified: readonly string[];
  readonly origin: Origin;
}

type Origin = 'intake' | 'feed';

export interface Brought {
  readonly found: { readonly briefing: Briefing; readonly verified: ReadonlySet<string> };
  /** A draft: for the asker only, until a desk approves it. */
  readonly unreviewed: boolean;
  /** False where the article was known already. */
  readonly isNew: boolean;
}

/** What a feed knows of an article beside its address. */
type Hints = Pick<Article, 'title' | 'author' | 'publishedAt' | 'sourceName'>;

export interface Intake {
  /** An article on the web, for whoever asks. Throws UserError. */
  briefLink(address: string, place: Place): Promise<Brought>;
  /** Text a person gave, for that channel alone. Throws UserError. */
  briefText(text: string, place: Place): Promise<Brought>;
  /** The same without a channel: for feeds and the command line. Throws UserError. */
  briefPublicLink(address: string, origin: Origin, hints?: Hints): Promise<Brought>;
  briefPublicArticle(article: Article): Promise<Brought>;
}

const PAGE_TYPES = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** From an address or a text to a briefing in the store: known already? → article → analysis → verification → story → saved. */
export function createIntake(deps: IntakeDeps): Intake {
  const { index, clock, log } = deps;
  const underWay = new Map<string, Promise<Brought>>();
  let saving: Promise<unknown> = Promise.resolve();

  async function known(
    address: string | undefined,
    text: string | undefined,
    audiences: readonly string[],
  ): Promise<Brought | undefined> {
    const byAddress = address === undefined ? [] : await index.byUrl(address, audiences);
    const found = byAddress[0] ?? (text === undefined ? [] : await index.bySha(hashText(text), audiences))[0];
    return found && asKnown(found);
  }

  async function fetchArticle(address: string, hints: Hints): Promise<Article> {
    const answer = await deps.fetch(address, { types: PAGE_TYPES });
    checkStatus(answer);
    const contentType = answer.header('content-type');
    const page = await deps.readPage({ bytes: answer.bytes, url: answer.url, contentType });
    return {
      ...page,
      title: page.title ?? hints.title,
      author: page.author ?? hints.author,
      publishedAt: page.publishedAt ?? hints.publishedAt,
      // The feed's name is the one the editors chose.
      sourceName: hints.sourceName ?? page.sourceName,
    };
  }

  async function bringLink(
    address: string,
    audiences: readonly string[],
    origin: Origin,
    hints: Hints,
  ): Promise<Brought> {
    const met = await known(address, undefined, audiences);
    if (met) return met;
    const article = await fetchArticle(address, hints);
    // What stands on the open web anyone may read: one briefing serves every channel, and the next to ask has it at once.
    return bringArticle(article, 'public', audiences, origin);
  }

  async function bringArticle(
    article: Article,
    audience: string,
    audiences: readonly string[],
    origin: Origin,
  ): Promise<Brought> {
    const met = await known(article.url, article.text, audiences);
    if (met) return met;
    const retrievedAt = new Date(clock()).toISOString();
    const analysed = await analyse({ ...article, retrievedAt });
    // One at a time, so that two articles of one title do not take the same id.
    const saved = saving.then(() => save(analysed, article.text, audience, origin));
    saving = saved.catch(() => undefined);
    return saved;
  }

  async function analyse(article: Article): Promise<Briefing> {
    const parsed = briefingSchema.safeParse(await deps.analyse(article));
    if (parsed.success) return parsed.data;
    log.error(
      { issues: parsed.error.issues.slice(0, 5), url: article.url },
      'the analysis made no valid briefing',
    );
    throw refuse('notVerified', parsed.error.issues[0]?.path.join('.') ?? '');
  }

  async function save(analysed: Briefing, text: string, audience: string, origin: Origin): Promise<Brought> {
    const met = await known(analysed.sources[0]?.url, text, [audience]);
    if (met) return met;
    const id = await uniqueId(analysed.id, async (taken) => (await index.get(taken)) !== null);
    const published = Date.parse(analysed.publishedAt);
    const audiences = audience === 'public' ? ['public'] : ['public', audience];
    const near = await index.near(published - STORY_SPAN, published + STORY_SPAN, audiences);
    const story = analysed.story ?? proposeStory(analysed, near) ?? id;
    const status = deps.hasDesk ? 'draft' : 'approved';
    const briefing = briefingSchema.parse({ ...analysed, id, story, audience, status });

    const { verified, problems } = verifyStatements(briefing, text);
    const fault = [...problems, ...checkReferences(briefing)][0];
    if (fault) {
      log.error(
        { briefing: id, field: fault.path.join('.'), fault: fault.message },
        'the analysis was refused',
      );
      throw refuse('notVerified', fault.message);
    }
    await deps.save({ briefing, text, verified, origin });
    if (deps.hasDesk) await tellDesk(briefing);
    log.info({ briefing: id, story, origin, statements: briefing.statements.length }, 'article briefed');
    return brought({ briefing, verified }, true);
  }

  async function tellDesk(briefing: Briefing): Promise<void> {
    try {
      await deps.submit?.(briefing);
    } catch (error) {
      // The draft is kept: the desk finds it there.
      log.warn({ briefing: briefing.id, error: messageOf(error) }, 'the desk was not told of a draft');
    }
  }

  /** Two who give the same link at the same time share one reading. */
  function once(key: string, work: () => Promise<Brought>): Promise<Brought> {
    const running = underWay.get(key);
    if (running) return running;
    const started = work().finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  }

  const briefLink = async (text: string, audiences: readonly string[], origin: Origin, hints: Hints) => {
    const address = canonicalAddress(parseWebAddress(text));
    return once(`${audiences.join(' ')} ${address}`, () => bringLink(address, audiences, origin, hints));
  };

  return {
    briefLink: (address, place) => briefLink(address, audiencesOf({ place }), 'intake', {}),
    briefPublicLink: (address, origin, hints = {}) => briefLink(address, ['public'], origin, hints),
    briefPublicArticle: (article) => bringArticle(article, 'public', ['public'], 'intake'),
    async briefText(text, place) {
      const audience = channelAudience(place);
      const article = readPasted(text);
      const sourceName = article.lang === 'ar' ? 'نص ملصق' : 'pasted text';
      return once(`${audience} ${hashText(article.text)}`, () =>
        // What was typed in a channel is that channel's, though the same words may stand elsewhere in public.
        bringArticle({ ...article, sourceName }, audience, audiencesOf({ place }), 'intake'),
      );
    },
  };
}

function asKnown(found: KnownBriefing): Brought {
  if (found.briefing.status === 'withdrawn') throw refuse('withdrawn');
  return brought(found, false);
}

function brought({ briefing, verified }: KnownBriefing, isNew: boolean): Brought {
  return { found: { briefing, verified: new Set(verified) }, unreviewed: briefing.status === 'draft', isNew };
}
