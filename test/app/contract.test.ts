import { describe, expect, it } from 'vitest';
import { stages } from './stages.ts';

/** The same things must be true on every platform, with the whole bot behind it. */
describe.each(stages)('on %s', (_name, open) => {
  it('briefs, and opens every part of a briefing', async () => {
    const stage = await open();
    const briefing = await stage.say('briefing', { query: 'letter lang:en' });
    expect(briefing.text).toContain('Pentagon denies plan to leave Iraq');
    expect(briefing.isPrivate).toBe(false);
    expect(briefing.buttons).toEqual(
      expect.arrayContaining(['Who said what', 'Timeline', 'Figures', 'Disputed', 'Source', 'More']),
    );

    const said = await briefing.press('Who said what');
    expect(said.text).toContain('Mark Esper');
    expect(said.text).toContain('no decision made to leave Iraq');
    expect(said.isPrivate).toBe(true);
    expect((await briefing.press('Timeline')).text).toContain('5 January 2020');
    expect((await briefing.press('Figures')).text).toContain('5,200');
    expect((await briefing.press('Disputed')).text).toMatch(/Esper/);
    expect((await briefing.press('Source')).text).toContain('7 January 2020');
    expect((await briefing.press('More')).text).toContain('Mark Milley');
    expect(stage.refusals()).toEqual([]);
  });

  it('answers who said what, whichever script the name is in', async () => {
    const stage = await open();
    const latin = await stage.say('whosaid', { person: 'Esper' });
    const arabic = await stage.say('whosaid', { person: 'إسبر' });
    for (const answer of [latin, arabic]) {
      expect(answer.text).toContain('لم يُتخذ أي قرار بمغادرة العراق');
      expect(answer.text).toContain('no decision made to leave Iraq');
      expect(answer.text).not.toContain('It was a mistake');
    }
    const about = await stage.say('whosaid', { about: 'letter' });
    expect(about.text).toContain('Milley');
    expect(stage.refusals()).toEqual([]);
  });

  it('suggests the nearest where nothing is found, and shows right use where use was wrong', async () => {
    const stage = await open();
    const missed = await stage.say('whosaid', { person: 'Espar' });
    expect(missed.text + missed.buttons.join()).toMatch(/Esper|إسبر/);
    const wrong = await stage.say('digest', { do: 'set', time: '25:99' });
    expect(wrong.isPrivate).toBe(true);
    expect(wrong.text).toMatch(/digest.*\d/s);
    expect((await stage.help()).text).toContain('whosaid');
    expect(stage.refusals()).toEqual([]);
  });

  it('sets up a digest, previews, posts, pauses, resumes and removes it', async () => {
    const stage = await open();
    const offer = await stage.say('digest');
    expect(offer.text).toContain('8:00');
    const set = await stage.say('digest', {
      do: 'set',
      time: '07:30',
      days: 'sun-thu',
      zone: 'Asia/Baghdad',
      language: 'en',
    });
    expect(set.text).toContain('Baghdad');

    const before = (await stage.posts()).length;
    const list = await stage.say('digest', { do: 'list' });
    expect((await list.press('Preview')).text).toContain('Iraq');
    expect((await stage.posts()).slice(before).join('\n')).not.toContain('5 January');
    expect((await list.press('Send now')).text).toMatch(/posted|sent/i);
    const posted = (await stage.posts()).filter((text) => text.includes('Pentagon denies plan'));
    expect(posted).toHaveLength(1);

    expect((await stage.say('digest', { do: 'pause' })).text).toMatch(/paused/i);
    expect((await stage.say('digest', { do: 'resume' })).text).not.toMatch(/paused/i);
    await stage.say('digest', { do: 'remove' });
    expect((await stage.say('digest')).buttons).toContain('Set up');
    expect(stage.refusals()).toEqual([]);
  });

  it('writes one line for each request, without what was asked', async () => {
    const stage = await open();
    await stage.say('whosaid', { person: 'Esper' });
    const requests = stage.log.filter((line) => line.msg === 'request');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ platform: stage.place.platform, command: 'whosaid', outcome: 'ok' });
    expect(requests[0]?.['ms']).toEqual(expect.any(Number));
    expect(JSON.stringify(stage.log)).not.toContain('Esper');
  });
});
