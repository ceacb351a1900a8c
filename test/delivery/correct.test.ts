import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostError } from '../../src/delivery/poster.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestDatabase } from '../databases.ts';
import {
  createProcess,
  createSide,
  DAILY,
  MINUTE,
  OTHER,
  type Side,
  story,
  textOf,
} from './correct-world.ts';

const at = (iso: string) => Date.parse(iso);
const ID = '2026-03-01-letter';

let now: number;
let database: Database;
let side: Side;
let world: ReturnType<typeof createProcess>;

beforeEach(async () => {
  now = at('2026-03-01T00:00:00Z');
  database = await openTestDatabase();
  side = createSide(() => now);
  world = createProcess(database, side, () => now);
});
afterEach(() => database.destroy());

async function posted(briefing = story(ID), verified: string[] = []) {
  await world.subscriptions.set(DAILY);
  await world.put(briefing, verified);
  now = at('2026-03-01T08:00:00Z');
  await world.deliver();
  expect(side.posts).toHaveLength(1);
  now = at('2026-03-01T14:05:00Z');
}
const digest = () => textOf(side.posts[0]!.card);
const esper = { speaker: 'esper', kind: 'indirect', stance: 'asserts' } as const;
const WORDS = 'the letter was a draft that should not have been sent';
const saidBy = (speaker: string, more: object = {}) => ({
  statements: [{ ...esper, id: 's1', text: WORDS, ...more, speaker }],
});

describe('a posted digest', () => {
  it('is left alone while nothing changes', async () => {
    await posted();
    await world.put(story(ID));
    await world.tick();
    expect(side.posts).toMatchObject([{ edits: 0 }]);
  });

  it('is edited in place, with what changed and when', async () => {
    await posted();
    await world.put(story(ID, { title: 'The letter was signed' }));
    await world.tick();
    await world.tick();
    expect(digest()).toContain('The letter was signed');
    expect(digest()).not.toContain('Title of');
    expect(digest()).toContain('Corrected 1 March 2026 at 14:05: the title');
    expect(digest()).toContain('Next digest: Monday, 2 March 2026');
    expect(side.posts).toMatchObject([{ edits: 1 }]);
    expect(await database.selectFrom('post_corrections').selectAll().execute()).toEqual([]);
  });

  it("carries the editor's own note in place of ours", async () => {
    await posted();
    const corrections = [{ at: '2026-03-01T14:00:00Z', note: 'The letter was dated the sixth.' }];
    await world.put(story(ID, { title: 'Anew', corrections }));
    await world.tick();
    expect(digest()).toContain('Corrected 1 March 2026 at 14:00: The letter was dated the sixth.');
    expect(digest().match(/Corrected/g)).toHaveLength(1);
  });

  it('is not touched by what no reader is shown, and carries no line for what needs none', async () => {
    await posted();
    await world.put(story(ID, { topics: ['iraq'] }));
    await world.tick();
    expect(side.posts).toMatchObject([{ edits: 0 }]);
    await world.put(story(ID, { topics: ['iraq'], title: `Title of ${ID}!` }));
    await world.tick();
    expect(side.posts).toMatchObject([{ edits: 1 }]);
    expect(digest()).not.toContain('Corrected');
  });

  it('shows no trace of a change that was taken back before it went out', async () => {
    await posted();
    await world.put(story(ID, saidBy('milley')));
    await world.put(story(ID));
    await world.tick();
    now += 10 * MINUTE;
    await world.tick();
    expect(side.posts).toMatchObject([{ edits: 0 }]);
    expect(side.posts).toHaveLength(1);
  });

  it('says both when a correction is taken back after it went out', async () => {
    await posted();
    await world.put(story(ID, { title: 'Wrong' }));
    await world.tick();
    now += 60 * MINUTE;
    await world.put(story(ID));
    await world.tick();
    expect(digest()).toContain('at 14:05: the title');
    expect(digest()).toContain('at 15:05: the title');
    expect(digest()).toContain(`Title of ${ID}`);
  });

  it('knows of what changed after it was read, though the job was through before it was written down', async () => {
    await world.subscriptions.set(DAILY);
    await world.put(story(ID));
    now = at('2026-03-01T08:00:00Z');
    side.hooks.selected = async () => {
      await world.put(story(ID, { title: 'Changed meanwhile', ...saidBy('milley') }));
      now += 2 * MINUTE;
      await world.correct();
      expect(await database.selectFrom('changed_briefings').selectAll().execute()).toEqual([]);
    };
    await world.deliver();
    side.hooks.selected = undefined;
    expect(digest()).toContain(`Title of ${ID}`);
    for (let minute = 0; minute < 3; minute += 1) {
      now += MINUTE;
      await world.tick();
    }
    expect(digest()).toContain('Changed meanwhile');
    expect(side.posts).toHaveLength(2);
  });

  it('knows of what changed between the reading and the posting', async () => {
    await world.subscriptions.set(DAILY);
    await world.put(story(ID));
    now = at('2026-03-01T08:00:00Z');
    side.hooks.posting = () => world.put(story(ID, { title: 'Changed meanwhile' }));
    await world.deliver();
    expect(digest()).toContain(`Title of ${ID}`);
    side.hooks.posting = undefined;
    await world.tick();
    expect(digest()).toContain('Changed meanwhile');
  });

  it('knows of what changed while the job ran before the post was recorded', async () => {
    await world.subscriptions.set(DAILY);
    await world.put(story(ID));
    now = at('2026-03-01T08:00:00Z');
    side.hooks.posted = async () => {
      await world.put(story(ID, { title: 'Changed meanwhile' }));
      now += 10 * MINUTE;
      await world.correct();
    };
    await world.deliver();
    side.hooks.posted = undefined;
    now += 10 * MINUTE;
    await world.tick();
    expect(digest()).toContain('Changed meanwhile');
  });
});

describe('a briefing taken back', () => {
  it('is struck out with the reason, and has no buttons', async () => {
    await posted();
    const corrections = [{ at: '2026-03-01T14:00:00Z', note: 'The source retracted it.' }];
    await world.put(story(ID, { status: 'withdrawn', title: 'A new title nobody saw', corrections }));
    await world.tick();
    expect(digest()).toContain(`~~Title of ${ID}~~`);
    expect(digest()).toContain(`~~Point of ${ID}~~`);
    expect(digest()).toContain('Withdrawn 1 March 2026 at 14:05: The source retracted it.');
    expect(digest()).not.toContain('nobody saw');
    expect(digest()).not.toContain('[');
    expect(side.posts[0]?.card.summary).not.toContain(ID);
  });

  it('by removing its file: struck out too; shown whole when it comes back', async () => {
    await posted();
    await world.store.remove(ID);
    await world.tick();
    expect(digest()).toContain(`~~Title of ${ID}~~`);
    expect(digest()).toContain('Withdrawn 1 March 2026 at 14:05 by the editors');
    now += 60 * MINUTE;
    await world.put(story(ID));
    await world.tick();
    expect(digest()).not.toContain('~~');
    expect(digest()).toContain('Approved again 1 March 2026 at 15:05');
    expect(digest()).not.toContain('Withdrawn');
    expect(digest()).toContain('[Who said what]');
    expect(side.posts).toHaveLength(1);
  });

  it('for these readers only: they see nothing of it any more, others do', async () => {
    await world.subscriptions.set({ ...DAILY, place: OTHER });
    await posted2();
    await world.put(story(ID, { audience: 'channel:slack/C2', title: 'For the other room' }));
    await world.tick();
    const [here, there] = ['C1', 'C2'].map((channel) =>
      textOf(side.posts.find(({ place }) => place.channel === channel)!.card),
    );
    expect(here).toContain('no longer available here');
    expect(here).not.toContain(ID);
    expect(here).not.toContain('other room');
    expect(there).toContain('For the other room');
  });
});

async function posted2() {
  await world.subscriptions.set(DAILY);
  await world.put(story(ID));
  now = at('2026-03-01T08:00:00Z');
  await world.deliver();
  expect(side.posts).toHaveLength(2);
  now = at('2026-03-01T14:05:00Z');
}

describe('a note follows', () => {
  const note = () => textOf(side.posts[1]!.card);
  const quiet = async () => {
    for (let minute = 0; minute < 4; minute += 1) {
      now += MINUTE;
      await world.tick();
    }
  };

  it('where the speaker is another, once, after a quiet minute', async () => {
    await posted();
    await world.put(story(ID, saidBy('milley')));
    await world.tick();
    expect(digest()).toContain('the speaker is Mark Milley, not Mark Esper');
    expect(side.posts).toHaveLength(1);
    await quiet();
    expect(side.posts).toHaveLength(2);
    expect(note()).toContain('Correction');
    expect(note()).toContain(`Title of ${ID}`);
    expect(note()).toContain('the speaker is Mark Milley, not Mark Esper');
    expect(note()).toContain('Corrected 1 March 2026 at 14:05');
    expect(note()).toContain('[Who said what]');
    now += 300 * MINUTE;
    await quiet();
    expect(side.posts).toHaveLength(2);
  });

  it('where the stance is the opposite, but not where it is another', async () => {
    await posted();
    await world.put(story(ID, saidBy('esper', { stance: 'announces' })));
    await world.tick();
    await quiet();
    expect(side.posts).toHaveLength(1);
    await world.put(story(ID, saidBy('esper', { stance: 'denies' })));
    await world.tick();
    await quiet();
    expect(note()).toContain('what Mark Esper said is a denial, not a plain statement');
  });

  it('where the words of a quotation are others; they stand in marks only when verified', async () => {
    const quote = (text: string) => saidBy('esper', { kind: 'direct', text });
    await posted(story(ID, quote('we are leaving')), ['s1']);
    await world.put(story(ID, quote('we are leaving soon')), ['s1']);
    await quiet();
    expect(note()).toContain('the words of Mark Esper now read: “we are leaving soon”');
    await world.put(story(ID, quote('we are not leaving soon')), []);
    await quiet();
    expect(textOf(side.posts[2]!.card)).toContain('now read: we are not leaving soon');
    expect(textOf(side.posts[2]!.card)).not.toContain('“');
  });

  it('once for many saves, within five minutes though the saving goes on', async () => {
    await posted();
    for (let save = 0; save < 12; save += 1) {
      await world.put(story(ID, { ...saidBy('milley'), title: `Title ${save}` }));
      now += MINUTE / 2;
      await world.tick();
    }
    expect(side.posts).toHaveLength(2);
    await quiet();
    expect(side.posts).toHaveLength(2);
  });

  it('not where it was turned back before the note went out', async () => {
    await posted();
    await world.put(story(ID, saidBy('milley')));
    await world.tick();
    now += 70_000;
    // The note is entered and cannot be posted yet.
    side.hooks.posting = () => {
      throw new PostError('retry', 'busy');
    };
    await world.tick();
    side.hooks.posting = undefined;
    await world.put(story(ID));
    await quiet();
    await quiet();
    expect(side.posts).toHaveLength(1);
    expect(digest()).toContain('the speaker is Mark Esper, not Mark Milley');
  });

  it('again where it is turned back after the note', async () => {
    await posted();
    await world.put(story(ID, saidBy('milley')));
    await quiet();
    await world.put(story(ID));
    await quiet();
    expect(side.posts).toHaveLength(3);
    expect(textOf(side.posts[2]!.card)).toContain('the speaker is Mark Esper, not Mark Milley');
    // And the first note says that it is out of date.
    expect(note()).toContain('the speaker is Mark Esper, not Mark Milley');
  });

  it('not for what a post only named on a button: that follows the briefing, and goes with it', async () => {
    const AR = '2026-03-01-letter-ar';
    const twin = (more: object = {}) => story(AR, { lang: 'ar', title: 'رسالة', story: 'letter', ...more });
    await world.put(twin());
    await posted(story(ID, { story: 'letter' }));
    expect(digest()).toContain('[In Arabic]');
    await world.put(twin(saidBy('milley')));
    await quiet();
    expect(side.posts).toHaveLength(1);
    expect(digest()).not.toContain('Corrected');
    await world.put(twin({ status: 'withdrawn' }));
    await quiet();
    expect(digest()).not.toContain('[In Arabic]');
    expect(digest()).toContain('~~رسالة~~\nWithdrawn');
    expect(digest()).toContain('[Who said what]');
  });

  it('and is struck out when the briefing is withdrawn', async () => {
    await posted();
    await world.put(story(ID, saidBy('milley')));
    await quiet();
    await world.put(story(ID, { ...saidBy('milley'), status: 'withdrawn' }));
    await quiet();
    expect(note()).toContain(`~~Title of ${ID}~~`);
    expect(note()).not.toContain('Milley');
    expect(side.posts).toHaveLength(2);
  });
});

describe('an edit the platform refuses', () => {
  const refused = (error: Error) => {
    side.hooks.editing = () => {
      throw error;
    };
  };

  it('for now, is tried again when it asked, not before', async () => {
    await posted();
    refused(new PostError('retry', '429', { retryAfterMs: 10 * MINUTE }));
    await world.put(story(ID, { title: 'Anew' }));
    await world.tick();
    side.hooks.editing = undefined;
    now += 9 * MINUTE;
    await world.tick();
    expect(side.posts).toMatchObject([{ edits: 0 }]);
    now += 2 * MINUTE;
    await world.tick();
    expect(digest()).toContain('Anew');
    expect(digest()).toContain('at 14:05: the title');
  });

  it('for good, is given up; the next change tries anew', async () => {
    await posted();
    refused(new PostError('gone', 'channel deleted'));
    await world.put(story(ID, { title: 'Anew' }));
    await world.tick();
    expect(await database.selectFrom('post_corrections').selectAll().execute()).toMatchObject([
      { next_at: null, error: 'channel deleted' },
    ]);
    side.hooks.editing = undefined;
    now += 600 * MINUTE;
    await world.tick();
    expect(side.posts[0]).toMatchObject({ edits: 0 });
    await world.put(story(ID, { title: 'Anew again' }));
    await world.tick();
    expect(digest()).toContain('Anew again');
  });
});
