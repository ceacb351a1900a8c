import { z } from 'zod';
import { LIMITS } from './limits.ts';

/**
 * Block Kit as Slack's reference describes it, refusing any field that is not there. Only the blocks and elements a message of
 * this bot may hold; Slack knows more. https://docs.slack.dev/reference/block-kit/blocks
 */
const text = (max: number) => z.string().min(1).max(max);
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(max), verbatim: z.boolean().optional() });
const either = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
const link = (max: number) =>
  z
    .string()
    .max(max)
    .refine((url) => URL.canParse(url) && /^(https?|mailto):/.test(url), 'invalid URL');

const actionId = text(LIMITS.actionId.max).optional();
const button = z.strictObject({
  type: z.literal('button'),
  text: plain(LIMITS.buttonText.max),
  action_id: actionId,
  value: text(LIMITS.buttonValue.max).optional(),
  url: link(LIMITS.buttonUrl.max).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: text(LIMITS.buttonText.max).optional(),
});

const option = z.strictObject({
  text: plain(LIMITS.optionText.max),
  value: text(LIMITS.optionValue.max),
  description: plain(LIMITS.optionText.max).optional(),
});

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    placeholder: plain(LIMITS.placeholder.max).optional(),
    options: z.array(option).min(1).max(LIMITS.options.max),
    initial_option: option.optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine(
    ({ initial_option, options }) =>
      initial_option === undefined ||
      options.some((each) => JSON.stringify(each) === JSON.stringify(initial_option)),
    'initial_option must be one of the options',
  );

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();
const DATE_TOKEN =
  /\{(date_num|date_slash|date|date_short|date_long|date_pretty|date_short_pretty|date_long_pretty|time|time_secs|ago)\}/;

const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style }),
  z.strictObject({
    type: z.literal('link'),
    url: link(Number.POSITIVE_INFINITY),
    text: text(Infinity).optional(),
    style,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().regex(DATE_TOKEN),
    url: link(Number.POSITIVE_INFINITY).optional(),
    fallback: text(Infinity).optional(),
    style,
  }),
  z.strictObject({ type: z.literal('emoji'), name: text(100), style }),
  z.strictObject({ type: z.literal('user'), user_id: text(20), style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: text(20), style }),
  z.strictObject({ type: z.literal('channel'), channel_id: text(20), style }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(richElement).min(1),
});
const richPart = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection).min(1),
    indent: z.int().min(0).max(LIMITS.listIndent.max).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richElement).min(1), border }),
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(richElement).min(1),
    border,
  }),
]);

const block_id = text(LIMITS.blockId.max).optional();
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), block_id, text: plain(LIMITS.headerText.max) }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z
    .strictObject({
      type: z.literal('section'),
      block_id,
      text: either(LIMITS.sectionText.max).optional(),
      fields: z.array(either(LIMITS.sectionFieldText.max)).min(1).max(LIMITS.sectionFields.max).optional(),
      expand: z.boolean().optional(),
    })
    .refine(
      (section) => section.text !== undefined || section.fields !== undefined,
      'text or fields required',
    ),
  z.strictObject({
    type: z.literal('context'),
    block_id,
    elements: z.array(either(LIMITS.text.max)).min(1).max(LIMITS.contextElements.max),
  }),
  z
    .strictObject({
      type: z.literal('actions'),
      block_id,
      elements: z
        .array(z.discriminatedUnion('type', [button, staticSelect]))
        .min(1)
        .max(LIMITS.actionsElements.max),
    })
    .refine(({ elements }) => allDiffer(elements.map((each) => each.action_id)), '`action_id` is not unique'),
  z.strictObject({ type: z.literal('rich_text'), block_id, elements: z.array(richPart).min(1) }),
]);

const blocks = z
  .array(block)
  .max(LIMITS.blocksInMessage.max)
  .refine((all) => allDiffer(all.map((each) => each.block_id)), '`block_id` is not unique');

function allDiffer(ids: readonly (string | undefined)[]): boolean {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size === given.length;
}

/** What Slack would say against these blocks, with a pointer to each place; empty where it takes them. */
export function faultsOfBlocks(value: unknown): string[] {
  const result = blocks.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map(
    (issue) => `${issue.message} [json-pointer:/blocks/${issue.path.join('/')}]`,
  );
}
