import { z } from 'zod';

/** Schema of `briefings/<id>.yaml` (docs/design: one YAML file a briefing). Offsets are UTF-16 code units, half-open. */

export const STANCES = [
  'asserts',
  'confirms',
  'denies',
  'announces',
  'demands',
  'warns',
  'threatens',
  'accuses',
  'promises',
  'praises',
  'condemns',
  'asks',
  'expects',
] as const;
export type Stance = (typeof STANCES)[number];

const text = (max: number) => z.string().trim().min(1).max(max);
const offset = z.number().int().nonnegative();

const spanSchema = z
  .strictObject({ start: offset, end: offset })
  .refine((span) => span.end > span.start, { message: 'end must be greater than start' });
export type Span = z.infer<typeof spanSchema>;

const localId = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, 'letters, digits, ".", "_" and "-", at most 64');

/** `YYYY-MM-DD-slug`, at most 64 characters so that it fits a button's identifier. */
export const briefingIdSchema = z
  .string()
  .max(64)
  .regex(
    /^\d{4}-\d{2}-\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'YYYY-MM-DD-slug in lower-case Latin letters and digits',
  );

/** A date, or an instant with an offset. */
export const dateOrInstantSchema = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

const audienceSchema = z
  .string()
  .regex(
    /^(?:public|(?:workspace|channel):(?:slack|discord|preview)\/[\w.-]{1,80})$/,
    'public, workspace:<platform>/<id> or channel:<platform>/<id>',
  );

export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 tag such as ar or en-GB');

const sourceSchema = z.strictObject({
  name: text(200),
  url: z.url({ protocol: /^https?$/ }).optional(),
  author: text(200).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  retrievedAt: z.iso.datetime({ offset: true }).optional(),
});
export type Source = z.infer<typeof sourceSchema>;

const keyPointSchema = z.strictObject({ text: text(2000), evidence: z.array(spanSchema).default([]) });
export type KeyPoint = z.infer<typeof keyPointSchema>;

export const PERSON_KINDS = ['person', 'group', 'institution', 'document', 'outlet', 'place'] as const;
const personSchema = z.strictObject({
  id: localId,
  name: text(300),
  kind: z.enum(PERSON_KINDS),
  role: text(300).optional(),
  aliases: z.array(text(300)).default([]),
});
export type Person = z.infer<typeof personSchema>;

const positionSchema = z.enum(['for', 'against', 'unclear']);

const statementSchema = z.strictObject({
  id: localId,
  /** Id of one of `people`; null only where the source names nobody. */
  speaker: localId.nullable(),
  mention: spanSchema.nullish(),
  cue: z.strictObject({ text: text(200), start: offset, end: offset }).nullish(),
  kind: z.enum(['direct', 'mixed', 'indirect']),
  text: text(20000),
  /** An editor's words, not the source's: never shown in quotation marks. */
  paraphrase: z.boolean().optional(),
  stance: z.enum(STANCES),
  to: z.array(localId).default([]),
  via: z.array(localId).default([]),
  saidAt: dateOrInstantSchema.optional(),
  claims: z.array(z.strictObject({ id: localId, position: positionSchema })).default([]),
  evidence: z.array(spanSchema).default([]),
});
export type Statement = z.infer<typeof statementSchema>;

const claimSchema = z.strictObject({
  id: localId,
  text: text(2000),
  disputed: z.boolean().default(false),
});
export type Claim = z.infer<typeof claimSchema>;

const PRECISIONS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;
const timelineSchema = z.strictObject({
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an instant, as far as `precision` reaches. */
  date: z.union([dateOrInstantSchema, z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/)]),
  precision: z.enum(PRECISIONS),
  text: text(2000),
  evidence: z.array(spanSchema).default([]),
});
export type TimelineEntry = z.infer<typeof timelineSchema>;

const figureSchema = z.strictObject({
  value: z.number(),
  max: z.number().optional(),
  unit: text(200).optional(),
  text: text(2000),
  evidence: z.array(spanSchema).default([]),
});
export type Figure = z.infer<typeof figureSchema>;

const translationSchema = z.strictObject({
  title: text(500).optional(),
  /** One per key point, in order. */
  summary: z.array(text(2000)).optional(),
  /** By statement id. */
  statements: z.record(localId, text(20000)).optional(),
});

export const briefingSchema = z.strictObject({
  schema: z.literal(1),
  id: briefingIdSchema,
  status: z.enum(['draft', 'approved', 'withdrawn']),
  audience: audienceSchema.default('public'),
  lang: languageSchema,
  title: text(500),
  publishedAt: dateOrInstantSchema,
  story: localId.optional(),
  topics: z.array(text(100)).default([]),
  sources: z.array(sourceSchema).min(1),
  summary: z.array(keyPointSchema).min(1),
  people: z.array(personSchema).default([]),
  statements: z.array(statementSchema).default([]),
  claims: z.array(claimSchema).default([]),
  timeline: z.array(timelineSchema).default([]),
  figures: z.array(figureSchema).default([]),
  corrections: z.array(z.strictObject({ at: dateOrInstantSchema, note: text(2000) })).default([]),
  translations: z.record(languageSchema, translationSchema).default({}),
  method: z.strictObject({
    engine: z.string().regex(/^(?:rules|editor|model:.+)$/, 'rules, editor or model:<name>'),
    version: text(40),
    /** What was not attempted, e.g. reported speech in a language without rules. */
    notAttempted: z.array(text(200)).optional(),
  }),
});
export type Briefing = z.infer<typeof briefingSchema>;
