import { expect, it } from 'vitest';
import { StatementNames } from './statement-names.ts';

const LIST = 'earnings.list';

it('gives a statement the same name each time, and another statement another', () => {
  const names = new StatementNames(10);
  expect(names.named('select 1', LIST)).toBe(names.named('select 1', LIST));
  expect(names.named('select 1', LIST)?.name).not.toBe(names.named('select 2', LIST)?.name);
});

it('keeps a statement apart for each procedure that sends it, and says which in a comment', () => {
  const names = new StatementNames(10);
  const [list, nobody] = [names.named('select 1', LIST), names.named('select 1', null)];
  expect(list?.text).toBe("select 1 /*procedure='earnings.list'*/");
  expect(nobody?.text).toBe('select 1');
  expect(list?.name).not.toBe(nobody?.name);
});

it('stops naming at its limit, where what has a name goes on under it, and never names a bulk write', () => {
  const names = new StatementNames(1);
  expect(names.named('x'.repeat(5_000), null)).toBeUndefined();
  const first = names.named('select 1', LIST);
  expect(first).toBeDefined();
  expect(names.named('select 2', LIST)).toBeUndefined();
  expect(names.named('select 1', LIST)).toBe(first);
  expect(names.named('select 1', 'dashboard.summary')).toBe(first);
});
