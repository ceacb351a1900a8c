import { pino } from 'pino';
import type { Dispatcher } from '../../../src/commands/dispatcher.ts';
import { createHttpServer } from '../../../src/http/server.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { createPreview, type PreviewDeps } from '../../../src/platforms/preview/preview.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import { cannedDispatcher } from './cards.ts';

/** A preview served on a free port of loopback, with the real renderers. */
export async function openPreview(
  options: {
    dispatcher?: Dispatcher;
    hosts?: readonly string[];
    slackNames?: PreviewDeps['slackNames'];
  } = {},
) {
  const log = pino({ enabled: false });
  const http = createHttpServer({ host: '127.0.0.1', port: 0, log });
  const preview = createPreview({
    dispatcher: options.dispatcher ?? cannedDispatcher(),
    renderers: { slack: renderSlack, discord: renderDiscord },
    log,
    clock: Date.now,
    hosts: options.hosts,
    slackNames: options.slackNames,
  });
  http.routes.route('/', preview.routes);
  await preview.start();
  const { url } = await http.start();
  return {
    url,
    preview,
    async close() {
      await preview.stop();
      await http.stop();
    },
  };
}
