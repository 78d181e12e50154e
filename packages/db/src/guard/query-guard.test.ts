import { expect, it } from 'vitest';
import { asOperator } from '../as-operator.ts';
import { compileOnly } from '../testing/compile-only.ts';
import { QueryGuardError } from './query-guard-error.ts';

const db = compileOnly();

it('says which table lacks its user and how to give it', () => {
  expect(() => db.selectFrom('earning as e').select('e.id').compile()).toThrow(
    'Table "earning" (as "e") is used without the user whose rows are meant: add "e"."user_id" = <the owner>',
  );
});

it('refuses a query again after it refused it once', () => {
  const query = db.selectFrom('earning').selectAll();
  expect(() => query.compile()).toThrow(QueryGuardError);
  expect(() => query.compile()).toThrow(QueryGuardError);
});

it('opens for operators, but only through their own handle', () => {
  const everything = (handle: typeof db) => handle.selectFrom('earning').selectAll();
  expect(everything(asOperator(db, 'count rows for the metrics')).compile().sql).toContain('earning');
  expect(() => everything(db).compile()).toThrow(QueryGuardError);
  expect(() => asOperator(db, ' ')).toThrow(RangeError);
});
