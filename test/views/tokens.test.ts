import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_NAMES, decodeState, encodeState, readToken, token } from '../../src/views/tokens.ts';

const state = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.string({ unit: 'grapheme', minLength: 1 }));

describe('tokens', () => {
  it('come back as they were made', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTION_NAMES), state, (action, values) => {
        const read = readToken(token(action, values));
        expect(read?.action).toBe(action);
        expect({ ...decodeState(read?.state ?? '') }).toEqual({ ...values });
      }),
    );
  });

  it('are read, whatever a client sends', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('said:', ':', 'said', 'said:=;;=;%', '__proto__:x')),
        (text) => {
          const read = readToken(text);
          if (read) expect(text).toBe(`${read.action}:${read.state}`);
          decodeState(text);
        },
      ),
    );
    expect(readToken('drop:all')).toBeNull();
  });

  it('leave out what is empty and stay short', () => {
    expect(encodeState({ b: 'x', p: '', a: undefined })).toBe('b=x');
    expect(token('said', { b: `2020-01-07-${'a'.repeat(53)}`, o: '400' }).length).toBeLessThanOrEqual(100);
    expect(encodeState({ p: 'مارك إسبر' })).toBe('p=مارك إسبر');
  });
});
