/**
 * What may stand at the end of a line typed so far. Each suggestion: `line`, the input once it is taken; `title`;
 * `detail`. Slack suggests commands only; Discord options and their values too.
 */
export async function suggest(line, side, language, commands, complete) {
  if (!line.startsWith('/')) return [];
  const named = commands
    .filter((command) => command.spell[side].startsWith(line))
    .map(({ spell, describe }) => suggestion(`${spell[side]} `, spell[side], describe[language]));
  if (named.length > 0 || side === 'slack') return named;

  const command = commands.find(({ spell }) => line.startsWith(`${spell[side]} `));
  if (command === undefined) return [];
  const typed = line.slice(command.spell[side].length + 1);
  const value = /(?:^|\s)([^\s:"]+):(?:"([^"]*)|(\S*))$/u.exec(typed);
  const option = value && command.options.find(({ name }) => name === value[1]);
  if (option) {
    const start = line.slice(
      0,
      line.length - (value[2] === undefined ? value[3].length : value[2].length + 1),
    );
    return values(command, option, value[2] ?? value[3], start, language, complete);
  }
  const word = /\S*$/u.exec(typed)[0];
  const start = line.slice(0, line.length - word.length);
  const options = command.options
    .filter(({ name }) => name.startsWith(word) && !typed.includes(`${name}:`))
    .map(({ name, describe }) => suggestion(`${start}${name}:`, `${name}:`, describe[language]));
  const rest = command.options.find((option) => option.rest && option.complete);
  if (!rest || typed.includes(':')) return options;
  const found = await complete(command.name, rest.name, typed.trim());
  const whole = line.slice(0, line.length - typed.length);
  return [...options, ...found.map((value) => suggestion(`${whole}${value}`, value, ''))];
}

async function values(command, option, typed, start, language, complete) {
  if (option.choices) {
    return option.choices
      .filter(({ value, label }) => `${value} ${label[language]}`.toLowerCase().includes(typed.toLowerCase()))
      .map(({ value, label }) => suggestion(`${start}${quoted(value)} `, value, label[language]));
  }
  if (!option.complete) return [];
  const found = await complete(command.name, option.name, typed);
  return found.map((value) => suggestion(`${start}${quoted(value)} `, value, ''));
}

function quoted(value) {
  return /\s/u.test(value) ? `"${value}"` : value;
}

function suggestion(line, title, detail) {
  return { line, title, detail };
}
