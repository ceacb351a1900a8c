import type { Hono } from 'hono';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import type { Log } from '../../log.ts';
import type { Render } from '../../views/card.ts';
import type { Platform } from '../platform.ts';
import { createAssets } from './assets.ts';
import { type Conversation, createConversation, type DrawCard } from './conversation.ts';
import { drawDiscord } from './draw/discord.ts';
import { escapeHtml } from './draw/html.ts';
import { drawSlack } from './draw/slack.ts';
import { createHistory, type Side } from './history.ts';
import { createLive } from './live.ts';
import { createSpell, placeOf, type SlackNames } from './place.ts';
import { createPoster } from './poster.ts';
import { previewRoutes, viewOf } from './routes.ts';

/** How long `stop` waits for answers under way, ms. */
const GRACE_MS = 4_000;

export interface PreviewDeps {
  readonly dispatcher: Dispatcher;
  /** The real platforms' renderers: Block Kit messages and Components V2 messages. */
  readonly renderers: Readonly<Record<Side, Render<unknown>>>;
  readonly log: Log;
  /** ms */
  readonly clock: () => number;
  /** Names of the commands on Slack, with or without the slash, where not their own. */
  readonly slackNames?: SlackNames | undefined;
  /** Names the page answers under beside loopback's, without a port. */
  readonly hosts?: readonly string[] | undefined;
}

const DRAWERS: Readonly<Record<Side, (payload: unknown) => string>> = {
  slack: drawSlack,
  discord: drawDiscord,
};

/** A page that shows what Slack and Discord would be sent, and runs the same commands. `routes` go into the HTTP server. */
export function createPreview(deps: PreviewDeps): Platform & { readonly routes: Hono } {
  const { dispatcher, renderers, log, clock, hosts = [] } = deps;
  const spell = createSpell(deps.slackNames);
  const history = createHistory({ clock });
  const live = createLive({ history, view: viewOf });
  const underWay = new Set<Promise<unknown>>();
  let started = false;

  const drawCard: DrawCard = async (side, card) => {
    const payload = await dispatcher.present(card, placeOf(side), renderers[side]);
    try {
      return { payload, html: DRAWERS[side](payload) };
    } catch (error) {
      log.error({ err: error, side }, 'the preview cannot draw a message');
      return { payload, html: `<p dir="auto">${escapeHtml(card.summary)}</p>` };
    }
  };
  const conversation = createConversation({ dispatcher, drawCard, history, spell });

  /** Keeps count of answers under way, for a clean stop. */
  function counted<A extends unknown[], R>(run: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return (...args) => {
      const answer = run(...args);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    };
  }
  const countedConversation: Conversation = {
    say: counted(conversation.say),
    press: counted(conversation.press),
    complete: counted(conversation.complete),
    welcome: counted(conversation.welcome),
  };

  return {
    name: 'preview',
    poster: createPoster({ drawCard, history }),
    routes: previewRoutes({
      commands: dispatcher.commands,
      conversation: countedConversation,
      history,
      live,
      assets: createAssets(),
      hosts,
      spell,
    }),
    async start() {
      started = true;
    },
    async stop() {
      started = false;
      const { promise: patience, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, GRACE_MS);
      await Promise.race([Promise.allSettled(underWay), patience]);
      clearTimeout(timer);
      live.stop();
    },
    state: () => ({ connected: started, detail: started ? 'serving' : 'stopped' }),
  };
}
