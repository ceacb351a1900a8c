import type { Answers, DigestFilter, Found } from '../answers/answers.ts';
import type { Follow, FollowKind, WhoAnswer } from '../answers/follows.ts';
import type { Place } from '../briefing/audience.ts';
import type { Card, ChromeLanguage } from '../views/card.ts';

/** What commands and platforms need done by the rest of the program; app.ts binds it. */
export interface Ports {
  readonly answers: Answers;
  readonly intake: IntakePort;
  readonly subscriptions: SubscriptionsPort;
  readonly follows: FollowsPort;
  readonly people: PeoplePort;
  readonly settings: SettingsPort;
  readonly rows: RowsPort;
}

/** An article a person hands over is read, analysed, verified and stored. Throws UserError where it cannot be. */
export interface IntakePort {
  briefLink(url: string, place: Place): Promise<Brought>;
  /** Audience: that channel alone. */
  briefText(text: string, place: Place): Promise<Brought>;
  /** Whether any feed is configured or any briefing is known: decides what an empty answer says. */
  hasSources(): Promise<boolean>;
}

export interface Brought {
  readonly found: Found;
  /** True where a desk must approve it first: shown to the asker only. */
  readonly unreviewed: boolean;
}

/** One digest a channel gets. */
export interface Subscription {
  readonly id: string;
  readonly place: Place;
  /** `HH:MM`, local to `zone`. */
  readonly time: string;
  /** ISO weekdays, 1 Monday … 7 Sunday, ascending. */
  readonly weekdays: readonly number[];
  /** IANA zone. */
  readonly zone: string;
  readonly chrome: ChromeLanguage;
  /** None: everything. */
  readonly filters: readonly DigestFilter[];
  /** What a day without news gets: no post, or one that says so. */
  readonly quiet: 'silent' | 'tell';
  /** Briefings in one post, at most; as many as the settings say where it is left out. */
  readonly most?: number | undefined;
  readonly state: 'active' | 'paused';
  /** Why it is paused, where it was not a person's wish. */
  readonly pausedBecause?: string | undefined;
  /** ms; null when paused. */
  readonly nextDueAt: number | null;
  readonly owner?: string | undefined;
}

interface SubscriptionDraft {
  /** The digest to change, its time too; left out, the one at that time is, or a new one made. */
  readonly id?: string | undefined;
  readonly place: Place;
  readonly time: string;
  readonly weekdays: readonly number[];
  readonly zone: string;
  readonly chrome: ChromeLanguage;
  readonly filters?: readonly DigestFilter[] | undefined;
  /** Topics wanted, the same as filters that say so. */
  readonly topics?: readonly string[] | undefined;
  /** silent unless told otherwise. */
  readonly quiet?: 'silent' | 'tell' | undefined;
  readonly most?: number | undefined;
  readonly owner?: string | undefined;
}

export interface SubscriptionsPort {
  list(place: Place): Promise<Subscription[]>;
  /** Sets up the channel's digest at that time, or changes the one with the same time or that id. Throws UserError. */
  set(draft: SubscriptionDraft): Promise<Subscription>;
  pause(place: Place, id: string): Promise<Subscription | null>;
  resume(place: Place, id: string): Promise<Subscription | null>;
  remove(place: Place, id: string): Promise<boolean>;
  /** The card the next post would show now. */
  preview(place: Place, id: string): Promise<Card | null>;
  /** Posts now, out of turn; answers once the post is made. `nothing`: nothing new to post. */
  sendNow(place: Place, id: string): Promise<'sent' | 'nothing' | 'failed' | null>;
  /** When a digest so set would first be due, ms. Throws UserError where zone or time is wrong. */
  firstDue(draft: Pick<SubscriptionDraft, 'time' | 'weekdays' | 'zone'>): number;
}

interface FollowDraft {
  readonly place: Place;
  readonly kind: FollowKind;
  readonly wanted: string;
  /** Of the channel's posts, where it has no language or zone of its own. */
  readonly chrome: ChromeLanguage;
  readonly zone: string;
  readonly owner?: string | undefined;
}

/** The people and topics a channel follows. */
export interface FollowsPort {
  /** How many a channel may follow. */
  readonly most: number;
  /** Oldest first; why posts are paused, null where they are not. */
  list(place: Place): Promise<{ readonly follows: readonly Follow[]; readonly paused: string | null }>;
  /** Resumes paused posts too. */
  add(draft: FollowDraft): Promise<'added' | 'already' | 'full'>;
  /** Those of the channel's that can be meant. */
  find(place: Place, kind: FollowKind, typed: string): Promise<readonly Follow[]>;
  remove(place: Place, id: string): Promise<Follow | null>;
  /** False where they were not paused. */
  resume(place: Place): Promise<boolean>;
  /** Who can be meant by a name, of those this channel may know of. */
  who(place: Place, name: string): Promise<WhoAnswer>;
  /** How many briefings there are on it; null where its words are too common. */
  onTopic(place: Place, topic: string): Promise<number | null>;
}

/** What a channel decides about names, for itself alone. */
interface PeoplePort {
  /** The name is none of the others'. */
  apart(place: Place, name: string, others: readonly string[], by: string): Promise<void>;
  /** Takes back what was decided of a name; false where nothing was. */
  together(place: Place, name: string): Promise<boolean>;
}

/** What a channel has chosen. */
export interface ChannelSettings {
  readonly chrome?: ChromeLanguage | undefined;
  readonly zone?: string | undefined;
}

export interface SettingsPort {
  channel(place: Place): Promise<ChannelSettings>;
  setChannel(place: Place, settings: ChannelSettings): Promise<void>;
}

/** Rows that outlive a message: long button states, the rest of a card. Bound to a place, they expire. */
export interface RowsPort {
  keep(place: Place, key: string, body: unknown): Promise<void>;
  /** Undefined when expired, unknown, or another place's. */
  recall(place: Place, key: string): Promise<unknown>;
}
