import type { Answers, FoundWithText } from '../../src/answers/answers.ts';
import type { Follow } from '../../src/answers/follows.ts';
import type { Place } from '../../src/briefing/audience.ts';
import type { Origin } from '../../src/commands/command.ts';
import { createDispatcher } from '../../src/commands/dispatch.ts';
import type { ChannelSettings, FollowsPort, Ports, Subscription } from '../../src/commands/ports.ts';
import type { Log } from '../../src/log.ts';
import type { ChromeLanguage } from '../../src/views/card.ts';
import { saidIn } from '../../src/views/statement.ts';
import { NOW } from '../views/fixtures.ts';

export const PLACE: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const FIRST_DUE = Date.UTC(2020, 0, 9, 5);

export function originOf(change: Partial<Origin> = {}): Origin {
  return { place: PLACE, user: 'U1', spell: (command) => `/${command}`, ...change };
}

/** Answers over a few briefings: words and names are looked for letter by letter. */
export function answersOver(all: readonly FoundWithText[]): Answers {
  const said = all.flatMap((found) => found.briefing.statements.map((statement) => saidIn(found, statement)));
  return {
    briefings: async (_, query) => {
      const wanted = query.words ?? '';
      const list = all.filter(({ briefing }) => {
        const urls = briefing.sources.map((source) => source.url);
        if (query.url !== undefined && !urls.includes(query.url)) return false;
        if (query.story !== undefined && briefing.story !== query.story) return false;
        return JSON.stringify(briefing).includes(wanted);
      });
      const start = query.offset ?? 0;
      const found = list.slice(start, start + query.limit);
      return { found, total: list.length, suggestions: found.length > 0 ? [] : ['العراق'] };
    },
    briefing: async (_, id) => all.find(({ briefing }) => briefing.id === id) ?? null,
    whoSaid: async (_, query) => {
      const list = said.filter(({ statement, speaker, found }) => {
        if (query.briefing !== undefined && found.briefing.id !== query.briefing) return false;
        if (query.stance !== undefined && statement.stance !== query.stance) return false;
        if (query.person !== undefined && !speaker?.name.includes(query.person)) return false;
        return query.about === undefined || statement.text.includes(query.about);
      });
      const start = query.offset ?? 0;
      const shown = list.slice(start, start + query.limit);
      const people =
        query.person === undefined ? [] : [...new Set(list.flatMap(({ speaker }) => speaker ?? []))];
      return {
        said: shown,
        total: list.length,
        people: people.slice(0, 1),
        suggestions: shown.length > 0 ? [] : ['إسبر'],
      };
    },
    quotation: async () => ({ verdict: 'none', said: [], people: [] }),
    positions: async () => ({ positions: [], people: [] }),
    figures: async () => [],
    dates: async () => [],
    whoIs: async () => ({ people: [], described: [] }),
    digest: async () => ({ stories: [], corrected: [], rest: [], left: 0, known: all.length }),
    digestNews: async () => ({ corrected: () => new Map(), digest: answersOver(all).digest }),
    briefingsById: async (_, ids) =>
      ids.flatMap((id) => all.find(({ briefing }) => briefing.id === id) ?? []),
    completePeople: async (_, typed) => ['مارك إسبر', 'Mark Esper'].filter((name) => name.includes(typed)),
    completeTopics: async () => Array.from({ length: 40 }, (_, index) => `topic ${index}`),
  };
}

/** A channel that follows what it is told to; nobody is known by any name. */
function followsInMemory(most: number): FollowsPort {
  let follows: Follow[] = [];
  const find = (kind: string, wanted: string) =>
    follows.filter((one) => one.kind === kind && one.wanted === wanted);
  return {
    most,
    list: async () => ({ follows, paused: null }),
    add: async ({ kind, wanted }) => {
      if (find(kind, wanted).length > 0) return 'already';
      if (follows.length >= most) return 'full';
      follows = [...follows, { id: `f${follows.length + 1}`, kind, wanted, createdAt: NOW }];
      return 'added';
    },
    find: async (_, kind, typed) => find(kind, typed),
    remove: async (_, id) => {
      const one = follows.find((follow) => follow.id === id) ?? null;
      follows = follows.filter((follow) => follow !== one);
      return one;
    },
    resume: async () => false,
    who: async () => ({ by: 'name', people: [] }),
    onTopic: async () => 0,
  };
}

export function createWorld(
  briefings: readonly FoundWithText[] = [],
  change: Partial<Ports> = {},
  chrome: ChromeLanguage = 'en',
) {
  let subscriptions: Subscription[] = [];
  let settings: ChannelSettings = {};
  let keys = 0;
  const rows = new Map<string, unknown>();
  const rowOf = (place: Place, key: string) => JSON.stringify([place, key]);
  const one = (id: string, next: Partial<Subscription>) => {
    subscriptions = subscriptions.map((item) => (item.id === id ? { ...item, ...next } : item));
    return subscriptions.find((item) => item.id === id) ?? null;
  };
  const ports: Ports = {
    answers: answersOver(briefings),
    intake: {
      briefLink: async () => ({ found: briefings[0]!, unreviewed: true }),
      briefText: async () => ({ found: briefings[0]!, unreviewed: true }),
      hasSources: async () => briefings.length > 0,
    },
    people: { apart: async () => {}, together: async () => false },
    subscriptions: {
      list: async () => subscriptions,
      set: async (draft) => {
        const there = subscriptions.find(({ id, time }) =>
          draft.id ? id === draft.id : time === draft.time,
        );
        const id = there?.id ?? `d${subscriptions.length + 1}`;
        const { filters = [], quiet = 'silent' } = draft;
        const made: Subscription = { ...draft, id, filters, quiet, state: 'active', nextDueAt: FIRST_DUE };
        subscriptions = [...subscriptions.filter((item) => item !== there), made];
        return made;
      },
      pause: async (_, id) => one(id, { state: 'paused', nextDueAt: null }),
      resume: async (_, id) => one(id, { state: 'active', nextDueAt: FIRST_DUE }),
      remove: async (_, id) => {
        const before = subscriptions.length;
        subscriptions = subscriptions.filter((item) => item.id !== id);
        return subscriptions.length < before;
      },
      preview: async () => ({ chrome: 'en', summary: 'preview', blocks: [] }),
      sendNow: async () => 'sent',
      firstDue: () => FIRST_DUE,
    },
    follows: followsInMemory(3),
    settings: {
      channel: async () => settings,
      setChannel: async (_, next) => {
        settings = { ...settings, ...next };
      },
    },
    rows: {
      keep: async (place, key, body) => {
        rows.set(rowOf(place, key), structuredClone(body));
      },
      recall: async (place, key) => rows.get(rowOf(place, key)),
    },
    ...change,
  };
  const lines: { level: string; fields: Record<string, unknown> }[] = [];
  const write = (level: string) => (fields: unknown) => {
    lines.push({ level, fields: fields as Record<string, unknown> });
  };
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const dispatcher = createDispatcher({
    ports,
    clock: () => NOW,
    log: log as unknown as Log,
    defaults: { chrome, zone: 'UTC' },
    newKey: () => `key-${String(++keys).padStart(12, '0')}`,
  });
  return { dispatcher, ports, lines, rows, subscriptions: () => subscriptions, settings: () => settings };
}
