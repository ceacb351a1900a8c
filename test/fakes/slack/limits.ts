/** Slack's limits as its documentation gives them: this table knows nothing of the bot's own. Lengths are in characters. */
export interface Limit {
  readonly max: number;
  /** The page that states it. */
  readonly source: string;
}

const DOCS = 'https://docs.slack.dev';
const limit = (max: number, page: string): Limit => ({ max, source: DOCS + page });

export const LIMITS = {
  blocksInMessage: limit(50, '/reference/block-kit/blocks'),
  blockId: limit(255, '/reference/block-kit/blocks'),
  headerText: limit(150, '/reference/block-kit/blocks/header-block'),
  sectionText: limit(3000, '/reference/block-kit/blocks/section-block'),
  sectionFields: limit(10, '/reference/block-kit/blocks/section-block'),
  sectionFieldText: limit(2000, '/reference/block-kit/blocks/section-block'),
  contextElements: limit(10, '/reference/block-kit/blocks/context-block'),
  actionsElements: limit(25, '/reference/block-kit/blocks/actions-block'),
  text: limit(3000, '/reference/block-kit/composition-objects/text-object'),
  actionId: limit(255, '/reference/block-kit/block-elements/button-element'),
  buttonText: limit(75, '/reference/block-kit/block-elements/button-element'),
  buttonValue: limit(2000, '/reference/block-kit/block-elements/button-element'),
  buttonUrl: limit(3000, '/reference/block-kit/block-elements/button-element'),
  options: limit(100, '/reference/block-kit/block-elements/select-menu-element'),
  placeholder: limit(150, '/reference/block-kit/block-elements/select-menu-element'),
  optionText: limit(75, '/reference/block-kit/composition-objects/option-object'),
  optionValue: limit(150, '/reference/block-kit/composition-objects/option-object'),
  listIndent: limit(8, '/reference/block-kit/blocks/rich-text-block'),
  messageText: limit(40_000, '/reference/methods/chat.postMessage'),
  historyPage: limit(999, '/reference/methods/conversations.history'),
  responseUrlUses: limit(5, '/interactivity/handling-user-interaction'),
  /** ms */
  responseUrlAge: limit(30 * 60_000, '/interactivity/handling-user-interaction'),
  /** ms */
  acknowledgement: limit(3000, '/interactivity/handling-user-interaction'),
  /** Undocumented: measured by users, with no word on what is counted; here the JSON of the blocks. */
  blocksTogether: { max: 13_200, source: 'https://github.com/slackapi/bolt-js/issues/2509' },
} as const satisfies Record<string, Limit>;
