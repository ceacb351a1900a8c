import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cannedDispatcher, note } from '../platforms/preview/cards.ts';
import { openPreview } from '../platforms/preview/house.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { openWorld, TITLE } from './world.ts';

const executable = findChromium(process.env);
const required = process.env['CI'] === 'true';
const missing = 'no Chromium found: install one or set CHROMIUM_PATH';

test.runIf(executable === undefined && required)('a Chromium is there', () => {
  throw new Error(missing);
});

/** These run in the page, where there is a DOM. How far words stand from the sides of their field: */
const spacing = (side: string, words: string) => `(() => {
  const fields = document.querySelectorAll('.pane[data-side=${side}] .messages [dir=auto]');
  const field = [...fields].findLast(({ textContent }) => textContent.includes('${words}'));
  const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  range.selectNodeContents(texts.nextNode());
  const [words, room] = [range.getBoundingClientRect(), field.getBoundingClientRect()];
  const { direction } = getComputedStyle(field);
  return { direction, left: words.left - room.left, right: room.right - words.right };
})()`;
interface Spacing {
  direction: string;
  left: number;
  right: number;
}
const OVERFLOW = `[document.documentElement, ...document.querySelectorAll('.messages')].map(
  (element) => element.scrollWidth - element.clientWidth,
)`;
const DARKNESS = `[...document.querySelectorAll('body, .pane')].map(
  (element) => Number(getComputedStyle(element).backgroundColor.match(/[0-9]+/)[0]) < 128,
)`;

const title =
  executable === undefined ? `the page in a browser (skipped: ${missing})` : 'the page in a browser';
describe.skipIf(executable === undefined)(title, () => {
  let browser: Browser;
  let house: Awaited<ReturnType<typeof openPreview>>;
  /** What went wrong in the page and what it asked of others, in any test. */
  const wrong: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    house = await openWorld();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await house.close();
    expect(wrong.splice(0)).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}, url = house.url): Promise<Page> {
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Asia/Baghdad',
      colorScheme: 'light',
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('request', (request) => {
      if (new URL(request.url()).host !== new URL(url).host) wrong.push(`asked of another: ${request.url()}`);
    });
    await page.goto(url);
    await page.locator('body[data-ready]').waitFor();
    return page;
  }

  const pane = (page: Page, side: 'slack' | 'discord') => page.locator(`.pane[data-side="${side}"]`);
  const input = (page: Page, side: 'slack' | 'discord') => pane(page, side).locator('.composer input');
  const shown = (within: Locator, words: string) =>
    within.locator('.messages').getByText(words).filter({ visible: true }).last();

  async function type(page: Page, side: 'slack' | 'discord', line: string): Promise<void> {
    await input(page, side).fill(line);
    await input(page, side).press('Escape');
    await input(page, side).press('Enter');
  }

  test('a command typed once is answered on both sides, and survives a reload', async () => {
    const page = await open();
    for (const side of ['slack', 'discord'] as const) {
      await pane(page, side).locator('[data-id]').first().waitFor();
    }
    await type(page, 'slack', '/briefing');
    for (const side of ['slack', 'discord'] as const) await shown(pane(page, side), TITLE).waitFor();
    await page.reload();
    for (const side of ['slack', 'discord'] as const) {
      await shown(pane(page, side), TITLE).waitFor();
      expect(await pane(page, side).locator('.typed').count()).toBe(1);
    }
  });

  test('a title in Arabic stands from right to left on both sides of an English page', async () => {
    const page = await open();
    await type(page, 'discord', '/briefing');
    for (const side of ['slack', 'discord'] as const) {
      await shown(pane(page, side), TITLE).waitFor();
      const box = await page.evaluate<Spacing>(spacing(side, TITLE));
      expect(box.direction).toBe('rtl');
      expect(box.right).toBeLessThan(box.left);
    }
  });

  test('buttons work on both sides, and their private answers say so', async () => {
    const page = await open();
    await type(page, 'slack', '/briefing');
    for (const side of ['slack', 'discord'] as const) {
      await shown(pane(page, side), TITLE).waitFor();
      const before = await pane(page, side).locator('.private').count();
      await pane(page, side).locator('[data-token^="timeline:"]').last().click();
      await pane(page, side).locator('.private').nth(before).waitFor();
      const answer = pane(page, side).locator('.private').last();
      expect(await answer.textContent()).toContain('Only visible to you');
      expect(await answer.textContent()).toContain('فحص السد');
    }
  });

  test('a post arrives by itself, an edited one changes in place', async () => {
    const page = await open();
    const place = { platform: 'preview', workspace: 'preview', channel: 'discord' } as const;
    const ref = await house.preview.poster.post(place, note('The digest of today'), 'key-1');
    await shown(pane(page, 'discord'), 'The digest of today').waitFor();
    await house.preview.poster.edit(place, ref, note('The digest, corrected'));
    await shown(pane(page, 'discord'), 'The digest, corrected').waitFor();
    expect(await page.getByText('The digest of today').count()).toBe(0);
    expect(await pane(page, 'slack').getByText('The digest').count()).toBe(0);
  });

  test('a digest that is set up and sent at once arrives as a post for all', async () => {
    const page = await open();
    await type(page, 'discord', '/digest time:08:00 zone:Asia/Baghdad');
    const answer = pane(page, 'discord').locator('.private').last();
    await answer.getByText('08:00').first().waitFor();
    expect(await answer.textContent()).toContain('Only visible to you');
    await type(page, 'discord', '/digest now');
    const post = pane(page, 'discord').locator('[data-id]:not(.private)').filter({ hasText: TITLE });
    await post.waitFor();
  });

  test('the payload of a message can be read as it is sent', async () => {
    const page = await open();
    await type(page, 'slack', '/briefing');
    await shown(pane(page, 'slack'), TITLE).waitFor();
    const fold = pane(page, 'slack').locator('.payload').last();
    await fold.locator('summary').click();
    const payload: unknown = JSON.parse((await fold.locator('pre').textContent()) ?? '');
    expect(payload).toHaveProperty('blocks');
    expect(JSON.stringify(payload)).toContain(TITLE);
  });

  test('Discord’s side suggests commands, options and people', async () => {
    const page = await open();
    const line = input(page, 'discord');
    const options = pane(page, 'discord').locator('[role=option]');
    await line.fill('/who');
    await options.first().waitFor();
    await line.press('Tab');
    expect(await line.inputValue()).toBe('/whosaid ');
    await line.pressSequentially('person:Salm');
    await options.filter({ hasText: 'Salma Najm' }).waitFor();
    await line.press('ArrowDown');
    await line.press('Enter');
    expect(await line.inputValue()).toBe('/whosaid person:"Salma Najm" ');
    await line.press('Escape');
    await line.press('Enter');
    await shown(pane(page, 'discord'), 'السد آمن … الفحص').waitFor();
    expect(await pane(page, 'discord').getByText('رأيت شقوقا').count()).toBe(0);
  });

  test('an unknown command is told', async () => {
    const page = await open();
    await type(page, 'slack', '/nonsense');
    await page.getByText('There is no command /nonsense').waitFor();
  });

  test('the page and the bot change language together', async () => {
    const page = await open({ locale: 'ar' });
    const html = page.locator('html');
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['ar', 'rtl']);
    await type(page, 'slack', '/briefing');
    const card = pane(page, 'slack').locator('[data-id]').last();
    await shown(pane(page, 'slack'), TITLE).waitFor();
    expect(await card.locator('[data-token^="timeline:"]').textContent()).toMatch(/\p{Script=Arabic}/u);
    await page.getByRole('button', { name: 'English' }).click();
    expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual(['en', 'ltr']);
    for (const side of ['slack', 'discord'] as const) {
      await shown(pane(page, side), 'Isnad is here').waitFor();
      expect(await pane(page, side).getByText('إسناد معكم').count()).toBe(0);
    }
    const before = await pane(page, 'slack').locator('[data-id]').count();
    await type(page, 'slack', '/briefing');
    await pane(page, 'slack')
      .locator('[data-id]')
      .nth(before + 1)
      .waitFor();
    expect(await card.locator('[data-token^="timeline:"]').textContent()).toBe('Timeline');
    await page.reload();
    await page.locator('html[lang=en]').waitFor();
  });

  test.each(['en-GB', 'ar'])(
    'nothing overflows a telephone (%s), and both sides are a tap away',
    async (locale) => {
      const page = await open({ locale, viewport: { width: 390, height: 800 } });
      await type(page, 'slack', '/briefing');
      await shown(pane(page, 'slack'), TITLE).waitFor();
      const overflow = () => page.evaluate<number[]>(OVERFLOW);
      expect(await overflow()).toEqual([0, 0, 0]);
      expect(await pane(page, 'discord').isVisible()).toBe(false);
      await page.locator('[data-show="discord"]').click();
      await shown(pane(page, 'discord'), TITLE).waitFor();
      expect(await pane(page, 'slack').isVisible()).toBe(false);
      expect(await overflow()).toEqual([0, 0, 0]);
    },
  );

  test('the dark theme follows the browser', async () => {
    const darkness = async (colorScheme: 'light' | 'dark') => {
      const page = await open({ colorScheme });
      return page.evaluate<boolean[]>(DARKNESS);
    };
    expect(await darkness('light')).toEqual([false, false, false]);
    expect(await darkness('dark')).toEqual([true, true, true]);
  });

  test('hostile text is seen and does nothing', async () => {
    await house.close();
    house = await openPreview({ dispatcher: cannedDispatcher() });
    const page = await open();
    await type(page, 'slack', '/briefing hostile');
    for (const side of ['slack', 'discord'] as const) {
      await pane(page, side).getByText('<script>window.hurt = 1</script>').first().waitFor();
      expect(
        await pane(page, side).locator('.messages script, .messages svg, [onerror], [onload]').count(),
      ).toBe(0);
      expect(await pane(page, side).locator('.messages a[href^="javascript"]').count()).toBe(0);
      await pane(page, side).locator('[data-token^="x:"]').last().click();
      await pane(page, side).locator('.private').last().waitFor();
    }
    expect(await page.evaluate<boolean>(`'hurt' in window`)).toBe(false);
  });

  test('a bot that cannot be reached is told, and the line stays', async () => {
    const page = await open();
    await page.route('**/preview/say', (route) => route.abort());
    await type(page, 'slack', '/briefing');
    await page.getByText('The bot cannot be reached').waitFor();
    expect(await input(page, 'slack').inputValue()).toBe('/briefing');
    expect(wrong.splice(0).every((words) => words.includes('ERR_FAILED'))).toBe(true);
  });
});
