import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoff } from '../../src/delivery/backoff.ts';

const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it('grows up to half an hour and never below what the platform asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), randoms, fc.nat(3_600_000), (attempts, random, asked) => {
      const wait = backoff(attempts, () => random, asked);
      expect(wait).toBeGreaterThanOrEqual(asked);
      expect(wait).toBeGreaterThanOrEqual(15_000);
      expect(wait).toBeLessThanOrEqual(Math.max(1_800_000, asked + 30_000));
    }),
  );
  expect(backoff(3, () => 0)).toBeGreaterThan(backoff(1, () => 0.99));
});

it('spreads equal failures', () => {
  expect(backoff(4, () => 0.1)).not.toBe(backoff(4, () => 0.9));
});
