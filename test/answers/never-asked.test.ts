import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audiencesOf } from '../../src/briefing/audience.ts';
import { createWorld, originOf } from '../commands/fakes.ts';
import { engine } from '../databases.ts';
import { fieldsOf, textOf } from '../views/fixtures.ts';
import { ASKERS, briefingsOf, PEOPLE, put, stores, TOPICS } from './generated.ts';
import { world } from './sample.ts';

/** Questions of every kind in both languages, of one person about a topic, whose answers may hold that person's words only. */
const OF_ONE: readonly ((name: string, topic: string) => string)[] = [
  (name) => `what did ${name} say?`,
  (name, topic) => `what did ${name} say about the ${topic}?`,
  (name, topic) => `wat did ${name} say abt ${topic} since 2020-01-11`,
  (name, topic) => `did ${name} deny the ${topic}?`,
  (name) => `what did ${name} tell Ruth Lind?`,
  (name, topic) => `did ${name} say "about the ${topic} number0x0"?`,
  (name, topic) => `did ${name} say about the ${topic} number0x1`,
  (name, topic) => `what changed in ${name}'s position on the ${topic}?`,
  (name, topic) => `what is ${name}'s position on the ${topic}?`,
  (name) => `who is ${name}?`,
  (name, topic) => `by:"${name}" about:${topic}`,
  (name) => `whosaid ${name}`,
  (name) => `ماذا قال ${name}؟`,
  (name, topic) => `شو حكى ${name} عن ${topic}`,
  (name, topic) => `هل قال ${name} «about the ${topic} number0x0»؟`,
  (name, topic) => `هل نفى ${name} أن ${topic} مفتوح؟`,
  (name, topic) => `كيف تغير موقف ${name} من ${topic}؟`,
  (name) => `من هو ${name}؟`,
];
/** Those that ask for nobody in particular. */
const OF_ANYBODY: readonly ((topic: string) => string)[] = [
  (topic) => `who denied the ${topic}?`,
  (topic) => `who first said something about the ${topic}?`,
  (topic) => `who said "about the ${topic} number0x0"?`,
  (topic) => `what is disputed about the ${topic}?`,
  (topic) => `how many people are at the ${topic}?`,
  (topic) => `when did the ${topic} open?`,
  (topic) => `latest on the ${topic}`,
  (topic) => `من قال ماذا عن ${topic}؟`,
  (topic) => `من أكد ${topic}؟`,
  (topic) => `ما المختلف عليه بشأن ${topic}؟`,
];
const MARKER = /number(\d+)x(\d+)/gu;
const MARKED = /[“«"][^”»"]*number(\d+)x(\d+)[^”»"]*[”»"]/gu;
/** What the asker typed is told back, and is no answer. */
const ECHO = /^(?:Read as|Asked for|Nobody)/u;

const questions = fc.oneof(
  fc.record({ who: fc.nat(PEOPLE.length - 1), ask: fc.nat(OF_ONE.length - 1) }),
  fc.record({ who: fc.constant(null), ask: fc.nat(OF_ANYBODY.length - 1) }),
);

test('whatever is asked, a card holds nobody else’s words, nothing unseen, and marks round verified words only', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(
      stores,
      fc.array(questions, { minLength: 4, maxLength: 8 }),
      fc.nat(1),
      fc.constantFrom(...TOPICS),
      async (store, asked, script, topic) => {
        const there = await world();
        const known = briefingsOf(store);
        await put(there, known);
        const { dispatcher } = createWorld([], { answers: there.answers });
        for (const { place } of ASKERS) {
          if (place === null) continue;
          for (const { who, ask } of asked) {
            const name = who === null ? '' : PEOPLE[who]!.full[script]!;
            const question = who === null ? OF_ANYBODY[ask]!(topic) : OF_ONE[ask]!(name, topic);
            const { card } = await dispatcher.mention(question, originOf({ place }));
            const lines = fieldsOf(card).map(({ field }) => textOf(field));
            for (const line of lines.filter((one) => !ECHO.test(one))) {
              for (const [, index, at] of line.matchAll(MARKER)) {
                const { briefing, whose } = known[Number(index)]!;
                expect(briefing.status, question).toBe('approved');
                expect(audiencesOf({ place }), question).toContain(briefing.audience);
                if (who !== null) expect(whose.get(`s${at}`), question).toBe(who);
                told += 1;
              }
            }
            for (const [, index, at] of lines.join('\n').matchAll(MARKED)) {
              const { briefing, verified } = known[Number(index)]!;
              const statement = briefing.statements.find(({ id }) => id === `s${at}`);
              expect(verified, question).toContain(`s${at}`);
              expect([statement?.kind, statement?.paraphrase], question).toEqual(['direct', undefined]);
            }
          }
        }
        await there.database.destroy();
      },
    ),
    { numRuns: engine === 'postgres' ? 12 : 60 },
  );
  expect(told).toBeGreaterThan(20);
});
