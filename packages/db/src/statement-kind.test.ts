import { expect, it } from 'vitest';
import { kindOfStatement, STATEMENT_KINDS } from './statement-kind.ts';

it.each([
  ['select "id" from "earning" where "user_id" = $1', 'select earning'],
  ['select * from (select 1 from "work" limit $1) as "some"', 'select work'],
  ['insert into "platform" ("user_id") values ($1)', 'insert platform'],
  [`insert into "earning" ("note") values ${'($1), '.repeat(5_000)}($2)`, 'insert earning'],
  ['update "session" set "last_seen_at" = $1', 'update session'],
  ['delete from "payout" using "platform"', 'delete payout'],
  ['with "old" as (select "id" from "goal") delete from "goal"', 'delete goal'],
  [
    'with "sums" as (select "net" from "earning_day") select * from "sums" join "earning"',
    'select earning_day',
  ],
  ['with "some" as (select 1 from "unknown") update "product" set "name" = $1', 'update product'],
  ['select pg_advisory_xact_lock(1)', 'select'],
  ['SELECT reltuples FROM pg_class', 'select'],
  ["begin; set local earntrack.origin = 'x'", 'begin'],
  ['commit', 'commit'],
  ['vacuum earning', 'other'],
  ['', 'other'],
])('%s', (text, kind) => {
  expect(kindOfStatement(text)).toBe(kind);
  expect(STATEMENT_KINDS).toContain(kind);
});

it('knows each of its names once, and no more of them than a dashboard can bear', () => {
  expect(new Set(STATEMENT_KINDS).size).toBe(STATEMENT_KINDS.length);
  expect(STATEMENT_KINDS.length).toBeLessThan(200);
});
