import { expect, it } from 'vitest';
import { withoutValues } from './without-values.ts';

it.each([
  [
    'select "id" from "earning" where "user_id" = $1 and "earned_on" >= $2 limit $3',
    'select "id" from "earning" where "user_id" = $1 and "earned_on" >= $2 limit $3',
  ],
  [
    "select 1 from earning where note = 'Ana''s rent' and gross > 84.15",
    'select ? from earning where note = ? and gross > ?',
  ],
  ["/* request_id='4711' */ select $1 -- of Ana\n from   t1", 'select $1 from t1'],
  ['do $body$ secret $body$', 'do ?'],
  ["alter role ana password 'hunter2'", 'alter role ana password ?'],
])('%s is shown without values', (text, shown) => {
  expect(withoutValues(text)).toBe(shown);
});

it.each([
  [String.raw`select 1 from earning where note = E'it\'s secret'`, 'select earning'],
  ["update earning set note = 'it was cut off", 'update earning'],
])('of %s, which may be read in two ways, only its kind is told', (text, kind) => {
  expect(withoutValues(text)).toBe(kind);
});

it('a long statement is cut, and says so', () => {
  expect(withoutValues(`select ${'a, '.repeat(500)}b`)).toMatch(/^select a, .*…$/);
});
