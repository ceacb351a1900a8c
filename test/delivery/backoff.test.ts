import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoff } from '../../src/delivery/backoff.ts';

const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('grows up to half an hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), randoms, (attempts, random) => {
      const wait = backoff(attempts, () => random);
      expect(wait).toBeGreaterThanOrEqual(15_000);
      expect(wait).toBeLessThanOrEqual(1_800_000);
    }),
  );
  expect(backoff(3, () => 0)).toBeGreaterThan(backoff(1, () => 0.99));
});

it('is what the platform asked for and hardly more, however often it failed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), randoms, fc.nat(3_600_000), (attempts, random, asked) => {
      const wait = backoff(attempts, () => random, asked);
      expect(wait).toBeGreaterThanOrEqual(asked);
      expect(wait).toBeLessThanOrEqual(asked + 5_000);
    }),
  );
});

it('spreads equal failures', () => {
  expect(backoff(4, () => 0.1)).not.toBe(backoff(4, () => 0.9));
});
