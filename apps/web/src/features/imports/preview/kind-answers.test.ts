import { expect, it } from 'vitest';
import { answersIn, differing, isSame } from './kind-answers.ts';

const example = { row: 2, on: null, description: '', unit: 'USD', value: '1' };

it('what a file is read by are the kinds that are not left out', () => {
  const kind = { rows: 1, sums: [], example };
  const kinds = [
    { ...kind, name: 'Dust', use: 'fees' as const },
    { ...kind, name: 'Light', use: null },
  ];
  expect(answersIn(kinds)).toEqual({ Dust: 'fees' });
});

it('answers are the same in whatever order they were given, and not where one is missing', () => {
  expect(isSame({ Dust: 'fees', Light: 'tips' }, { Light: 'tips', Dust: 'fees' })).toBe(true);
  expect(isSame({ Dust: 'fees' }, { Dust: 'fees', Light: 'tips' })).toBe(false);
  expect(isSame({ Dust: 'fees' }, { Dust: 'tips' })).toBe(false);
});

it('what was said before differs where it is not said now', () => {
  expect(differing({ Dust: 'fees', Sun: 'tips' }, { Dust: 'fees', Light: 'tips' })).toEqual(['Light']);
});
