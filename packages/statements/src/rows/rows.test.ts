import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';

const read = (header: string, row: string, options = {}) =>
  readStatement(new TextEncoder().encode(`${header}\n${row}\n`), options);
const reasonOf = (header: string, row: string) => {
  const outcome = read(header, row, { currency: 'EUR' });
  const [item] = outcome.kind === 'read' ? outcome.statement.items : [];
  return item?.kind === 'leftOut' ? (item.reasonHere ?? item.reason) : outcome;
};

describe('a row that does not fit', () => {
  it('is left out with the reason', () => {
    const header = 'platform,date,amount,hours,clock';
    expect(reasonOf(header, ',2026-01-02,5,,')).toBe('no platform is named in column “platform”');
    expect(reasonOf(header, `${'x'.repeat(81)},2026-01-02,5,,`)).toBe(
      "the platform's name in column “platform” is longer than 80 letters",
    );
    expect(reasonOf(header, 'Etsy,,5,,')).toBe('there is no date in column “date”');
    expect(reasonOf(header, 'Etsy,2026-02-30,5,,')).toBe(
      '“2026-02-30” in column “date” is no date of the calendar',
    );
    expect(reasonOf(header, 'Etsy,9999-12-31,5,,')).toBe(
      '“9999-12-31” in column “date” is before 1900-01-01 or after 2999-12-31',
    );
    expect(reasonOf(header, 'Etsy,2026-01-02,5,often,')).toContain(
      '“often” in column “hours” is no duration',
    );
    expect(reasonOf(header, 'Etsy,2026-01-02,5,1,sundial')).toContain(
      '“sundial” in column “clock” is no clock',
    );
    expect(reasonOf(header, 'Etsy,2026-01-02,Pending,,')).toBe('“Pending” in column “amount” is no amount');
    expect(reasonOf(header, header)).toBe('“amount” in column “amount” is no amount');
    expect(reasonOf(header, 'Etsy,2026-01-02,,,')).toBe('there is neither an amount nor a duration');
  });
});

it('asks for a currency at the first amount, and says where that stands', () => {
  expect(read('platform,date,amount', 'Etsy,2026-01-02,5')).toMatchObject({
    kind: 'undecided',
    message:
      'Nothing says in which currency the amounts are (row 2, column “amount”). Say it with --currency.',
  });
});

it('names the columns of its day and its time where both say it', () => {
  const layout = { columns: { date: 'Day', time: 'At' }, money: { pay: 'Pay' }, currency: 'EUR' };
  const lines = [{ parts: [{ column: 'pay', to: 'base' }] }];
  const mapping = {
    name: 'Shifts',
    layouts: [layout],
    lines,
    control: { column: 'pay', terms: { base: 1 } },
  };
  expect(read('Day,At,Pay', '2026-01-02,25:99,5.00', { mapping })).toMatchObject({
    statement: {
      items: [{ reason: '“2026-01-02 25:99” in columns “Day” and “At” is no date of the calendar' }],
    },
  });
});

describe('the type of a row', () => {
  it('is compared without case, hyphens and a note in brackets', () => {
    const header = 'Date,Ref ID,Type,Description,Agency,Amount';
    for (const type of ['Fixed Price', 'fixed-price', 'FIXED  PRICE', 'Hourly (manual)']) {
      expect(read(header, `2026-01-02,1,${type},,,5`)).toMatchObject({
        statement: { items: [{ kind: 'earning', components: { base: 5_000_000n } }] },
      });
    }
    expect(read(header, '2026-01-02,1,WHT (IN),,,-5')).toMatchObject({
      statement: { items: [{ components: { taxesWithheld: 5_000_000n } }] },
    });
  });

  it('that takes money to the bank is a payout, and no income; one that comes back is a negative one', () => {
    const header = 'Date,Ref ID,Type,Description,Agency,Amount';
    expect(read(header, '2026-01-02,1,Withdrawal,,,-50')).toMatchObject({
      statement: { items: [{ kind: 'payout', amount: 50_000_000n, paidOn: '2026-01-02' }] },
    });
    expect(read(header, '2026-01-02,1,Withdrawal,,,50')).toMatchObject({
      statement: { items: [{ kind: 'payout', amount: -50_000_000n }] },
    });
  });

  it('keeps an earning of zero, and the sign of a reversed one', () => {
    const header = 'Date,Ref ID,Type,Description,Agency,Amount';
    expect(read(header, '2026-01-02,1,Hourly,,,0.00')).toMatchObject({
      statement: { items: [{ kind: 'earning' }] },
    });
    expect(read(header, '2026-01-02,1,Hourly,,,-5')).toMatchObject({
      statement: { items: [{ components: { base: -5_000_000n } }] },
    });
  });
});

describe('the currency of a row', () => {
  const header = 'platform,date,amount,currency';

  it('is the one of its column, else of its sign, else the one that was asked for', () => {
    expect(read(header, 'Etsy,2026-01-02,5,ron', { currency: 'EUR' })).toMatchObject({
      statement: { items: [{ currency: 'RON' }] },
    });
    expect(read(header, 'Etsy,2026-01-02,€5,')).toMatchObject({
      statement: { items: [{ currency: 'EUR' }] },
    });
    expect(read(header, 'Etsy,2026-01-02,$5,', { currency: 'CAD' })).toMatchObject({
      statement: { items: [{ currency: 'CAD' }] },
    });
  });

  it('is asked for when nothing says it', () => {
    for (const amount of ['5', '$5']) {
      expect(read(header, `Etsy,2026-01-02,${amount},`)).toMatchObject({
        kind: 'undecided',
        option: 'currency',
      });
    }
    expect(read(header, 'Etsy,2026-01-02,5,', { currency: 'euros' })).toMatchObject({
      kind: 'undecided',
      option: 'currency',
    });
  });

  it('is refused when it does not exist or a sign says another', () => {
    expect(read(header, 'Etsy,2026-01-02,5,XYZ')).toMatchObject({
      kind: 'refused',
      row: 2,
      column: 'currency',
    });
    expect(read(header, header)).toMatchObject({ statement: { items: [{ kind: 'leftOut' }] } });
    expect(read(header, 'Etsy,2026-01-02,€5,USD')).toMatchObject({
      kind: 'refused',
      row: 2,
      column: 'amount',
    });
  });
});
