import type { Answers } from '../answers/answers.ts';
import type { Place } from '../briefing/audience.ts';
import type { Command } from './command.ts';
import { completeZones } from './zones.ts';

/** Discord's limits for choices: how many, and characters of each. */
const CHOICES = 25;
const CHOICE_MAX = 100;

/** What an option's value may be, from what is typed of it. */
export async function complete(
  command: Command,
  optionName: string,
  typed: string,
  place: Place,
  answers: Answers,
): Promise<string[]> {
  const option = command.options.find((one) => one.name === optionName);
  // Of a list the last value is being typed; what stands before it stays.
  const [, before = '', last = ''] = /^(.*[,،;؛]\s*|)([-−–]?\s*.*)$/su.exec(option?.list ? typed : '') ?? [];
  const [minus = ''] = /^[-−–]?\s*/u.exec(last) ?? [];
  const wanted = option?.list ? last.slice(minus.length) : typed;
  const found = await candidates(option?.complete, wanted, place, answers);
  const all = found.map((choice) => `${before}${minus}${choice}`);
  return all.filter((choice) => choice !== '' && choice.length <= CHOICE_MAX).slice(0, CHOICES);
}

async function candidates(
  kind: 'people' | 'topics' | 'zones' | undefined,
  typed: string,
  place: Place,
  answers: Answers,
): Promise<string[]> {
  switch (kind) {
    case 'people':
      return await answers.completePeople({ place }, typed, CHOICES);
    case 'topics':
      return await answers.completeTopics({ place }, typed, CHOICES);
    case 'zones':
      return completeZones(typed, CHOICES);
    default:
      return [];
  }
}
