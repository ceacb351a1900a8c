import { expect, it } from 'vitest';
import { PostError } from '../../src/delivery/poster.ts';
import { createRefusals } from '../../src/delivery/refusals.ts';

const MINUTE = 60_000;
const refused = new PostError('retry', '401: Unauthorized', { refusal: 'token' });
const barred = new PostError('gone', '403: Missing Access', { refusal: 'barred' });

function refusals() {
  const time = { now: 1_000_000 };
  return { time, ...createRefusals(() => time.now) };
}

it('after three refused tokens in a row nothing is asked, for a time that grows to half an hour', () => {
  const { time, admit, failed, stopped } = refusals();
  expect(failed('discord', refused)).toBeNull();
  expect(failed('discord', refused)).toBeNull();
  expect(admit('discord')).toBeNull();
  expect(failed('discord', refused)).toMatchObject({ first: true, until: time.now + MINUTE });
  const stops: number[] = [];
  for (let stop = 0; stop < 8; stop += 1) {
    const until = admit('discord') ?? 0;
    stops.push(until - time.now);
    time.now = until;
    // One request tries; the others keep waiting.
    expect(admit('discord')).toBeNull();
    expect(admit('discord')).toBeGreaterThan(time.now);
    expect(failed('discord', refused)).toMatchObject({ first: false });
  }
  expect(stops).toEqual([1, 2, 4, 8, 16, 30, 30, 30].map((minutes) => minutes * MINUTE));
  expect(stopped().get('discord')?.reason).toContain('401');
  expect(admit('slack')).toBeNull();
});

it('one success clears it', () => {
  const { time, admit, failed, succeeded, stopped } = refusals();
  for (let count = 0; count < 3; count += 1) failed('slack', refused);
  time.now += MINUTE;
  expect(admit('slack')).toBeNull();
  succeeded('slack');
  expect(stopped().size).toBe(0);
  expect([admit('slack'), admit('slack')]).toEqual([null, null]);
  expect(failed('slack', refused)).toBeNull();
});

it('a few channels that bar the bot are theirs alone; many in a row are not', () => {
  const { admit, failed, succeeded } = refusals();
  for (let count = 0; count < 20; count += 1) failed('discord', barred);
  expect(admit('discord')).toBeNull();
  succeeded('discord');
  for (let count = 0; count < 29; count += 1) failed('discord', barred);
  expect(admit('discord')).toBeNull();
  failed('discord', barred);
  expect(admit('discord')).not.toBeNull();
});

it('requests that were under way when the stop began prolong nothing', () => {
  const { admit, failed } = refusals();
  for (let count = 0; count < 40; count += 1) failed('discord', refused);
  expect(admit('discord')).toBe(1_000_000 + MINUTE);
});

it('a try of which nothing is heard is followed by another', () => {
  const { time, admit, failed } = refusals();
  for (let count = 0; count < 3; count += 1) failed('discord', refused);
  time.now += MINUTE;
  expect(admit('discord')).toBeNull();
  time.now += MINUTE;
  expect(admit('discord')).toBeNull();
});

it('other failures are no refusals', () => {
  const { admit, failed } = refusals();
  for (let count = 0; count < 100; count += 1) failed('slack', new PostError('retry', '503'));
  expect(admit('slack')).toBeNull();
});
