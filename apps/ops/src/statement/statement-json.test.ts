import { openStatement, toStatementResult } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { jsonPieces } from './statement-json.ts';

test.each([
  { of: 'earnings and work', lines: ['Etsy,2026-01-02,5,2:30,"two\nlines\u2028"', 'Etsy,2026-01-03,6,,'] },
  { of: 'work alone', lines: ['Etsy,2026-01-02,,2:30,', 'Etsy,2026-01-03,,1:00,x'] },
  { of: 'earnings alone', lines: ['Etsy,2026-01-02,5,,'] },
  { of: 'rows left out alone', lines: ['Etsy,never,5,,'] },
])('the pieces of the JSON of $of are the JSON of the whole', ({ lines }) => {
  const file = ['platform,date,amount,hours,notes', ...lines, ''].join('\n');
  const outcome = openStatement(new TextEncoder().encode(file), { currency: 'EUR' });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const { statement } = outcome;
  expect([...jsonPieces(statement)].join('\n')).toBe(JSON.stringify(toStatementResult(statement), null, 2));
});
