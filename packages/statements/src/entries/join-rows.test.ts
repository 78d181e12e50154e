import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';
import { readOrThrow } from '../testing/read-fixture.ts';

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
  it('has the key in its earning that it has where it stands alone, in whatever order', () => {
    const rows = [
      '2026-01-05,9001,Hourly,Logo,,,100',
      '2026-01-05,9003,VAT,Ref ID 9002,,,-4',
      '2026-01-05,9002,Service Fee,Ref ID 9001,,,-20',
    ];
    const read = (...lines: string[]) =>
      readOrThrow(['Date,Ref ID,Type,Description,Agency,Team,Amount', ...lines, ''].join('\n')).items;
    const alone = read(...rows.slice(1));
    expect(alone.map(({ kind, key }) => `${kind} ${key}`)).toEqual(['earning id:9003', 'earning id:9002']);
    for (const item of alone) expect(item).not.toHaveProperty('joins');
    for (const lines of [rows, rows.toReversed()])
      expect(read(...lines)).toMatchObject([{ key: 'id:9001', joins: ['id:9002', 'id:9003'] }]);
  });

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

  it('goes by its text before it goes by its id', () => {
    const rows = [
      '9100|Hourly|Invoice for Garden plans||100',
      '9101|Hourly|Invoice for Roof plans||900',
      '9102|Service Fee|Service Fee for Garden plans||-10',
      '9103|Service Fee|Service Fee for Roof plans||-90',
    ];
    expect(earnings(...rows)).toEqual(['100 10 0', '900 90 0']);
  });

  it('takes no part of a word for its subject', () => {
    expect(
      earnings(
        'a|Hourly|Sprint 10||100',
        'b|Hourly|Sprint 1||50',
        'c|Service Fee|Service Fee for Sprint 1||-5',
      ),
    ).toEqual(['100 0 0', '50 5 0']);
  });

  it('stays apart when its id follows those of two earnings, in whatever order the rows stand', () => {
    const rows = [
      '9100|Hourly|x||100',
      '9101|Hourly|y||900',
      '9102|Service Fee|||-10',
      '9103|Service Fee|||-90',
    ];
    expect(earnings(...rows).sort()).toEqual(['0 10 0', '0 90 0', '100 0 0', '900 0 0']);
    const same = ['5002|Milestone|x||100', '5002|Milestone|y||150', '5003|Service Fee|||-10'];
    expect(earnings(...same).sort()).toEqual(earnings(...same.toReversed()).sort());
    expect(earnings('A-100|Hourly|x|N|100', 'B-100|Hourly|y|N|50', 'A-101|Service Fee|||-10')).toEqual([
      '100 10 0',
      '50 0 0',
    ]);
  });

  it('goes to the earning whose short id it calls a Ref ID', () => {
    expect(earnings('501|Hourly|x||100', '502|Service Fee|Service fee for Hourly - Ref ID 501||-10')).toEqual(
      ['100 10 0'],
    );
  });

  it('that names an id of another day belongs to nothing of this one', () => {
    const rows = ['9001|Hourly|x||100', '9002|Service Fee|Service Fee for Hourly - Ref ID 8000||-10'];
    expect(earnings(...rows)).toEqual(['100 0 0', '0 10 0']);
  });

  it('goes to the earning with which it shares an id', () => {
    const rows = [
      '9001|Hourly|x||100',
      '9001|Service Fee|||-10',
      '9030|Hourly|y||200',
      '9030|Service Fee|||-20',
    ];
    expect(earnings(...rows)).toEqual(['100 10 0', '200 20 0']);
  });

  it('goes to no other cost of that day', () => {
    const rows = ['9001|Withdrawal Fee|||-0.99', '9002|Service Fee|credit||10', '9003|Expense|x||50'];
    expect(earnings(...rows)).toEqual(['0 0.99 0', '0 -10 0', '0 0 0']);
    expect(earnings('9001|Expense|x||50', '9002|Service Fee|||-5')).toEqual(['0 0 0', '0 5 0']);
  });
});
