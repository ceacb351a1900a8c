import type { Asker } from '../briefing/audience.ts';
import type { Amendment } from '../briefing/changes.ts';
import type { Briefing, Figure, Person, Stance, Statement, TimelineEntry } from '../briefing/schema.ts';
import type { DigestFilter } from '../store/filters.ts';

export type { DigestFilter, FilterKind } from '../store/filters.ts';
export { FILTER_KINDS } from '../store/filters.ts';

/** What the store knows of a briefing, as an answer carries it. */
export interface Found {
  readonly briefing: Briefing;
  /** Ids of statements whose words were verified against the article text: only these may stand in quotation marks. */
  readonly verified: ReadonlySet<string>;
  /** Names this state of it: what was posted of it is thereby known to be out of date. */
  readonly version?: string | undefined;
  /** What became of it in a post that shows it. */
  readonly amended?: Amendment | undefined;
}

/** A briefing with the article it was made from; `text` is null when none is kept. */
export interface FoundWithText extends Found {
  readonly text: string | null;
}

export interface BriefingQuery {
  /** Free words, as typed; empty for the newest. */
  readonly words?: string | undefined;
  /** Words none of which may be met. */
  readonly not?: readonly string[] | undefined;
  /** Instants in ms, half-open; on publication. */
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly story?: string | undefined;
  readonly topic?: string | undefined;
  readonly person?: string | undefined;
  readonly lang?: string | undefined;
  /** A source's address, exactly. */
  readonly url?: string | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
}

export interface BriefingAnswer {
  readonly found: readonly Found[];
  /** How many match in all. */
  readonly total: number;
  /** Where nothing matches: the nearest topics, people or titles, best first, as one would type them. */
  readonly suggestions: readonly string[];
}

export interface SaidQuery {
  /** A person's name in any script, a title or part of one. */
  readonly person?: string | undefined;
  readonly about?: string | undefined;
  readonly stance?: Stance | undefined;
  readonly briefing?: string | undefined;
  /** Whom it was said to, by name or role. */
  readonly to?: string | undefined;
  /** Through whom the words came. */
  readonly via?: string | undefined;
  readonly story?: string | undefined;
  /** Instants in ms, half-open; on when it was said, else published. */
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  /** Only the earliest of them. */
  readonly first?: boolean | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
}

/** One statement with everything a line about it shows. */
export interface Said {
  readonly statement: Statement;
  readonly speaker: Person | null;
  /** Outermost first. */
  readonly via: readonly Person[];
  readonly to: readonly Person[];
  /** Whether its words may stand in quotation marks. */
  readonly verified: boolean;
  readonly found: Found;
}

export interface SaidAnswer {
  /** Newest briefing first, within one in source order. */
  readonly said: readonly Said[];
  readonly total: number;
  /** Who was found under the name asked for. More than one entry: names that are different people, and then nothing is told of any. */
  readonly people: readonly Person[];
  /** The known name that was taken where nobody bears the one asked for. */
  readonly corrected?: string | undefined;
  /** The one asked for said none of these: they came through them. */
  readonly through?: boolean | undefined;
  /** Where nothing matches: the nearest names or topics, best first. */
  readonly suggestions: readonly string[];
}

/** Whether somebody said certain words. */
export interface QuotationQuery {
  readonly words: string;
  readonly person?: string | undefined;
}

/** `exact`: word for word among what the speaker is quoted with; `other`: the sense in other words, or as a report of it. */
export interface QuotationAnswer {
  readonly verdict: 'exact' | 'other' | 'none';
  readonly said: readonly Said[];
  readonly people: readonly Person[];
  readonly corrected?: string | undefined;
}

/** Where a speaker stands on a claim in one statement. */
export interface Stand {
  readonly said: Said;
  readonly position: 'for' | 'against' | 'unclear';
}

/** A claim with what was said on it, in order of time. */
export interface Positions {
  /** As its newest briefing puts it. */
  readonly claim: string;
  readonly lang: string;
  readonly stands: readonly Stand[];
}

export interface PositionsQuery {
  /** One: how this person's positions changed. Two: what they disagree on. None: what is disputed. */
  readonly people: readonly string[];
  readonly about?: string | undefined;
}

export interface PositionsAnswer {
  readonly positions: readonly Positions[];
  /** For each of those asked for, who can be meant; more than one: nothing is told. */
  readonly people: readonly (readonly Person[])[];
}

/** A figure or a date of a briefing. */
export interface Fact<Kind> {
  readonly fact: Kind;
  readonly found: Found;
}

/** What the briefings call somebody, newest first. */
export interface WhoIs {
  readonly people: readonly Person[];
  readonly described: readonly { readonly person: Person; readonly found: Found }[];
  readonly corrected?: string | undefined;
}

/** What goes into one digest: stories, most important first, each with its briefings. */
export interface DigestAnswer {
  readonly stories: readonly { readonly story: string | null; readonly briefings: readonly Found[] }[];
  /** Shown to the channel before and corrected since. */
  readonly corrected: readonly Found[];
  /** Ids of what was new too but is beyond the limit, in the order in which it would have come. */
  readonly rest: readonly string[];
  /** How many those are. */
  readonly left: number;
  /** How many briefings in all this channel may see: 0 means nothing to read yet. */
  readonly known: number;
}

export interface DigestQuery {
  /** Briefings that became visible after this instant (ms) … */
  readonly since: number;
  /** … up to this one. */
  readonly until: number;
  /** Ids already posted to this channel. */
  readonly posted: ReadonlySet<string>;
  /** Ids to be told as corrected. */
  readonly corrected?: readonly string[] | undefined;
  readonly filters?: readonly DigestFilter[] | undefined;
  readonly limit: number;
}

/** What came in a span of time, read once for the digests of many channels; each asks for its own within it. */
export interface DigestNews {
  /** When what this asker may see was corrected, of what was in the span after `since` (ms). */
  corrected(asker: Asker, since: number): ReadonlyMap<string, number>;
  digest(asker: Asker, query: DigestQuery): Promise<DigestAnswer>;
}

/**
 * Every function takes who asks and cannot return what that asker may not see, nor a draft or a withdrawn briefing.
 */
export interface Answers {
  briefings(asker: Asker, query: BriefingQuery): Promise<BriefingAnswer>;
  briefing(asker: Asker, id: string): Promise<FoundWithText | null>;
  whoSaid(asker: Asker, query: SaidQuery): Promise<SaidAnswer>;
  quotation(asker: Asker, query: QuotationQuery): Promise<QuotationAnswer>;
  positions(asker: Asker, query: PositionsQuery): Promise<PositionsAnswer>;
  /** Those that tell what is asked for best, at most a few. */
  figures(asker: Asker, about: string): Promise<Fact<Figure>[]>;
  dates(asker: Asker, about: string): Promise<Fact<TimelineEntry>[]>;
  whoIs(asker: Asker, typed: string): Promise<WhoIs>;
  digest(asker: Asker, query: DigestQuery): Promise<DigestAnswer>;
  /** News of a span (ms); `asker` where only one will ask, whose news alone are then read. */
  digestNews(
    span: { readonly since: number; readonly until: number },
    asker?: Asker | undefined,
  ): Promise<DigestNews>;
  /** Those of these briefings that this asker may see, in this order. */
  briefingsById(asker: Asker, ids: readonly string[]): Promise<Found[]>;
  /** Completions for what is being typed, best first. */
  completePeople(asker: Asker, typed: string, limit: number): Promise<string[]>;
  completeTopics(asker: Asker, typed: string, limit: number): Promise<string[]>;
}
