import type { Asker } from '../briefing/audience.ts';
import type { Briefing, Person, Stance, Statement } from '../briefing/schema.ts';

/** What the store knows of a briefing, as an answer carries it. */
export interface Found {
  readonly briefing: Briefing;
  /** Ids of statements whose words were verified against the article text: only these may stand in quotation marks. */
  readonly verified: ReadonlySet<string>;
}

/** A briefing with the article it was made from; `text` is null when none is kept. */
export interface FoundWithText extends Found {
  readonly text: string | null;
}

export interface BriefingQuery {
  /** Free words, as typed; empty for the newest. */
  readonly words?: string | undefined;
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
  /** Who was found under the name asked for. More than one entry: names that are different people. */
  readonly people: readonly Person[];
  /** Where nothing matches: the nearest names or topics, best first. */
  readonly suggestions: readonly string[];
}

/** What goes into one digest: stories, most important first, each with its briefings. */
export interface DigestAnswer {
  readonly stories: readonly { readonly story: string | null; readonly briefings: readonly Found[] }[];
  /** How many briefings more were new but are beyond the limit. */
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
  readonly topics?: readonly string[] | undefined;
  readonly limit: number;
}

/**
 * Every function takes who asks and cannot return what that asker may not see, nor a draft or a withdrawn briefing.
 */
export interface Answers {
  briefings(asker: Asker, query: BriefingQuery): Promise<BriefingAnswer>;
  briefing(asker: Asker, id: string): Promise<FoundWithText | null>;
  whoSaid(asker: Asker, query: SaidQuery): Promise<SaidAnswer>;
  digest(asker: Asker, query: DigestQuery): Promise<DigestAnswer>;
  /** Completions for what is being typed, best first. */
  completePeople(asker: Asker, typed: string, limit: number): Promise<string[]>;
  completeTopics(asker: Asker, typed: string, limit: number): Promise<string[]>;
}
