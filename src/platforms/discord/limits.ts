/**
 * What Discord takes, in UTF-16 units where characters are meant.
 * https://docs.discord.com/developers/components/reference
 * https://docs.discord.com/developers/interactions/application-commands
 */
export const DISCORD_LIMITS = {
  /** Components of a message, nested ones counted. */
  components: 40,
  /** Text of a message over all its components; labels are counted too, to be on the safe side. */
  text: 4000,
  buttonsPerRow: 5,
  buttonLabel: 80,
  buttonUrl: 512,
  customId: 100,
  selectChoices: 25,
  choiceLabel: 100,
  choiceValue: 100,
  placeholder: 150,
  nonce: 25,
  commandDescription: 100,
  commandOptions: 25,
  optionChoices: 25,
} as const;

export type DiscordLimits = Readonly<Record<keyof typeof DISCORD_LIMITS, number>>;
