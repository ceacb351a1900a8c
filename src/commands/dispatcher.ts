import type { Place } from '../briefing/audience.ts';
import type { Card, Render } from '../views/card.ts';
import type { Args, Command, CommandName, Origin, Reply } from './command.ts';

/** All that a platform calls. Nothing here throws for a user's fault or ours: a reply always comes, and is logged in one line. */
export interface Dispatcher {
  readonly commands: readonly Command[];
  /** Runs a command with options already told apart (Discord). */
  command(name: CommandName, args: Args, origin: Origin): Promise<Reply>;
  /** Runs what was typed after a command's name (Slack, the preview); `name` is the command it was typed after. */
  typed(name: CommandName, text: string, origin: Origin): Promise<Reply>;
  /** Runs a mention or a direct message, without the mention itself. */
  mention(text: string, origin: Origin): Promise<Reply>;
  /** Briefs a message that was chosen: the first link in it, else its text. For the asker only. */
  briefMessage(text: string, origin: Origin): Promise<Reply>;
  /** Runs a button or a choice by its token as it came back from the platform. */
  action(token: string, origin: Origin): Promise<Reply>;
  /** At most 25 completions. */
  complete(name: CommandName, option: string, typed: string, origin: Origin): Promise<string[]>;
  /** The one message on joining a channel. */
  welcome(origin: Origin): Promise<Card>;
  /**
   * Draws a card with a platform's renderer: shortens long tokens into rows, keeps what did not fit behind *More*.
   * Every card a platform shows, replies and posts alike, goes through it.
   */
  present<P>(card: Card, place: Place, render: Render<P>): Promise<P>;
}
