/**
 * What a message may hold. Slack's own limits carry the page they are from; lengths are counted in UTF-16 units,
 * of which a text never has fewer than characters.
 */
export const SLACK_LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  text: 3000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  options: 100,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  /** Ours: more would wrap on a telephone. Slack's is 25: https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  buttonsInRow: 5,
  /** Ours: a notification shows far less. */
  summary: 1000,
  /**
   * Ours, bytes of all blocks as JSON: Slack refuses a message of about 13,200 and does not say what it counts
   * (https://github.com/slackapi/bolt-js/issues/2509 and 2867), so we count the most it could.
   */
  blocksBytes: 12_000,
} as const;

export type SlackLimits = Readonly<Record<keyof typeof SLACK_LIMITS, number>>;
