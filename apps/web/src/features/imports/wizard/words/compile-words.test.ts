import { describe, expect, it } from 'vitest';
import { anyOf, anywhere, asciiWords, either, letterWords, wholeName, wholeWords } from './compile-words.ts';

const WORDS = { en: 'pay|tips?', de: 'löhne', ja: '報酬' };

describe('words in names of columns', () => {
  it.each([
    ['pay', true],
    ['My Löhne', true],
    ['tips_2026', true],
    ['repay', false],
    ['payé', false],
    ['pay2', false],
  ])('%s by itself: %s', (name, isThere) => {
    expect(wholeWords(WORDS).test(name)).toBe(isThere);
  });

  it('may have digits against them where that is said, and letters with accents where only English counts', () => {
    const told = (name: string) => [letterWords(WORDS), asciiWords(WORDS)].map((any) => any.test(name));
    expect([told('pay2'), told('épay'), told('pay_2'), told('repay')]).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, false],
    ]);
  });

  it('are the whole of a name, or stand anywhere in it', () => {
    const told = (name: string) => [wholeName(WORDS), anywhere(WORDS)].map((any) => any.test(name));
    expect([told('TIPS'), told('総報酬額'), told('my pay')]).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
  });

  it('of two tables stand beside each other, or one of them does', () => {
    const both = wholeWords(`${anyOf({ en: 'with', de: 'mit' })} ${anyOf(WORDS)}`);
    const any = either(wholeName({ en: 'net' }), anywhere({ de: 'lohn' }));
    expect(['with Löhne', 'mit tips', 'tips'].map((name) => both.test(name))).toEqual([true, true, false]);
    expect(['Net', 'Net pay', 'Stundenlohn'].map((name) => any.test(name))).toEqual([true, false, true]);
  });
});
