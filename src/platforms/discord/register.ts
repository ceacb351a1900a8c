import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  DiscordAPIError,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Command, Option } from '../../commands/command.ts';
import { UserError } from '../../errors.ts';
import type { ChromeLanguage } from '../../views/card.ts';
import { phrasebook } from '../../views/phrases/book.ts';
import { DISCORD_LIMITS, type DiscordLimits } from './limits.ts';
import { type Names, registeredName } from './parse.ts';
import { createRest, type RestSettings } from './rest.ts';

export type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;
type MessageCommandBody = RESTPostAPIContextMenuApplicationCommandsJSONBody;
type Described = Readonly<Record<ChromeLanguage, string>>;

const WHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/**
 * Our commands as Discord registers them. It has no Arabic among its command locales
 * (https://docs.discord.com/developers/reference#locales), so descriptions are in `chrome`, with English beside Arabic.
 */
export function commandBodies(
  commands: readonly Command[],
  chrome: ChromeLanguage = 'en',
  names: Names = {},
  limits: DiscordLimits = DISCORD_LIMITS,
): CommandBody[] {
  return commands.map((command) => ({
    type: ApplicationCommandType.ChatInput,
    name: registeredName(command.name, names),
    ...described(command.describe, chrome, limits),
    ...WHERE,
    options: command.options
      .slice(0, limits.commandOptions)
      .map((option) => optionBody(option, chrome, limits)),
  }));
}

/** "Brief this" in the menu of every message. Such names may hold spaces and capitals, and have no description. */
export function messageCommandBody(chrome: ChromeLanguage = 'en'): MessageCommandBody {
  const english = phrasebook.en.commands.briefThis;
  return {
    type: ApplicationCommandType.Message,
    name: phrasebook[chrome].commands.briefThis,
    ...(chrome !== 'en' && { name_localizations: { 'en-US': english, 'en-GB': english } }),
    ...WHERE,
  };
}

function optionBody(
  option: Option,
  chrome: ChromeLanguage,
  limits: DiscordLimits,
): APIApplicationCommandStringOption {
  const common = { name: option.name, ...described(option.describe, chrome, limits), required: false };
  const type = ApplicationCommandOptionType.String as const;
  if (option.complete) return { ...common, type, autocomplete: true };
  if (!option.choices) return { ...common, type };
  const choices = option.choices.slice(0, limits.optionChoices);
  return {
    ...common,
    type,
    choices: choices.map(({ value, label }) => ({ name: label[chrome].slice(0, limits.choiceLabel), value })),
  };
}

function described(text: Described, chrome: ChromeLanguage, limits: DiscordLimits) {
  const short = (language: ChromeLanguage): string => text[language].slice(0, limits.commandDescription);
  if (chrome === 'en') return { description: short('en') };
  return {
    description: short(chrome),
    description_localizations: { 'en-US': short('en'), 'en-GB': short('en') },
  };
}

export interface Deployment extends RestSettings {
  readonly commands: readonly Command[];
  readonly chrome?: ChromeLanguage | undefined;
  readonly names?: Names | undefined;
  /** Asked of Discord when absent. */
  readonly applicationId?: string | undefined;
}

/** Registers the commands everywhere, if what is registered differs. Throws UserError where Discord refuses. */
export async function deployCommands(deployment: Deployment): Promise<'changed' | 'unchanged'> {
  const rest = createRest(deployment);
  const { commands, chrome, names } = deployment;
  const wanted = [...commandBodies(commands, chrome, names), messageCommandBody(chrome)];
  try {
    const id = deployment.applicationId ?? idOf(await rest().get(Routes.currentApplication()));
    const route = Routes.applicationCommands(id);
    const query = new URLSearchParams({ with_localizations: 'true' });
    const registered = (await rest().get(route, { query })) as Registered[];
    if (isDeepStrictEqual(comparable(registered), comparable(wanted))) return 'unchanged';
    await rest().put(route, { body: wanted });
    return 'changed';
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    const remedy =
      error.status === 401
        ? 'Set DISCORD_TOKEN to the bot token shown in the Discord developer portal under Bot.'
        : 'Check the names of the commands in the settings.';
    throw new UserError(`Discord refused to register the commands: ${error.message}`, remedy, {
      cause: error,
    });
  }
}

const idOf = (application: unknown): string => (application as { readonly id: string }).id;

type Registered = Partial<Omit<CommandBody, 'type'>> & {
  readonly type?: ApplicationCommandType | undefined;
};

/** What we set of a command, in one form whether it comes from us or back from Discord. */
function comparable(bodies: readonly Registered[]): unknown {
  return bodies
    .map((body) => ({
      type: body.type,
      name: body.name,
      named: { ...body.name_localizations },
      // Given back as empty where there can be none.
      description: body.description ?? '',
      localized: { ...body.description_localizations },
      contexts: [...(body.contexts ?? [])].sort(),
      installed: [...(body.integration_types ?? [])].sort(),
      options: (body.options ?? []).map((option) => ({
        name: option.name,
        type: option.type,
        description: option.description,
        localized: { ...option.description_localizations },
        required: option.required ?? false,
        completed: 'autocomplete' in option && option.autocomplete === true,
        choices:
          'choices' in option ? (option.choices ?? []).map(({ name, value }) => ({ name, value })) : [],
      })),
    }))
    .sort((a, b) => String(a.name).localeCompare(String(b.name)));
}
