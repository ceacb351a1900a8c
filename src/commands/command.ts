import type { Place } from '../briefing/audience.ts';
import type { Card, ChromeLanguage } from '../views/card.ts';
import type { Ports } from './ports.ts';

/** Where a request comes from, as a platform knows it. */
export interface Origin {
  readonly place: Place;
  readonly user: string;
  /** The thread it was written in, where the platform has such: what was asked there last is gone on from. */
  readonly thread?: string | undefined;
  /** The user's locale where the platform tells, e.g. `ar`, `en-GB`. */
  readonly locale?: string | undefined;
  /** The user's IANA zone where the platform can tell; asked only when needed. */
  readonly zone?: (() => Promise<string | undefined>) | undefined;
  /** What lets the bot post here, to be typed where the platform cannot tell whether it may, e.g. `/invite @Isnad`. */
  readonly invite?: string | undefined;
  /** How a command is written there, e.g. whosaid → `/whosaid`, ask → `/briefing ask`. */
  readonly spell: (command: CommandName) => string;
}

export const COMMAND_NAMES = ['briefing', 'whosaid', 'digest', 'ask', 'follow', 'unfollow', 'help'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

export interface Context {
  readonly origin: Origin;
  readonly chrome: ChromeLanguage;
  /** The reader's zone: the channel's, else the default. */
  readonly zone: string;
  /** ms */
  readonly now: number;
  readonly ports: Ports;
}

/** `asker`: only who asked sees it. `replace`: takes the place of the message whose button was pressed. */
export interface Reply {
  readonly card: Card;
  readonly visibility: 'channel' | 'asker';
  readonly replace?: boolean | undefined;
}

export interface Option {
  readonly name: string;
  /** Other words for it when typed as `name:value`, Arabic among them. */
  readonly aliases: readonly string[];
  readonly describe: Readonly<Record<ChromeLanguage, string>>;
  readonly choices?: readonly {
    readonly value: string;
    readonly label: Readonly<Record<ChromeLanguage, string>>;
  }[];
  readonly complete?: 'people' | 'topics' | 'zones' | undefined;
  /** Several, parted by commas, or given more than once; `-name:value` leaves those out. */
  readonly list?: boolean | undefined;
  /** Its value runs to the next name, however many words that is. */
  readonly phrase?: boolean | undefined;
  /** Takes the words that stand under no option's name. At most one a command. */
  readonly rest?: boolean | undefined;
}

export type Args = Readonly<Partial<Record<string, string>>>;

export interface Command {
  readonly name: CommandName;
  /** Words that call it in a mention or after `/briefing`, e.g. `help`, `مساعدة`. */
  readonly words: readonly string[];
  readonly describe: Readonly<Record<ChromeLanguage, string>>;
  readonly options: readonly Option[];
  /** What a platform that must choose before the answer is known assumes. */
  readonly visibility: 'channel' | 'asker';
  run(args: Args, context: Context): Promise<Reply>;
}

/** A button's or a choice's doing. */
export interface Action {
  readonly name: string;
  run(state: string, context: Context): Promise<Reply>;
}
