import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import { COMMAND_NAMES, type Command } from '../../commands/command.ts';
import { type Assets, sha256 } from './assets.ts';
import type { Conversation } from './conversation.ts';
import { guard } from './guard.ts';
import { type History, type Language, type Message, SIDES } from './history.ts';
import type { Live } from './live.ts';
import type { Spell } from './place.ts';

const MAX_BODY_BYTES = 32 * 1024;

const visitor = z.object({
  user: z.string().regex(/^[\w-]{1,40}$/),
  language: z.enum(['ar', 'en']),
  zone: z.string().max(60).refine(isZone).optional().catch(undefined),
});
const said = visitor.extend({
  line: z.string().trim().min(1).max(8_000),
  sides: z.array(z.enum(SIDES)).min(1).max(2),
});
const pressed = visitor.extend({ message: z.string().max(40), token: z.string().min(1).max(2_000) });
const completing = visitor.extend({
  command: z.enum(COMMAND_NAMES),
  option: z.string().max(40),
  typed: z.string().max(200),
});

/** The page, its files, and what it asks for: JSON in, JSON out, answers also by server-sent events. */
export function previewRoutes(deps: {
  commands: readonly Command[];
  conversation: Conversation;
  history: History;
  live: Live;
  assets: Assets;
  hosts: readonly string[];
  spell: Spell;
}): Hono {
  const { commands, conversation, history, live, assets, spell } = deps;
  const routes = new Hono();
  // Named paths only: a wildcard at the root would reach the routes mounted beside these.
  for (const path of ['/', '/preview/*']) {
    routes.use(path, secureHeaders(headers(assets.page.importMapHash)), guard(deps.hosts));
  }
  routes.get('/', etag(), (c) => c.html(assets.page.html, 200, { 'Cache-Control': 'no-cache' }));

  routes.get('/preview/state', async (c) => {
    const who = visitor.safeParse(c.req.query());
    if (!who.success) return refuse(c, who.error);
    await conversation.welcome(who.data);
    const messages = history.seenBy(who.data.user).map((message) => viewOf(message, who.data.language));
    const described = commands.map((command) => describe(command, spell));
    const state = { run: history.run, messages, commands: described };
    return c.json(state, 200, { 'Cache-Control': 'no-store' });
  });
  routes.get('/preview/events', (c) => {
    const who = visitor.safeParse(c.req.query());
    return who.success ? live.stream(c, who.data) : refuse(c, who.error);
  });

  routes.post('/preview/*', async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    return type.split(';')[0]?.trim() === 'application/json' ? next() : c.json({ error: 'JSON only.' }, 415);
  });
  routes.post('/preview/*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLong }));
  routes.post('/preview/say', async (c) => {
    const body = said.safeParse(await bodyOf(c));
    if (!body.success) return refuse(c, body.error);
    return c.json(await conversation.say(body.data.line, [...new Set(body.data.sides)], body.data));
  });
  routes.post('/preview/press', async (c) => {
    const body = pressed.safeParse(await bodyOf(c));
    if (!body.success) return refuse(c, body.error);
    const done = await conversation.press(body.data.message, body.data.token, body.data);
    return done ? c.json({ ok: true }) : c.json({ error: 'That button is gone.' }, 404);
  });
  routes.post('/preview/complete', async (c) => {
    const body = completing.safeParse(await bodyOf(c));
    if (!body.success) return refuse(c, body.error);
    const { command, option, typed } = body.data;
    return c.json({ values: await conversation.complete(command, option, typed, body.data) });
  });

  routes.get('/preview/*', etag(), async (c) => {
    const asset = await assets.file(c.req.path.slice('/preview/'.length));
    if (asset === null) return c.notFound();
    const caching = asset.lasting ? 'public, max-age=31536000, immutable' : 'no-cache';
    return c.body(asset.body, 200, { 'Content-Type': asset.type, 'Cache-Control': caching });
  });
  return routes;
}

/** What a page is told of a message. */
export function viewOf(message: Message, language: Language) {
  const { id, order, side, at, from, text, onlyFor, edited } = message;
  const drawing = message.drawings?.[language] ?? message.drawing;
  return { id, order, side, at, from, text, ...drawing, private: onlyFor !== undefined, edited };
}

function describe(command: Command, spell: Spell) {
  const { name, describe, options } = command;
  return { name, describe, spell: { slack: spell('slack', name), discord: spell('discord', name) }, options };
}

function headers(importMapHash: string): Parameters<typeof secureHeaders>[0] {
  return {
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", `'${importMapHash}'`],
      styleSrc: ["'self'"],
      // What the Discord components set on an author's name that has no colour of its own; no other is let through.
      styleSrcAttr: ["'unsafe-hashes'", `'${sha256('color:;')}'`],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    // Loopback has no certificate to insist on.
    strictTransportSecurity: false,
  };
}

async function bodyOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined);
}

function refuse(c: Context, error: z.ZodError) {
  return c.json({ error: z.prettifyError(error) }, 400);
}

function tooLong(c: Context) {
  return c.json({ error: `At most ${MAX_BODY_BYTES} bytes.` }, 413);
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
