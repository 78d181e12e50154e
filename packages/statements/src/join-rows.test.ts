import { describe, expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import { toStatementResult } from './result.ts';

/** Gross, fees and taxes of each earning that Upwork rows (id, type, text, team, amount of one day) become. */
function earnings(...rows: string[]) {
  const lines = rows.map((row) => {
    const [id, type, text, team, amount, date = '2026-01-05'] = row.split('|');
    return [date, id, type, text, '', team, amount].join(',');
  });
  const file = ['Date,Ref ID,Type,Description,Agency,Team,Amount', ...lines, ''].join('\n');
  const outcome = readStatement(new TextEncoder().encode(file));
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return toStatementResult(outcome.statement).earnings.map(({ gross, fees, taxesWithheld }) =>
    [gross, fees, taxesWithheld].join(' '),
  );
}

describe('a fee of its own row', () => {
  it('goes to the earning whose id its text names, and a tax with the fee that it names', () => {
    expect(
      earnings(
        '9001|Hourly|Logo||100',
        '9050|Hourly|Logo||200',
        '9002|Service Fee|Fee - Ref ID 9050||-20',
        '9003|VAT|VAT on 9002||-4',
        '9004|WHT|Ref ID 9001||-1',
      ),
    ).toEqual(['100 0 1', '200 24 0']);
  });

  it('goes to the earning just before it by id when texts say nothing, wherever the rows stand', () => {
    const rows = [
      '9001|Hourly|||100',
      '9002|Service Fee|||-10',
      '9003|Fixed-price|||50',
      '9004|Service Fee|||-5',
    ];
    expect(earnings(...rows)).toEqual(['100 10 0', '50 5 0']);
    expect(earnings(...rows.toReversed())).toEqual(['50 5 0', '100 10 0']);
  });

  it('goes to the only earning whose text has its subject', () => {
    expect(
      earnings('a|Hourly|Plans for a garden||100', 'b|Hourly|A shed||50', 'c|Service Fee|Fee for a shed||-5'),
    ).toEqual(['100 0 0', '50 5 0']);
  });

  it('goes to the only earning of its contract and day', () => {
    expect(earnings('a|Hourly|x|North|100', 'b|Hourly|y|South|50', 'c|Service Fee|Fee|South|-5')).toEqual([
      '100 0 0',
      '50 5 0',
    ]);
  });

  it('stays apart when it could belong to two earnings, or to one of another day', () => {
    expect(earnings('a|Hourly|x||100', 'b|Hourly|y||50', 'c|Service Fee|Fee||-5')).toEqual([
      '100 0 0',
      '50 0 0',
      '0 5 0',
    ]);
    expect(earnings('9001|Hourly|x||100', '9002|Service Fee|Ref ID 9001||-10|2026-01-06')).toEqual([
      '100 0 0',
      '0 10 0',
    ]);
  });

  it('that is credited back goes to the refund, not to what was earned that day', () => {
    expect(
      earnings(
        '9001|Refund|Logo||-50',
        '9002|Hourly|Logo||80',
        '9003|Service Fee|credit||5',
        '9004|Service Fee|||-8',
      ),
    ).toEqual(['-50 -5 0', '80 8 0']);
  });
});
