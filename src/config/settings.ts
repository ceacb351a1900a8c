import { z } from 'zod';
import { isZone } from '../delivery/due.ts';
import { LOG_LEVELS } from '../logging.ts';
import { duration, size } from './units.ts';

/** `config/isnad.yaml`. Messages are remedies: what to write instead. */

const TEXTS_REMEDY = 'write forever, or a number and a unit, at least a day: 365d';

const text = z.string().trim().min(1, 'write something here').max(500, 'at most 500 characters');

/** As Slack takes them: https://docs.slack.dev/interactivity/implementing-slash-commands */
const slashCommand = z
  .string()
  .transform((name) => name.replace(/^\//, ''))
  .refine(
    (name) => /^[a-z0-9_-]{1,31}$/.test(name),
    'write /, then lower-case letters, digits, - or _, at most 32',
  );

const feed = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'write an address that begins with https:// or http://' }),
  name: text.optional(),
  every: duration(60_000).prefault('15m'),
});

export const DEFAULT_BRIEFINGS = 'briefings';

export const settingsSchema = z.strictObject({
  language: z.enum(['ar', 'en']).default('en'),
  zone: z.string().refine(isZone, 'use an IANA name such as Asia/Baghdad or UTC').default('UTC'),
  briefings: text.default(DEFAULT_BRIEFINGS),
  state: text.default('.isnad/isnad.db'),
  log: z.enum(LOG_LEVELS).default('info'),
  preview: z.union([z.literal('auto'), z.boolean()]).default('auto'),
  feeds: z
    .array(feed)
    .refine((feeds) => new Set(feeds.map(({ url }) => url)).size === feeds.length, 'name each address once')
    .default([]),
  desk: z
    .strictObject({
      platform: z.enum(['slack', 'discord', 'preview']),
      channel: z
        .string('write the channel\'s id in quotes, e.g. "C0123456789"')
        .regex(/^[\w.-]{1,80}$/, 'write the channel\'s id, e.g. "C0123456789", not its name'),
    })
    .optional(),
  slack: z
    .strictObject({
      commands: z
        .strictObject({
          briefing: slashCommand.default('briefing'),
          whosaid: slashCommand.default('whosaid'),
          digest: slashCommand.default('digest'),
        })
        .refine(({ briefing, whosaid, digest }) => new Set([briefing, whosaid, digest]).size === 3, {
          error: 'give each command a name of its own',
        })
        .prefault({}),
    })
    .prefault({}),
  limits: z
    .strictObject({
      article: size().prefault('10 MB'),
      digest: z.int().min(1, 'at least 1').max(50, 'at most 50').default(10),
      follows: z.int().min(1, 'at least 1').max(500, 'at most 500').default(50),
      batch: duration().prefault('2m'),
      fetch: duration().prefault('15s'),
      post: duration().prefault('30s'),
      grace: duration(60_000).prefault('6h'),
      lease: duration().prefault('15s'),
    })
    .prefault({}),
  retention: z
    .strictObject({
      buttons: duration(60_000).prefault('90d'),
      // Shorter, and a digest could forget what it has shown.
      ledger: duration(30 * 86_400_000).prefault('400d'),
      texts: z
        .union([z.literal('forever').transform(() => null), duration(86_400_000)], TEXTS_REMEDY)
        .prefault('forever'),
    })
    .prefault({}),
});
export type Settings = z.output<typeof settingsSchema>;
