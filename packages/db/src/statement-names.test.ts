import { expect, it } from 'vitest';
import { StatementNames } from './statement-names.ts';

it('gives a statement the same name each time, and another statement another', () => {
  const names = new StatementNames(10);
  expect(names.nameOf('select 1')).toBe(names.nameOf('select 1'));
  expect(names.nameOf('select 1')).not.toBe(names.nameOf('select 2'));
});

it('stops naming at its limit, and never names a bulk write', () => {
  const names = new StatementNames(1);
  expect(names.nameOf('x'.repeat(5_000))).toBeUndefined();
  expect(names.nameOf('select 1')).toBeDefined();
  expect(names.nameOf('select 2')).toBeUndefined();
  expect(names.nameOf('select 1')).toBeDefined();
});
