import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('what is not said is as the figures are wanted', () => {
  expect(readOptions(['kpi'])).toMatchObject({
    perSecond: 1050,
    seconds: 60,
    instances: [1, 2],
    keptIn: null,
  });
});

test.each([
  ['an option of another bench', ['cache', '--rows', '10']],
  ['an option that there is not', ['kpi', '--rat', '10']],
  ['a bench that there is not', ['constructor']],
  ['no bench', []],
  ['a count that is none', ['import', '--rows', 'many']],
  ['fewer seconds than can be read from', ['kpi', '--seconds', '2']],
  ['more instances than stand behind nginx', ['kpi', '--instances', '3']],
])('%s is refused rather than passed over', (_, args) => {
  expect(readOptions(args)).toBeNull();
});
