import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import type { ReadOptions } from './decisions.ts';

const read = (rows: string[], options: ReadOptions) =>
  readStatement(new TextEncoder().encode(['platform;date;amount', ...rows, ''].join('\n')), {
    currency: 'KWD',
    ...options,
  });

describe('what the rows of a file leave open', () => {
  it('is asked for, and taken from the person', () => {
    const rows = ['Etsy;01/02/2026;1,234'];
    expect(read(rows, {})).toMatchObject({ kind: 'undecided', option: 'dates' });
    expect(read(rows, { dateOrder: 'monthFirst' })).toMatchObject({ kind: 'undecided', option: 'numbers' });
    expect(read(rows, { dateOrder: 'monthFirst', decimal: ',' })).toMatchObject({
      statement: { items: [{ earnedOn: '2026-01-02', components: { base: 1_234_000n } }] },
    });
    expect(read(rows, { dateOrder: 'dayFirst', decimal: '.' })).toMatchObject({
      statement: { items: [{ earnedOn: '2026-02-01', components: { base: 1_234_000_000n } }] },
    });
  });

  it('is asked where a spreadsheet of another country wrote the export anew, and not told by how the platform writes dates', () => {
    const file = (amount: string) =>
      new TextEncoder().encode(
        `Date;Ref ID;Type;Description;Agency;Amount;Balance\n05/03/2026;1;Hourly;Invoice;;${amount};\n`,
      );
    expect(readStatement(file('1,000.50'))).toMatchObject({
      statement: { items: [{ earnedOn: '2026-05-03' }] },
    });
    expect(readStatement(file('1.000,50'))).toMatchObject({ kind: 'undecided', option: 'dates' });
    expect(readStatement(file('1.000,50'), { dateOrder: 'dayFirst' })).toMatchObject({
      statement: { items: [{ earnedOn: '2026-03-05', components: { base: 1_000_500_000n } }] },
    });
  });

  it('is the one that a mapping says, however its numbers are written', () => {
    const layout = { columns: { date: 'Day' }, money: { paid: 'Paid' }, currency: 'EUR' };
    const mapping = {
      name: 'Tours',
      layouts: [{ ...layout, dateOrder: 'dayFirst', decimal: ',' }],
      lines: [{ parts: [{ column: 'paid', to: 'base' }] }],
      control: { column: 'paid', terms: { base: 1 } },
    };
    const file = new TextEncoder().encode('Day,Paid\n05/03/2026,10.50\n');
    expect(readStatement(file, { mapping })).toMatchObject({
      statement: { items: [{ earnedOn: '2026-03-05', components: { base: 10_500_000n } }] },
    });
  });

  it('is settled by when work ended as well as by when it began', () => {
    const header = 'User,Description,Project,Start date,Start time,End date,End time,Duration';
    const file = (endDate: string) =>
      new TextEncoder().encode(`${header}\nKim,A,,12/03/2026,23:00,${endDate},01:00,02:00:00\n`);
    expect(readStatement(file('13/03/2026'))).toMatchObject({
      statement: { items: [{ kind: 'work', workedOn: '2026-03-12' }] },
    });
    expect(readStatement(file(''))).toMatchObject({ kind: 'undecided', option: 'dates' });
  });

  it('is never overruled by the person where the rows settle it', () => {
    const rows = ['Etsy;01/02/2026;1,234', 'Etsy;31/01/2026;1,5'];
    expect(read(rows, { dateOrder: 'monthFirst', decimal: '.' })).toMatchObject({
      statement: { items: [{ earnedOn: '2026-02-01', components: { base: 1_234_000n } }, {}] },
    });
  });

  it('is said in words once it is decided', () => {
    const outcome = read(['Etsy;31/01/2026;1.234,5'], {});
    expect(outcome).toMatchObject({
      statement: {
        why: expect.stringMatching(
          /separated by semicolons.*like 1\.234,56\..*day first\..*without a currency are in KWD, as asked/,
        ),
      },
    });
  });
});

describe('a sign before three digits', () => {
  const header = 'platform;date;amount;currency';
  const amounts = (...rows: string[]) => {
    const outcome = readStatement(new TextEncoder().encode([header, ...rows, ''].join('\n')));
    if (outcome.kind !== 'read') return outcome.kind === 'undecided' ? outcome.option : outcome.message;
    return outcome.statement.items.map((item) => item.kind === 'earning' && item.components.base / 1000n);
  };

  it('parts thousands where the currency has no decimals', () => {
    expect(amounts('A;2026-01-31;10,000;JPY', 'A;2026-01-31;-400;JPY')).toEqual([10_000_000n, -400_000n]);
    expect(amounts('A;2026-01-31;10.000;JPY')).toEqual([10_000_000n]);
    expect(amounts('A;2026-01-31;10,000;JPY', 'A;2026-01-31;5;USD')).toEqual([10_000_000n, 5_000n]);
    expect(amounts('A;2026-01-31;¥10,000;', 'A;2026-01-31;5;JPY')).toEqual('numbers');
  });

  it('stands before decimals where one amount begins with a zero', () => {
    expect(amounts('A;2026-01-31;1,123;USD', 'A;2026-01-31;0,123;USD')).toEqual([1123n, 123n]);
  });

  it('is asked for where the currency has some', () => {
    expect(amounts('A;2026-01-31;10,000;USD')).toBe('numbers');
    expect(amounts('A;2026-01-31;10,000;JPY', 'A;2026-01-31;10,000;KWD')).toBe('numbers');
  });

  it('stands before thousandths where the currency has those, whatever the other amounts are', () => {
    const file = [
      'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category',
      't1,2026-03-01 10:00:00,kwd,12.345,1.000,11.345,charge',
      't2,2026-03-01 10:00:00,jpy,5000,0,5000,charge',
      '',
    ].join('\n');
    expect(readStatement(new TextEncoder().encode(file))).toMatchObject({
      statement: {
        items: [{ components: { base: 12_345_000n } }, { components: { base: 5_000_000_000n } }],
      },
    });
  });
});
