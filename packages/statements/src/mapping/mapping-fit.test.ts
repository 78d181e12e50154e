import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { readOrThrow } from '../testing/read-fixture.ts';
import { atHeaderRow, fitOf, withColumn } from './mapping-fit.ts';

type Json = Record<string, unknown>;

/** As the page makes one of what a person said. */
function saved(layout: Json = {}): Json {
  return {
    name: 'Rides',
    layouts: [
      {
        columns: { date: ['Day'], type: ['Kind'], description: ['Remark'] },
        money: { fare: 'Fare EUR', fee: 'Fee EUR' },
        others: ['Town', 'Driver'],
        ...layout,
      },
    ],
    lines: [
      {
        types: ['Ride'],
        parts: [
          { column: 'fare', to: 'base' },
          { column: 'fee', to: 'fees' },
        ],
      },
    ],
    control: { column: 'fare', less: ['fee'], terms: { base: 1, fees: -1 } },
  };
}

const HEADER = ['Day', 'Kind', 'Remark', 'Fare EUR', 'Fee EUR', 'Town', 'Driver'];
const CELLS: Readonly<Record<string, string>> = {
  Day: '2026-02-01',
  Kind: 'Ride',
  Remark: 'Late',
  Town: 'x',
  Driver: 'y',
};
const renamed = (names: Readonly<Record<string, string>>) => HEADER.map((name) => names[name] ?? name);
const without = (...names: string[]) => HEADER.filter((name) => !names.includes(name));

/** What the mapping of the fit makes of one ride of 10.00 with a fee of 1.00. */
function netOf(header: readonly string[], mapping: Json): string {
  const cells = header.map((name) => CELLS[name] ?? (/^fee/i.test(name) ? '1.00' : '10.00'));
  const { totals } = toStatementResult(readOrThrow(`${header.join(',')}\n${cells.join(',')}\n`, { mapping }));
  return totals.map(({ net, currency }) => `${net} ${currency}`).join(', ');
}

function fitOrThrow(header: readonly string[], mapping: Json = saved()) {
  const fit = fitOf(mapping, header);
  if (!fit) throw new Error('It does not fit');
  return fit;
}

const NOTHING = {
  missing: [],
  renamed: [],
  currencies: [],
  droppedCurrency: null,
  unread: [],
  added: [],
  gone: [],
};

describe('a mapping for a file with its header elsewhere', () => {
  it('says the row only where it has to, or said another one', () => {
    expect(atHeaderRow(saved(), 5)).toEqual(saved());
    expect(atHeaderRow(saved(), 6)).toEqual({ ...saved(), file: { headerRow: 6 } });
    const settled = { ...saved(), file: { delimiter: ';', headerRow: 8 } };
    expect(atHeaderRow(settled, 3)).toEqual({ ...saved(), file: { delimiter: ';', headerRow: 3 } });
    const bare = { ...saved(), file: { headerRow: 0 } };
    expect(atHeaderRow(bare, 3)).toEqual(bare);
  });
});

describe('how a saved mapping fits another header', () => {
  it('says that nothing differs where the columns stand in another order', () => {
    const header = HEADER.toReversed();
    expect(fitOrThrow(header)).toMatchObject({ ...NOTHING, mapping: saved(), share: 1 });
    expect(netOf(header, saved())).toBe('9 EUR');
  });

  it('names columns that it does not read and that are new or gone, and knows them from then on', () => {
    const header = [...without('Driver'), 'Weather'];
    const fit = fitOrThrow(header);
    expect(fit).toMatchObject({ ...NOTHING, added: ['Weather'], gone: ['Driver'] });
    expect(fitOrThrow(header, fit.mapping)).toMatchObject(NOTHING);
    expect(netOf(header, fit.mapping)).toBe('9 EUR');
    // A mapping that does not name the others cannot know which are new.
    expect(fitOrThrow(header, saved({ others: undefined }))).toMatchObject(NOTHING);
  });

  it('names a column that it would read, and reads without', () => {
    expect(fitOrThrow(without('Remark'))).toMatchObject({ ...NOTHING, unread: ['Remark'] });
  });

  it('leaves open which column holds the money that is not there, and says what may', () => {
    const header = renamed({ 'Fare EUR': 'Fare EUR gross' });
    const fit = fitOrThrow(header);
    expect(fit).toMatchObject({
      missing: [
        {
          layout: 0,
          key: 'fare',
          isMoney: true,
          column: 'Fare EUR',
          uses: ['base'],
          perhaps: 'Fare EUR gross',
        },
      ],
      added: ['Fare EUR gross'],
    });
    const [gap] = fit.missing;
    if (!gap) throw new Error('It is missing');
    const filled = withColumn(fit.mapping, gap, 'Fare EUR gross');
    expect(netOf(header, filled)).toBe('9 EUR');
    expect(fitOrThrow(header, filled)).toMatchObject({ ...NOTHING, share: 1 });
  });

  it('leaves a day open as it does money, and takes another text under nearly its name', () => {
    expect(fitOrThrow(renamed({ Day: 'Day of ride' })).missing).toMatchObject([
      { key: 'date', isMoney: false, uses: ['date'], perhaps: 'Day of ride' },
    ]);
    expect(fitOrThrow(renamed({ Kind: 'Kind of ride' }))).toMatchObject({
      ...NOTHING,
      renamed: [{ from: 'Kind', to: 'Kind of ride' }],
    });
  });

  it.each([
    ['Fare EUR', 'Fee EUR', 'Fare USD', 'Fee USD', '9 USD'],
    ['Fare (EUR)', 'Fee (EUR)', 'Fare (GBP)', 'Fee (GBP)', '9 GBP'],
    ['fare_eur', 'fee_eur', 'fare_usd', 'fee_usd', '9 USD'],
    ['Fare £', 'Fee £', 'Fare €', 'Fee €', '9 EUR'],
  ])('takes %s and %s for %s and %s', (fare, fee, toFare, toFee, net) => {
    const header = renamed({ 'Fare EUR': toFare, 'Fee EUR': toFee });
    const fit = fitOrThrow(header, saved({ money: { fare, fee } }));
    expect(fit).toMatchObject({
      ...NOTHING,
      currencies: [
        { from: fare, to: toFare },
        { from: fee, to: toFee },
      ],
    });
    expect(netOf(header, fit.mapping)).toBe(net);
  });

  it('chooses no currency where the header has two, or the one that it knows beside another', () => {
    const two = [...without('Fare EUR'), 'Fare USD', 'Fare GBP'];
    expect(fitOrThrow(two)).toMatchObject({ currencies: [], missing: [{ key: 'fare', perhaps: null }] });
    expect(fitOrThrow([...HEADER, 'Fare USD'])).toMatchObject({ ...NOTHING, added: ['Fare USD'] });
  });

  it('drops the currency that it said of all amounts where the columns name another', () => {
    const header = renamed({ 'Fare EUR': 'Fare (USD)', 'Fee EUR': 'Fee (USD)' });
    const mapping = saved({ money: { fare: 'Fare (*)', fee: 'Fee (*)' }, currency: 'EUR' });
    const fit = fitOrThrow(header, mapping);
    expect(fit).toMatchObject({ ...NOTHING, droppedCurrency: 'EUR' });
    expect(netOf(header, fit.mapping)).toBe('9 USD');
    expect(
      fitOrThrow(renamed({ 'Fare EUR': 'Fare (€)', 'Fee EUR': 'Fee' }), mapping).droppedCurrency,
    ).toBeNull();
  });

  it('is none of another kind of file, of none that can be used, or of tables without names', () => {
    expect(fitOf(saved(), ['Day', 'Amount', 'Currency'])).toBeNull();
    expect(fitOf(saved(), ['Fruit', 'Weight'])).toBeNull();
    // One column that anybody has is no likeness, even where it is all that is read.
    const hours = { layouts: [{ columns: { hours: 'Hours' } }], lines: [{ parts: [] }] };
    expect(fitOf(hours, ['Fruit', 'Hours'])).toBeNull();
    expect(fitOf({ ...saved(), lines: [] }, HEADER)).toBeNull();
    const columns = { columns: { date: { column: 1 } }, money: { fare: { column: 2 }, fee: { column: 3 } } };
    const bare = { ...saved(), layouts: [columns], lines: [{ parts: [{ column: 'fare', to: 'base' }] }] };
    expect(fitOf({ ...bare, file: { headerRow: 0 } }, ['', '', ''])).toBeNull();
  });

  it('asks anew which of several columns of one name counts when there is one more', () => {
    const money = {
      fare: { name: 'Amount', which: 1, of: 2 },
      fee: { name: 'Amount', which: 2, of: 2 },
    };
    const header = [...without('Fare EUR', 'Fee EUR'), 'Amount', 'Amount', 'Amount'];
    expect(fitOrThrow(header, saved({ money })).missing).toMatchObject([
      { column: 'Amount (1st of 2)', perhaps: null },
      { column: 'Amount (2nd of 2)', perhaps: null },
    ]);
  });
});
