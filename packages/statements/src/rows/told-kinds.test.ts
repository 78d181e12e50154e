import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { readOrThrow } from '../testing/read-fixture.ts';
import { toWireItems } from '../wire.ts';

/** An account whose texts somebody took for kinds of rows. */
const MAPPING = {
  name: 'Bank',
  layouts: [
    {
      columns: { date: 'When', type: 'Text', id: 'No', status: 'State' },
      money: { paid: 'Paid' },
      currency: 'EUR',
    },
  ],
  lines: [
    { where: { status: ['Stopped', 'Cancelled*'] }, skip: 'it came to nothing' },
    { types: ['Sale'], parts: [{ column: 'paid', to: 'base' }] },
    { types: ['Fee'], parts: [{ column: 'paid', to: 'fees', sign: -1 }] },
  ],
  control: { column: 'paid', terms: { base: 1, fees: -1 } },
};

const read = (rows: readonly string[], options: object = {}) =>
  readOrThrow(`When,Text,No,State,Paid,Note\n${rows.join('\n')}\n`, { mapping: MAPPING, ...options });

const sentOf = (statement: ReturnType<typeof read>) =>
  JSON.stringify([statement.why, statement.origins, toWireItems(statement)]).toLowerCase();

const OF_ANA = [
  '2026-01-02,Payment from Ana Sample,,,5.00,',
  '2026-01-03,Payment from Ana Sample,,,5.00,',
  '2026-01-04,Payment from Ana Sample,T1,,6.00,',
  '2026-01-05,Payment to Ana Sample (refunded),T2,,7.00,',
  '2026-01-06,Sale,T3,Cancelled by Ana Sample,8.00,',
  '2026-01-07,Sale,,,9.00,cancelled by Ana Sample',
];

describe('a kind that a mapping has no word for', () => {
  it('is told here and sent nowhere, however many rows say it, unless asked for', () => {
    const statement = read(OF_ANA);
    expect(statement.items).toMatchObject([
      {
        kind: 'leftOut',
        reason: 'not a known kind of row in column “Text”',
        reasonHere: 'not a known kind of row: “Payment from Ana Sample” in column “Text”',
      },
      { kind: 'leftOut' },
      { kind: 'leftOut' },
      { kind: 'leftOut', takesBack: { says: null } },
      { kind: 'leftOut', reason: 'it came to nothing', takesBack: { says: null } },
      { kind: 'earning' },
    ]);
    expect(statement.kinds.kinds).toMatchObject([{ name: 'Payment from Ana Sample', rows: 3 }]);
    expect(sentOf(statement)).not.toMatch(/\bana\b|sample/);
    expect(toStatementResult(statement).rows.leftOut[0]).toEqual({
      row: 2,
      reason: 'not a known kind of row: “Payment from Ana Sample” in column “Text”',
    });
    const asked = read(OF_ANA, { keepPersonal: true });
    expect(asked.items).toMatchObject([
      { reason: 'not a known kind of row: “Payment from Ana Sample” in column “Text”' },
      {},
      {},
      { takesBack: { says: 'Payment to Ana Sample (refunded)' } },
      { takesBack: { says: 'Cancelled by Ana Sample' } },
      {},
    ]);
    expect(asked.items.map(({ key }) => key)).toEqual(statement.items.map(({ key }) => key));
    // No column of the file is one of people.
    expect(asked.why).toContain('What texts say of others is kept, as asked.');
    expect(statement.why).not.toContain('of others');
  });

  it('is told by the words for which it is doubted, and not whole', () => {
    const { why } = read(OF_ANA);
    expect(why).toContain('Warning: the column “Note” says “cancelled” in 1 row');
    const lines = [{ types: ['Refund*'], parts: [{ column: 'paid', to: 'base' }] }];
    const back = read(['2026-01-02,Refund to Ana Sample,T1,,5.00,'], { mapping: { ...MAPPING, lines } });
    expect(back.why).toContain('and “Refund” sounds like money that went back');
    expect(sentOf(back)).not.toMatch(/\bana\b|sample/);
    const clearing = [{ types: ['*Clearing*'], skip: 'not yet' }, ...lines];
    const open = read(['2026-01-02,Clearing for Ana Sample,T1,,5.00,'], {
      mapping: { ...MAPPING, lines: clearing },
    });
    expect(open.why).toContain('Warning: 1 row, like row 2, would be left out: that was earned');
    expect(sentOf(open)).not.toMatch(/\bana\b|sample/);
  });
});

describe('a kind that a mapping has a word for', () => {
  it('is told by it, also where a note stands behind it, and so is a state', () => {
    const lines = [{ types: ['Fee'], sign: 'positive', parts: [{ column: 'paid', to: 'fees' }] }];
    const { items } = read(['2026-01-02,FEE (Ana Sample),T1,,-5.00,', '2026-01-03,Odd,T2,Stopped,5.00,'], {
      mapping: { ...MAPPING, lines: [...MAPPING.lines.slice(0, 1), ...lines] },
    });
    expect(items).toMatchObject([
      { reason: 'not a known kind of row: “FEE” in column “Text”' },
      { takesBack: { says: 'Stopped' } },
    ]);
  });

  it('is what somebody said of it once', () => {
    const kinds = { 'Moon Dust': 'base' } as const;
    const rows = ['2026-01-02,Moon Dust,,,0.00,', '2026-01-03,Moon Dust,,,x,'];
    expect(sentOf(read(rows, { kinds }))).toContain('moon dust');
    expect(sentOf(read(rows))).not.toContain('moon dust');
  });
});

describe('a kind that a preset does not know', () => {
  it('is told: its column names kinds', () => {
    const header = 'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID';
    const row = '03/14/2026,10:15:22,PST,,Moon Dust,Completed,EUR,1.00,0.00,1.00,PP01';
    const { items } = readOrThrow(`${header}\n${row}\n`);
    expect(items).toMatchObject([{ reason: 'not a known kind of row: “Moon Dust” in column “Type”' }]);
    expect(items[0]).not.toHaveProperty('reasonHere');
  });
});
