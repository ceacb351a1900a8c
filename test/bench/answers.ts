import { parseArgs } from 'node:util';
import { createAnswers } from '../../src/answers/create.ts';
import type { Origin } from '../../src/commands/command.ts';
import { createDispatcher } from '../../src/commands/dispatch.ts';
import type { Ports } from '../../src/commands/ports.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { createRows } from '../../src/store/rows.ts';
import { createSettings } from '../../src/store/settings.ts';
import type { Card } from '../../src/views/card.ts';
import { startCluster } from '../postgres/cluster.ts';
import { nameOf, type Question, readQuestions, readSet, type SetBriefing } from './answers/set.ts';
import { choicesOf, shownBy } from './answers/shown.ts';

const NOW = Date.UTC(2025, 11, 1, 12);
const PLACE = { platform: 'preview', workspace: '-', channel: 'bench' } as const;
const ORIGIN: Origin = { place: PLACE, user: 'bench', spell: (command) => `/${command}` };
const NONE = 'none';

interface Result {
  readonly question: Question;
  readonly shown: readonly string[];
  readonly exact: boolean;
  /** Something is asserted that the briefings do not tell, or said by somebody else than was asked for. */
  readonly isFalse: boolean;
  readonly card: Card;
}

/**
 * `npm run bench -- answers [--engine sqlite|postgres] [--errors]`: the quality set's questions, asked through the
 * dispatcher as a person would, and what the cards then show beside what a careful reader finds. `--errors`: those of the
 * half that may be tuned on.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      engine: { type: 'string', default: 'sqlite' },
      errors: { type: 'boolean', default: false },
      ask: { type: 'string' },
    },
  });
  const cluster = values.engine === 'postgres' ? await startCluster() : null;
  const database = await openDatabase({ databaseUrl: cluster?.url ?? null, state: ':memory:' });
  try {
    const set = readSet();
    const dispatcher = await dispatcherOver(database, set);
    if (values.ask !== undefined) {
      const { card } = await dispatcher.mention(values.ask, ORIGIN);
      process.stdout.write(`${JSON.stringify(card.blocks)}\n${shown(card, set).join(' ')}\n`);
      return;
    }
    const results: Result[] = [];
    for (const question of readQuestions()) {
      const { card } = await dispatcher.mention(question.question, ORIGIN);
      results.push(judge(question, card, set));
    }
    report(results, values.engine);
    if (values.errors) showErrors(results);
  } finally {
    await database.destroy();
    await cluster?.stop();
  }
}

async function dispatcherOver(database: Database, set: readonly SetBriefing[]) {
  const clock = () => NOW;
  const store = createBriefingStore(database, clock);
  for (const { briefing, text, verified } of set) {
    await store.put({ briefing, text, verified: [...verified], origin: 'folder' });
  }
  // Questions need no more of the program than this.
  const ports = {
    answers: createAnswers(database),
    rows: createRows(database, clock, 3_600_000),
    settings: createSettings(database, clock),
    intake: { hasSources: async () => true },
  } as unknown as Ports;
  const log = { ...console, debug: () => {}, info: () => {} };
  return createDispatcher({
    ...{ ports, clock, defaults: { chrome: 'en', zone: 'UTC' } },
    log: log as unknown as Parameters<typeof createDispatcher>[0]['log'],
  });
}

function shown(card: Card, set: readonly SetBriefing[]): string[] {
  const choices = choicesOf(card);
  if (choices.length > 0) return [`choices:${choices.join(',')}`];
  const all = shownBy(card, set, { chrome: 'en', zone: 'UTC', now: NOW });
  return all.length > 0 ? all : [NONE];
}

function judge(question: Question, card: Card, set: readonly SetBriefing[]): Result {
  const found = shown(card, set);
  const { expected } = question;
  const exact = found.length === expected.length && expected.every((one) => found.includes(one));
  const speakerOf = (one: string) => {
    const [, article = '', id] = /^(?:\w+:)?([^/]+)\/(.+)$/u.exec(one) ?? [];
    const { briefing } = set.find(({ briefing }) => nameOf(briefing.id) === article) ?? {};
    return briefing?.statements.find((statement) => statement.id === id)?.speaker ?? one;
  };
  // People stand under one short key in all articles.
  const speakers = new Set(expected.map(speakerOf));
  const asserts = !found[0]?.startsWith('choices:') && found[0] !== NONE;
  const asksPerson = ['said', 'quote', 'disagree', 'changed', 'misspelt'].includes(question.kind);
  const isFalse =
    asserts && (expected[0] === NONE || (asksPerson && found.some((one) => !speakers.has(speakerOf(one)))));
  return { question, shown: found, exact, isFalse, card };
}

function report(results: readonly Result[], engine: string): void {
  const line = (name: string, some: readonly Result[]) => {
    const of = (count: number) => `${((100 * count) / Math.max(1, some.length)).toFixed(1).padStart(5)} %`;
    const [exact, wrong] = [some.filter((one) => one.exact).length, some.filter((one) => one.isFalse).length];
    process.stdout.write(
      `${name.padEnd(22)} ${String(some.length).padStart(4)} asked  ${of(exact)} exact  ${of(wrong)} false\n`,
    );
  };
  process.stdout.write(`Answers on ${engine}: the exact set of what answers, and false answers\n`);
  for (const [kind, some] of Map.groupBy(results, ({ question }) => question.kind)) line(kind, some);
  line(
    'half tuned on',
    results.filter(({ question }) => question.tunable),
  );
  line(
    'half kept aside',
    results.filter(({ question }) => !question.tunable),
  );
  line('all', results);
}

function showErrors(results: readonly Result[]): void {
  for (const { question, shown: found, exact, isFalse } of results) {
    if (exact || !question.tunable) continue;
    process.stdout.write(
      `\n${question.kind}${isFalse ? ' FALSE' : ''}: ${question.question}\n  expected ${question.expected.join(' ')}\n  shown    ${found.join(' ')}\n`,
    );
  }
}
