import { microsFromDecimal } from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import { changeInWords, shareOfGross } from './change.ts';

const words = { locale: 'en-GB', money: (micros: bigint) => `${micros / 1_000_000n} €` };
const change = (now: string, before: string) =>
  changeInWords(microsFromDecimal(now), microsFromDecimal(before), words);

describe('a change in words', () => {
  test.each([
    ['1196.61', '1068.40', 'up', '12% more than'],
    ['900', '1000', 'down', '10% less than'],
    ['1004', '1000', 'up', '0.4% more than'],
    ['1000', '1000', 'same', 'as much as'],
    ['1000.1', '1000', 'same', 'almost as much as'],
    ['400', '100', 'up', '4 times as much as'],
    ['0', '100', 'down', '100% less than'],
    ['-20', '100', 'down', '120 € less than'],
    ['30', '-10', 'up', '40 € more than'],
  ])('from %2$s to %1$s is “%4$s”', (now, before, direction, said) => {
    expect(change(now, before)).toEqual({ direction, words: said });
  });

  test('there is none from nothing', () => {
    expect(change('100', '0')).toBeNull();
  });
});

test('fees are a part of gross only where there is some', () => {
  expect(shareOfGross(117_000_000n, 1_000_000_000n)).toBe(1170);
  expect(shareOfGross(1n, 0n)).toBeNull();
});
