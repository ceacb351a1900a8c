import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { findChromium, launchChromium } from './chromium.ts';

/**
 * Makes docs/preview.png from the real page: the bot as it ships, with the briefings of the folder.
 * Usage: node test/browser/screenshot.ts [FILE] [light|dark] [en|ar]
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const [file = join(root, 'docs/preview.png'), theme = 'light', language = 'en'] = process.argv.slice(2);

const executable = findChromium(process.env);
if (executable === undefined) throw new Error('No Chromium found: install one or set CHROMIUM_PATH.');

const state = await mkdtemp(join(tmpdir(), 'isnad-screenshot-'));
const config = loadConfig({ env: {}, dir: root });
const app = await startApp(
  {
    ...config,
    preview: true,
    state: join(state, 'isnad.db'),
    feeds: [],
    http: { host: '127.0.0.1', port: 0 },
  },
  { log: pino({ level: 'warn' }), clock: Date.now },
);
const browser = await launchChromium(executable);
try {
  const page = await browser.newPage({
    viewport: { width: 1320, height: 940 },
    deviceScaleFactor: 1.5,
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    locale: language,
    timezoneId: 'Asia/Baghdad',
  });
  await page.goto(app.url);
  await page.locator('body[data-ready]').waitFor();
  const line = page.locator('.pane[data-side="slack"] .composer input');
  const answers = page.locator('.messages [data-from="bot"]');
  const before = await answers.count();
  await line.fill('/briefing');
  await line.press('Escape');
  await line.press('Enter');
  await answers.nth(before + 1).waitFor();
  await page.locator('.composer:not([data-answering])').first().waitFor();
  await line.blur();
  await page.evaluate('document.fonts.ready.then(() => new Promise(requestAnimationFrame))');
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  await app.stop();
  await rm(state, { recursive: true });
}
