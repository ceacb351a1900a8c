import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Io, processIo } from './cli/io.ts';
import { messageOf, UserError } from './errors.ts';
import { ROLES } from './roles.ts';

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<void> {
  try {
    await program(io).parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      io.exit(error.exitCode === 0 ? 0 : 2);
      return;
    }
    io.err(`isnad: ${messageOf(error)}\n`);
    if (error instanceof UserError && error.remedy) io.err(`       ${error.remedy}\n`);
    // What is not the user's fault is ours: show where it happened to who can report it.
    if (!(error instanceof UserError) && error instanceof Error && error.stack) io.err(`${error.stack}\n`);
    io.exit(1);
  }
}

function program(io: Io): Command {
  const isnad = new Command('isnad')
    .description('Briefs a channel on the news and can always answer who said what.')
    .version('0.1.0')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('Run it with --help to see how it is used.');

  isnad
    .command('start')
    .description('run the bot: Slack and Discord where tokens are set, else the preview page')
    .addOption(
      new Option(
        '--role <role...>',
        'only a part of it, in a process of its own; needs DATABASE_URL',
      ).choices(ROLES),
    )
    .action(async (options) => (await import('./cli/start.ts')).start(io, options));

  isnad
    .command('analyse')
    .argument('[file]', 'an article as plain text or HTML; - or nothing for standard input')
    .argument('[out]', 'with --jsonl: where the lines go')
    .description('print the briefing of an article')
    .option('--lang <tag>', 'language of the article, e.g. ar; found out when not given', language)
    .option('--title <text>', 'its headline')
    .option('--published <date>', 'YYYY-MM-DD or an instant with offset', date)
    .option('--url <url>', 'its address')
    .addOption(new Option('--format <format>', 'how to print it').choices(['yaml', 'json']).default('yaml'))
    .option('--explain', 'print each statement with the rule, the cue and the reason for its speaker instead')
    .option(
      '--jsonl',
      'FILE and OUT hold a JSON object a line: {id, text, …} in, {id, briefing} or {id, error} out',
    )
    .action(async (file, out, options) => (await import('./cli/analyse.ts')).analyse(io, file, out, options));

  isnad
    .command('add')
    .argument('<file-or-url...>', 'articles to read')
    .description('make briefings of articles and put them into the folder')
    .option('--published <date>', 'YYYY-MM-DD, for files that do not say', date)
    .option('--lang <tag>', 'language of the articles', language)
    .action(async (sources, options) => (await import('./cli/add.ts')).add(io, sources, options));

  for (const [name, argument, description] of [
    ['ask', '<question...>', 'answer a question from the briefings'],
    ['briefing', '[query...]', 'show the newest briefings, or those that match'],
  ] as const) {
    isnad
      .command(name)
      .argument(argument)
      .description(description)
      .action(async (words: string[]) => (await import('./cli/read.ts')).typed(io, name, words));
  }

  isnad
    .command('whosaid')
    .argument('[person...]', 'a name in any script')
    .description('show who said what')
    .option('--about <words>', 'only what bears on these words')
    .action(async (person: string[], options) =>
      (await import('./cli/read.ts')).whosaid(io, person, options),
    );

  isnad
    .command('digest')
    .argument('[filters...]', 'as they are typed in a channel: topics:oil,-football people:Trump most:5')
    .description('show the digest a channel would get now')
    .requiredOption('--preview', 'print it; nothing is posted')
    .action(async (filters: string[]) => (await import('./cli/digest.ts')).digest(io, filters));

  isnad
    .command('check')
    .argument('[file...]', 'briefings; all of the folder when none is named')
    .description('validate briefings and settings: file, line, what is wrong and how to mend it')
    .action(async (files: string[]) => (await import('./cli/check.ts')).check(io, files));

  isnad
    .command('doctor')
    .description('test tokens, scopes, database, clock and feeds')
    .action(async () => (await import('./cli/doctor.ts')).doctor(io));

  isnad
    .command('status')
    .description('show subscriptions, what is due next, lag and failures')
    .option('--json', 'print it as JSON')
    .action(async (options) => (await import('./cli/status.ts')).status(io, options));

  const db = isnad.command('db').description('move a deployment from one database to another, without loss');
  db.command('export')
    .argument('<file>', 'where to; it must not be there')
    .description('write all that the database holds (DATABASE_URL, else the embedded one) to a file')
    .action(async (file: string) => (await import('./cli/db.ts')).exportTo(io, file));
  db.command('import')
    .argument('<file>', 'what an export wrote')
    .description('fill the database, which must be empty, from such a file: all of it or nothing')
    .action(async (file: string) => (await import('./cli/db.ts')).importFrom(io, file));

  isnad
    .command('deploy-commands')
    .description("register the bot's commands with Discord")
    .action(async () => (await import('./cli/deploy.ts')).deploy(io));

  isnad
    .command('names')
    .argument('<a>', 'a name; with --tsv: a file of pairs')
    .argument('<b>', 'another; with --tsv: where the results go')
    .description('tell whether two names, in any script, can be one')
    .option('--tsv', 'lines "a<TAB>b…" in, "a<TAB>b<TAB>0|1<TAB>score" out')
    .action(async (a, b, options) => (await import('./cli/names.ts')).names(io, a, b, options));

  return isnad;
}

function date(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
  if (!day.test(value) || Number.isNaN(Date.parse(value))) {
    throw new InvalidArgumentError(
      'It must be a date such as 2020-01-07, or an instant such as 2020-01-07T08:00+03:00.',
    );
  }
  return value;
}

function language(value: string): string {
  try {
    // It knows the languages' names, and throws for what is no tag at all.
    if (new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(value)) return value;
  } catch {}
  throw new InvalidArgumentError('It must be a language tag such as ar, en or pt-BR.');
}
