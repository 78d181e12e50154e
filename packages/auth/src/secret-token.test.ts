import { expect, it } from 'vitest';
import { isToken, makeToken } from './secret-token.ts';

it('makes tokens of one length, whose beginning says what they are', () => {
  const made = Array.from({ length: 200 }, () => makeToken('et'));
  for (const token of made) expect(token).toMatch(/^et_[0-9A-Za-z]{39}$/);
  expect(new Set(made).size).toBe(made.length);
  expect(makeToken('etr')).toMatch(/^etr_[0-9A-Za-z]{39}$/);
});

it('knows its own, and no text that differs in one character', () => {
  const token = makeToken('et');
  expect(isToken(token, 'et')).toBe(true);
  for (let index = 0; index < token.length; index += 1) {
    const other = token[index] === 'x' ? 'y' : 'x';
    expect(isToken(token.slice(0, index) + other + token.slice(index + 1), 'et')).toBe(false);
  }
});

it.each(['', 'et_', 'et', `et_${'0'.repeat(39)}`, makeToken('etr'), `${makeToken('et')}x`])(
  'does not take %j for one',
  (text) => expect(isToken(text, 'et')).toBe(false),
);
