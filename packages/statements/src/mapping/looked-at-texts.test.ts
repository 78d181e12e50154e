import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';
import { fitOf, withColumn } from './mapping-fit.ts';
import { parseMapping } from './mapping.ts';

type Json = Record<string, unknown>;

function mapping(layout: Json = {}, where: Json = { which: ['Transfer', 'Adjust*'] }): Json {
  return {
    name: 'Shop',
    layouts: [
      {
        columns: { date: 'Date', description: 'Item', id: 'No' },
        money: { amount: 'Amount' },
        texts: { which: 'Type' },
        currency: 'EUR',
        ...layout,
      },
    ],
    lines: [{ where, skip: 'no sale' }, { parts: [{ column: 'amount', to: 'base' }] }],
    control: { column: 'amount', terms: { base: 1 } },
  };
}

const ROWS = [
  'Date,No,Type,Item,Amount,Buyer name',
  '2026-03-13,1,Order,Lamp,20.00,Ann Smith',
  '2026-03-14,2,transfer,Lamp,-15.00,Bob Jones',
  '2026-03-15,3,Adjustment,Chair,3.00,Cat Brown',
];
const read = (lines: readonly string[], by: Json) => readOrThrow(lines.join('\n'), { mapping: by });

describe('a column of texts that only rules look at', () => {
  it('leaves rows out, and says nothing of the others', () => {
    const statement = read(ROWS, mapping());
    expect([...statement.items]).toMatchObject([
      { kind: 'earning', description: 'Lamp' },
      { kind: 'leftOut', reason: 'no sale', takesBack: { says: null } },
      { kind: 'leftOut', reason: 'no sale', takesBack: { says: null } },
    ]);
    expect(statement.control).toMatchObject([{ file: 8_000_000n, leftOut: -12_000_000n, ok: true }]);
  });

  it('changes no key of what is recorded, so that a mapping that begins to leave rows out doubles none', () => {
    const whole = mapping({ columns: { date: 'Date', description: 'Item' } });
    const plain = { ...whole, lines: [(whole['lines'] as Json[])[1]] };
    const [before] = [...read(ROWS, plain).items];
    const [after] = [...read(ROWS, whole).items];
    expect(after?.key).toBe(before?.key);
  });

  it('may have a role besides, and may be empty', () => {
    const twice = mapping({ texts: { which: 'Item' } }, { which: ['Chair', ''] });
    const lines = [...ROWS, '2026-03-16,4,Order,,9.00,Dan Green'];
    expect(earningLines(toStatementResult(read(lines, twice)))).toEqual([
      '2026-03-13 base 20 = 20 EUR',
      '2026-03-14 base -15 = -15 EUR',
    ]);
  });

  it('is not told where it names somebody, though rows are left out by it', () => {
    const by = mapping({ texts: { which: 'Buyer name' } }, { which: ['Bob Jones'] });
    const items = [...read(ROWS, by).items];
    expect(items.map(({ kind }) => kind)).toEqual(['earning', 'leftOut', 'earning']);
    expect(
      JSON.stringify(items, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toMatch(/Bob|Jones/);
  });

  it('tells rows of one id apart that say the same in all that is recorded', () => {
    const lines = [...ROWS.slice(0, 2), '2026-03-13,1,Adjustment,Lamp,20.00,Ann Smith'];
    expect([...read(lines, mapping()).items]).toMatchObject([
      { kind: 'earning' },
      { kind: 'leftOut', reason: 'no sale' },
    ]);
  });

  it('makes no two of a row that is in the file twice, unless a rule tells them apart', () => {
    const lines = [...ROWS.slice(0, 2), '2026-03-13,1,Order again,Lamp,20.00,Ann Smith'];
    expect([...read(lines, mapping()).items]).toMatchObject([
      { kind: 'earning' },
      { kind: 'leftOut', reason: 'this row is in the file twice: row 2 has its id and says the same' },
    ]);
  });

  it('is not said of what it leaves out, nor is a description: either may name somebody', () => {
    const lines = [...ROWS.slice(0, 2), '2026-03-14,2,To Ann Smith,To Ann Smith,-15.00,Ann Smith'];
    for (const key of ['which', 'description'])
      expect([...read(lines, mapping({}, { [key]: ['To *'] })).items][1]).toMatchObject({
        kind: 'leftOut',
        takesBack: { says: null },
      });
  });

  it('has to be there, and is not guessed where it is called otherwise', () => {
    const renamed = ROWS.map((row) => row.replace('Type', 'Row type'));
    expect(() => read(renamed, mapping())).toThrow('Type');
    const fit = fitOf(mapping(), renamed[0]?.split(',') ?? []);
    const [gap, ...others] = fit?.missing ?? [];
    expect(others).toEqual([]);
    expect(gap).toMatchObject({
      key: 'which',
      isMoney: false,
      column: 'Type',
      uses: ['texts'],
      perhaps: 'Row type',
    });
    if (!fit || !gap) throw new Error('It fits');
    const said = withColumn(fit.mapping, gap, 'Row type');
    expect([...read(renamed, said).items].map(({ kind }) => kind)).toEqual(['earning', 'leftOut', 'leftOut']);
  });

  it('is called neither like a role nor like a column of money, and a rule looks at none that no layout names', () => {
    const refused = (json: Json) => () => parseMapping(json);
    expect(refused(mapping({ texts: { status: 'Type' } }))).toThrow('layouts[0].texts.status');
    expect(refused(mapping({ texts: { amount: 'Type' } }))).toThrow('layouts[0].texts.amount');
    expect(refused(mapping({ texts: { which: 3 } }))).toThrow('layouts[0].texts.which');
    expect(refused(mapping({}, { what: ['Transfer'] }))).toThrow('no part called "what"');
    expect(refused(mapping({ columns: {}, money: {} }))).toThrow('names no column');
  });

  it('that two columns are called like is refused, unless the mapping says which one', () => {
    const lines = ROWS.map((row, index) => `${row},${index === 0 ? 'Type' : index === 3 ? 'Transfer' : 'x'}`);
    expect(() => read(lines, mapping())).toThrow('Type');
    const second = mapping({ texts: { which: { name: 'Type', which: 2, of: 2 } } });
    expect([...read(lines, second).items].map(({ kind }) => kind)).toEqual(['earning', 'earning', 'leftOut']);
  });
});
