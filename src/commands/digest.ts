import type { DigestPlan } from '../views/digest-choices.ts';
import { inBoth } from '../views/phrases/book.ts';
import type { Args, Command, Context, Reply } from './command.ts';
import { chooseDigest, doDigest, offerDigest, setDigest, showDigests } from './digests.ts';
import { DOINGS, type Doing, parseDoing } from './doings.ts';
import { FILTER_OPTIONS } from './filters.ts';
import { unquoted } from './parse.ts';
import { changedPlan, defaultPlan, isFault, looseFault, readLoose } from './plan.ts';
import { fault, phrasesOf } from './reply.ts';
import { parseTime } from './times.ts';

const QUIET = ['silent', 'tell'] as const;

const PLAN = [...['time', 'days', 'zone', 'language', 'quiet', 'most'], ...Object.keys(FILTER_OPTIONS)];

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
      aliases: ['labels', 'لغة', 'اللغة'],
      describe: inBoth((phrases) => phrases.commands.digestLanguage),
      choices: [
        { value: 'ar', label: { ar: 'العربية', en: 'العربية' } },
        { value: 'en', label: { ar: 'English', en: 'English' } },
      ],
    },
    {
      name: 'topics',
      aliases: ['topic', 'مواضيع', 'المواضيع', 'موضوع', 'الموضوع'],
      describe: inBoth((phrases) => phrases.commands.digestTopics),
      complete: 'topics',
      list: true,
    },
    {
      name: 'people',
      aliases: ['person', 'who', 'أشخاص', 'الأشخاص', 'شخص', 'الشخص'],
      describe: inBoth((phrases) => phrases.commands.digestPeople),
      complete: 'people',
      list: true,
    },
    {
      name: 'content',
      aliases: ['lang', 'langs', 'languages', 'لغات', 'اللغات', 'بلغة'],
      describe: inBoth((phrases) => phrases.commands.digestContent),
      list: true,
    },
    {
      name: 'sources',
      aliases: ['source', 'outlet', 'outlets', 'مصادر', 'المصادر', 'مصدر', 'المصدر'],
      describe: inBoth((phrases) => phrases.commands.digestSources),
      list: true,
    },
    {
      name: 'quiet',
      aliases: ['هدوء', 'الهدوء'],
      describe: inBoth((phrases) => phrases.commands.digestQuiet),
      choices: QUIET.map((value) => ({ value, label: inBoth((phrases) => phrases.digest.quietDay[value]) })),
    },
    {
      name: 'most',
      aliases: ['max', 'limit', 'size', 'حد', 'الحد', 'عدد', 'العدد'],
      describe: inBoth((phrases) => phrases.commands.digestMost),
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
  if (doing === 'set' || doing === 'change' || (doing === undefined && hasPlan)) {
    const base = await basePlan(doing, args, context);
    if ('card' in base) return base;
    const plan = changedPlan(base, args, context);
    if (isFault(plan)) return wrong(plan.message, context);
    return hasPlan ? await setDigest(plan, context) : await offerDigest(plan, context);
  }
  if (doing === undefined || doing === 'list') return await showDigests(context);
  const chosen = await chooseDigest(unquoted(args['id']), context);
  return typeof chosen === 'string' ? await doDigest(doing, chosen, context) : chosen;
}

/**
 * What the plan given is a change of: the digest that is named, or at that time, or the only one there is; else what is
 * offered to who has none. Nothing that is not given changes.
 */
async function basePlan(doing: Doing | undefined, args: Args, context: Context): Promise<DigestPlan | Reply> {
  const list = await context.ports.subscriptions.list(context.origin.place);
  const id = unquoted(args['id']);
  const fresh = await defaultPlan(context);
  if (id === undefined && doing !== 'change') {
    const given = unquoted(args['time']);
    const time = given === undefined ? fresh.time : parseTime(given);
    const there = list.find((one) => one.time === time);
    if (given !== undefined || doing === 'set' || list.length === 0) return there ?? fresh;
  }
  const chosen = await chooseDigest(id, context);
  if (typeof chosen !== 'string') return chosen;
  return list.find((one) => one.id === chosen) ?? fresh;
}

/** The word for what to do, and the words after it as the options they are; those words where they are none. */
function readDoing(args: Args): { readonly doing: Doing | undefined; readonly args: Args } | string {
  const [first = '', ...following] = (unquoted(args['do']) ?? '').split(/\s+/u);
  if (first === '') return { doing: undefined, args };
  const doing = parseDoing(first);
  const words = doing === undefined ? [first, ...following] : following;
  const aNumber = words.length === 1 && /^\p{Nd}{1,2}$/u.test(words[0] ?? '');
  const named = doing === 'change' ? aNumber : doing !== undefined && doing !== 'set' && words.length > 0;
  if (named) {
    return { doing, args: { id: words.join(' '), ...args } };
  }
  const loose = readLoose(words.join(' '));
  return loose === null ? words.join(' ') : { doing, args: { ...loose, ...args } };
}

function wrong(message: string, context: Context): Reply {
  const example = `${context.origin.spell('digest')} ${phrasesOf(context).examples.digest}`;
  return fault({ message, example }, context);
}
