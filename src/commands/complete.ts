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
  const all = await candidates(option?.complete, typed, place, answers);
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
