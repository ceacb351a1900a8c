import { inBoth } from '../views/phrases/book.ts';
import type { Args, Command, Context, Reply } from './command.ts';
import { chooseDigest, doDigest, offerDigest, setDigest, showDigests } from './digests.ts';
import { DOINGS, type Doing, parseDoing } from './doings.ts';
import { unquoted } from './parse.ts';
import { changedPlan, defaultPlan, isFault, looseFault, readLoose } from './plan.ts';
import { fault, phrasesOf } from './reply.ts';

const PLAN = ['time', 'days', 'zone', 'language', 'topics'] as const;

export const digest: Command = {
  name: 'digest',
  words: ['digest', 'نشرة', 'النشرة'],
  describe: inBoth((phrases) => phrases.commands.digest),
  visibility: 'asker',
  options: [
    {
      name: 'do',
      aliases: ['action', 'افعل', 'إجراء'],
      describe: inBoth((phrases) => phrases.commands.digestDo),
      choices: DOINGS.map((value) => ({ value, label: inBoth((phrases) => phrases.doing[value]) })),
      rest: true,
    },
    {
      name: 'time',
      aliases: ['at', 'وقت', 'الوقت', 'ساعة', 'الساعة'],
      describe: inBoth((phrases) => phrases.commands.digestTime),
    },
    {
      name: 'days',
      aliases: ['day', 'on', 'أيام', 'الأيام', 'يوم'],
      describe: inBoth((phrases) => phrases.commands.digestDays),
    },
    {
      name: 'zone',
      aliases: ['tz', 'timezone', 'city', 'منطقة', 'المنطقة', 'توقيت', 'مدينة'],
      describe: inBoth((phrases) => phrases.commands.digestZone),
      complete: 'zones',
    },
    {
      name: 'language',
      aliases: ['lang', 'لغة', 'اللغة'],
      describe: inBoth((phrases) => phrases.commands.digestLanguage),
      choices: [
        { value: 'ar', label: { ar: 'العربية', en: 'العربية' } },
        { value: 'en', label: { ar: 'English', en: 'English' } },
      ],
    },
    {
      name: 'topics',
      aliases: ['topic', 'مواضيع', 'المواضيع', 'موضوع'],
      describe: inBoth((phrases) => phrases.commands.digestTopics),
      complete: 'topics',
    },
    {
      name: 'id',
      aliases: ['number', 'رقم', 'الرقم'],
      describe: inBoth((phrases) => phrases.commands.digestId),
    },
  ],
  run,
};

/** Bare: the channel's digests, or an offer where there is none. */
async function run(given: Args, context: Context): Promise<Reply> {
  const { errors } = phrasesOf(context);
  const read = readDoing(given);
  if (typeof read === 'string') return wrong(looseFault(read, context) ?? errors.doing(read), context);
  const { doing, args } = read;
  const hasPlan = PLAN.some((name) => unquoted(args[name]) !== undefined);
  if (doing === 'set' || (doing === undefined && hasPlan)) {
    const plan = changedPlan(await defaultPlan(context), args, context);
    if (isFault(plan)) return wrong(plan.message, context);
    return hasPlan ? await setDigest(plan, context) : await offerDigest(plan, context);
  }
  if (doing === undefined || doing === 'list') return await showDigests(context);
  const chosen = await chooseDigest(unquoted(args['id']), context);
  return typeof chosen === 'string' ? await doDigest(doing, chosen, context) : chosen;
}

/** The word for what to do, and the words after it as the options they are; those words where they are none. */
function readDoing(args: Args): { readonly doing: Doing | undefined; readonly args: Args } | string {
  const [first = '', ...following] = (unquoted(args['do']) ?? '').split(/\s+/u);
  if (first === '') return { doing: undefined, args };
  const doing = parseDoing(first);
  const words = doing === undefined ? [first, ...following] : following;
  if (doing !== undefined && doing !== 'set' && words.length > 0) {
    return { doing, args: { id: words.join(' '), ...args } };
  }
  const loose = readLoose(words.join(' '));
  return loose === null ? words.join(' ') : { doing, args: { ...loose, ...args } };
}

function wrong(message: string, context: Context): Reply {
  const example = `${context.origin.spell('digest')} ${phrasesOf(context).examples.digest}`;
  return fault({ message, example }, context);
}
