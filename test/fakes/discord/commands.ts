import { Form } from './errors.ts';
import { LIMITS } from './limits.ts';

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
export interface CommandBody {
  readonly name: string;
  readonly type?: number;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly OptionBody[];
  readonly contexts?: readonly number[];
  readonly integration_types?: readonly number[];
}

interface OptionBody {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly required?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly autocomplete?: boolean;
}

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-types */
const MENU = { user: 2, message: 3 } as const;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** https://docs.discord.com/developers/reference#locales */
const LOCALES = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** Throws where Discord would refuse to register these commands. */
export function checkCommands(commands: readonly CommandBody[]): void {
  const form = new Form();
  form.check(
    commands.length <= LIMITS.commands.max,
    'commands',
    'APPLICATION_COMMANDS_MAX',
    'Too many commands.',
  );
  const names = new Set(commands.map(({ name, type = 1 }) => `${type} ${name}`));
  form.check(
    names.size === commands.length,
    'commands',
    'APPLICATION_COMMANDS_DUPLICATE_NAME',
    'Same name twice.',
  );
  for (const kind of [MENU.user, MENU.message]) {
    const { max } = LIMITS.menuCommands;
    const count = commands.filter(({ type }) => type === kind).length;
    form.check(count <= max, 'commands', 'APPLICATION_COMMANDS_MAX', 'Too many commands of one kind.');
  }
  for (const [index, command] of commands.entries()) checkCommand(command, String(index), form);
  form.done();
}

/** Names of these may hold spaces and capitals; they have no description and no options. */
function checkMenuCommand(command: CommandBody, path: string, form: Form): void {
  form.text(command.name, `${path}.name`, 1, LIMITS.commandName.max);
  const plain = !command.description && (command.options ?? []).length === 0;
  form.check(
    plain,
    path,
    'APPLICATION_COMMAND_INVALID',
    'Context menu commands have no description or options.',
  );
  for (const locale of Object.keys(command.name_localizations ?? {})) {
    form.check(
      LOCALES.has(locale),
      `${path}.name_localizations`,
      'BASE_TYPE_CHOICES',
      `No locale ${locale}.`,
    );
  }
}

function checkCommand(command: CommandBody, path: string, form: Form): void {
  if (command.type === MENU.user || command.type === MENU.message) {
    checkMenuCommand(command, path, form);
    return;
  }
  checkNamed(command, path, form);
  const options = command.options ?? [];
  const { max } = LIMITS.commandOptions;
  form.check(
    options.length <= max,
    `${path}.options`,
    'BASE_TYPE_MAX_LENGTH',
    `Must be ${max} or fewer in length.`,
  );
  const names = new Set(options.map((option) => option.name));
  form.check(
    names.size === options.length,
    path,
    'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
    'Same name twice.',
  );
  const firstOptional = options.findIndex((option) => !option.required);
  const ordered = firstOptional < 0 || options.slice(firstOptional).every((option) => !option.required);
  form.check(ordered, path, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options come first.');
  for (const [index, option] of options.entries()) checkOption(option, `${path}.options.${index}`, form);
  const text = [command, ...options].map((part) => `${part.name}${part.description ?? ''}`);
  const choices = options
    .flatMap((option) => option.choices ?? [])
    .map((choice) => `${choice.name}${choice.value}`);
  const length = [...text, ...choices].join('').length;
  form.check(
    length <= LIMITS.commandText.max,
    path,
    'APPLICATION_COMMAND_TOO_LARGE',
    'Command exceeds maximum size',
  );
}

function checkNamed(part: CommandBody | OptionBody, path: string, form: Form): void {
  if (form.text(part.name, `${path}.name`, 1, LIMITS.commandName.max)) {
    const valid = NAME.test(part.name) && part.name === part.name.toLowerCase();
    form.check(valid, `${path}.name`, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
  form.text(part.description, `${path}.description`, 1, LIMITS.commandDescription.max);
  for (const [locale, text] of Object.entries(part.description_localizations ?? {})) {
    form.check(
      LOCALES.has(locale),
      `${path}.description_localizations`,
      'BASE_TYPE_CHOICES',
      `No locale ${locale}.`,
    );
    form.text(text, `${path}.description_localizations.${locale}`, 1, LIMITS.commandDescription.max);
  }
}

function checkOption(option: OptionBody, path: string, form: Form): void {
  checkNamed(option, path, form);
  form.check(option.type >= 1 && option.type <= 11, `${path}.type`, 'BASE_TYPE_CHOICES', 'Unknown type.');
  const choices = option.choices ?? [];
  const both = choices.length > 0 && option.autocomplete === true;
  form.check(!both, path, 'APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE', 'Choices or autocomplete.');
  const { max } = LIMITS.optionChoices;
  form.check(
    choices.length <= max,
    `${path}.choices`,
    'BASE_TYPE_MAX_LENGTH',
    `Must be ${max} or fewer in length.`,
  );
  checkChoices(choices, `${path}.choices`, form);
}

export function checkChoices(
  choices: readonly { readonly name: string; readonly value: string }[],
  path: string,
  form: Form,
): void {
  for (const [index, choice] of choices.entries()) {
    form.text(choice.name, `${path}.${index}.name`, 1, LIMITS.choiceName.max);
    form.text(choice.value, `${path}.${index}.value`, 1, LIMITS.choiceValue.max);
  }
}
