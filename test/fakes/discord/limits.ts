/** Discord's documented limits, each with where it is written. Known to the loopback server alone. */
export interface Limit {
  readonly max: number;
  readonly source: string;
}

const components = (part: string) => `https://docs.discord.com/developers/components/reference#${part}`;
const commands = (part: string) =>
  `https://docs.discord.com/developers/interactions/application-commands#${part}`;

export const LIMITS = {
  components: { max: 40, source: components('component-object') },
  displayableText: { max: 4000, source: components('text-display') },
  rowButtons: { max: 5, source: components('action-row') },
  buttonLabel: { max: 80, source: components('button-button-structure') },
  buttonUrl: { max: 512, source: components('button-button-structure') },
  customId: { max: 100, source: components('anatomy-of-a-component') },
  selectOptions: { max: 25, source: components('string-select-string-select-structure') },
  optionLabel: { max: 100, source: components('string-select-select-option-structure') },
  optionValue: { max: 100, source: components('string-select-select-option-structure') },
  optionDescription: { max: 100, source: components('string-select-select-option-structure') },
  placeholder: { max: 150, source: components('string-select-string-select-structure') },
  sectionTexts: { max: 3, source: components('section') },
  legacyRows: { max: 5, source: components('legacy-message-component-behavior') },
  content: { max: 2000, source: 'https://docs.discord.com/developers/resources/message#create-message' },
  nonce: { max: 25, source: 'https://docs.discord.com/developers/resources/message#create-message' },
  messagesPage: {
    max: 100,
    source: 'https://docs.discord.com/developers/resources/message#get-channel-messages',
  },
  commands: { max: 100, source: commands('registering-a-command') },
  menuCommands: { max: 15, source: commands('registering-a-command') },
  commandName: { max: 32, source: commands('application-command-object-application-command-naming') },
  commandDescription: {
    max: 100,
    source: commands('application-command-object-application-command-structure'),
  },
  commandOptions: { max: 25, source: commands('application-command-object-application-command-structure') },
  commandText: { max: 8000, source: commands('registering-a-command') },
  optionChoices: {
    max: 25,
    source: commands('application-command-object-application-command-option-structure'),
  },
  choiceName: {
    max: 100,
    source: commands('application-command-object-application-command-option-choice-structure'),
  },
  choiceValue: {
    max: 100,
    source: commands('application-command-object-application-command-option-choice-structure'),
  },
  autocompleteChoices: {
    max: 25,
    source:
      'https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-autocomplete',
  },
  answerMs: {
    max: 3000,
    source:
      'https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction',
  },
  followUpMs: {
    max: 900_000,
    source:
      'https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction',
  },
  nonceMs: { max: 120_000, source: 'https://docs.discord.com/developers/resources/message#create-message' },
} as const satisfies Record<string, Limit>;
