import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startSlackServer } from '../fakes/slack/server.ts';
import { makeHouse, runApp } from './house.ts';

const FIVE_MB = 5_000_000;

/** Prose with statements in it, as long as asked for; every paragraph is another. */
function longArticle(length: number): string {
  let text = '';
  for (let n = 1; text.length < length; n += 1) {
    text += `Mayor Ann Carter said on Monday that road ${n} would open. “We kept promise ${n},” Carter told reporters. The works took ${n} days and the lights along the river were switched on one after another.\n`;
  }
  return text;
}

it('acknowledges fifty commands in time while it reads five megabytes', async () => {
  const server = await startSlackServer();
  onTestFinished(() => server.stop());
  const { app } = await runApp(makeHouse(), {
    SLACK_BOT_TOKEN: server.botToken,
    SLACK_APP_TOKEN: server.appToken,
    SLACK_API_URL: server.apiUrl,
  });
  let isRead = false;
  const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
  const reading = app.core.intake.port.briefText(longArticle(FIVE_MB), place).finally(() => {
    isRead = true;
  });
  let whileReading = 0;
  const answers: Promise<unknown>[] = [];
  for (let n = 0; n < 50; n += 1) {
    const asked = server.slash('/whosaid', 'Esper', { user: `U${n}`, channel: `C${n}` });
    answers.push(asked.reply);
    await asked.acknowledged;
    // Spread over the reading, its writing to the database included.
    await Promise.race([reading, wait(100)]);
    if (!isRead) whileReading += 1;
  }
  await Promise.all(answers);
  expect((await reading).found.briefing.statements.length).toBeGreaterThan(1000);
  // Else nothing was shown: the commands came when the reading was over.
  expect(whileReading).toBeGreaterThan(10);
  // An acknowledgement after 3 s is among the server's faults.
  expect(server.faults).toEqual([]);
});
