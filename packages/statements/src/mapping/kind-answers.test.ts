import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRESETS, presetById } from '../presets/index.ts';
import { readOrThrow } from '../testing/read-fixture.ts';
import { recordedByKey } from '../testing/written-style.ts';
import {
  type KindAnswers,
  kindsOfPreset,
  mappingWithKinds,
  saidOfKinds,
  usesOfKinds,
} from './kind-answers.ts';
import { parseMapping } from './mapping.ts';

const STRIPE = 'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id';
const ETSY = 'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net';
const PAYPAL = 'Date,Time,Type,Status,Currency,Gross,Fee,Net,Transaction ID';
const MOON = '2026-11-03,usd,10.00,1.00,9.00,moon_dust,txn_2';
const CHARGE = '2026-11-02,usd,50.00,2.00,48.00,charge,txn_1';

const read = (lines: readonly string[], kinds?: KindAnswers) =>
  readOrThrow([...lines, ''].join('\n'), kinds && { kinds });
const said = ({ items }: ReturnType<typeof read>) =>
  items.map((item) => {
    if (item.kind === 'leftOut') return item.reason;
    if (item.kind === 'payout') return `payout ${item.amount}`;
    if (item.kind === 'work') return 'work';
    const parts = Object.entries(item.components).filter(([, micros]) => micros !== 0n);
    return parts.map(([name, micros]) => `${name} ${micros / 10_000n}`).join(', ');
  });

describe('a kind of rows that no rule knows', () => {
  it('is told with its rows, what they come to by the total’s column, and one of them', () => {
    const more = '2026-11-04,eur,-4.00,0.00,-4.00,Moon Dust,txn_3';
    const { kinds } = read([STRIPE, CHARGE, MOON, more]);
    expect(kinds).toEqual({
      kinds: [
        {
          name: 'moon_dust',
          use: null,
          rows: 2,
          sums: [
            { unit: 'USD', value: 9_000_000n },
            { unit: 'EUR', value: -4_000_000n },
          ],
          example: { row: 3, on: '2026-11-03', description: '', unit: 'USD', value: 9_000_000n },
        },
      ],
      uses: ['base', 'adjustments', 'fees', 'payout'],
      others: 0,
    });
  });

  it.each([
    ['base', 'base 1000, fees 100'],
    ['adjustments', 'adjustments 1000, fees 100'],
    ['fees', 'fees -900'],
  ] as const)('said to be %s, is read as the preset reads its own of that', (use, expected) => {
    const statement = read([STRIPE, CHARGE, MOON], { moon_dust: use });
    expect(said(statement)).toEqual(['base 5000, fees 200', expected]);
    expect(statement.control).toMatchObject([{ file: 57_000_000n, recorded: 57_000_000n, ok: true }]);
    expect(statement.kinds.kinds).toMatchObject([{ name: 'moon_dust', use, rows: 1 }]);
    expect(statement.why).toContain('Rows of the kind “moon_dust” are');
  });

  it('goes by what the total reckons with where the preset has no rule for the like', () => {
    const shopify = 'Transaction Date,Type,Order,Payout Status,Currency,Amount,Fee,Net';
    const rows = [shopify, '2026-11-03 10:00:00 +0100,moon dust,#1,paid,EUR,-5.00,1.00,-6.00'];
    expect(said(read(rows, { 'Moon Dust': 'fees' }))).toEqual(['fees 600']);
  });

  it('is warned of where it goes the other way than what it was said to be', () => {
    expect(read([STRIPE, MOON], { moon_dust: 'fees' }).why).toContain(
      'Warning: row 2 of the kind “moon_dust” goes the other way than fees.',
    );
    expect(read([STRIPE, MOON], { moon_dust: 'base' }).why).not.toContain('goes the other way');
  });

  it('has no answer that the total could not check: nothing is a payout of Etsy', () => {
    const rows = [ETSY, '"March 3, 2026",Moon Dust,Something,,USD,--,$-1.00,$-1.00'];
    const { uses } = read(rows).kinds;
    expect(uses).toEqual(['base', 'adjustments', 'fees']);
    expect(said(read(rows, { 'Moon Dust': 'payout' }))[0]).toContain('not a known kind of row');
  });
});

describe('nothing is asked', () => {
  const namesIn = (...lines: string[]) => read([PAYPAL, ...lines]).kinds.kinds.map(({ name }) => name);
  const row = (type: string, date = '02/27/2026', gross = '50.00') =>
    `${date},10:00:00,${type},Completed,EUR,${gross},-1.00,49.00,T${type.length}`;

  it('of what came to nothing, what a rule leaves out, and rows of another fault', () => {
    expect(namesIn(row('Moon Dust'), row('Moon Light (failed)'), row('General Hold'))).toEqual(['Moon Dust']);
    expect(read([PAYPAL, row('Website Payment', '02/31/2026')]).kinds.kinds).toEqual([]);
  });

  it('of a name that says somebody, or that would stand for others', () => {
    const { kinds, others } = read([PAYPAL, row('Moon Dust'), row('of a@b.example'), row('Moon *')]).kinds;
    expect(kinds.map(({ name }) => name)).toEqual(['Moon Dust']);
    expect(others).toBe(2);
  });

  it('and a row of which the amount or day cannot be read stays left out, whatever its kind is said to be', () => {
    const rows = [PAYPAL, row('Moon Dust', '02/31/2026'), row('Moon Dust', '02/27/2026', 'abc')];
    expect(said(read(rows, { 'Moon Dust': 'base' }))).toEqual([
      expect.stringContaining('no date of the calendar'),
      expect.stringContaining('is no amount'),
    ]);
  });
});

it('an answer takes only rows that no rule takes: a part of its name, or the sign of an amount, tells them first', () => {
  const rows = (net: string) => [
    PAYPAL,
    `02/27/2026,10:00:00,Lunar Refund,Completed,EUR,${net},0.00,${net},T1`,
    `02/28/2026,10:00:00,Lunar,Completed,EUR,${net},0.00,${net},T2`,
  ];
  const kinds = { Lunar: 'base', 'Lunar Refund': 'base' } as const;
  expect(said(read(rows('-5.00'), kinds))).toEqual(['adjustments -500', 'base -500']);
});

it('of the rest of a file nothing changes by an answer, and the total holds', () => {
  const kindOf = fc.constantFrom('charge', 'refund', 'payout', 'moon_dust', 'sun', 'fee', 'charge (late)');
  const rowsOf = fc.array(fc.tuple(kindOf, fc.integer({ min: -9999, max: 9999 })), { minLength: 1 });
  const useOf = fc.constantFrom('base', 'adjustments', 'fees', 'payout');
  fc.assert(
    fc.property(rowsOf, useOf, useOf, (rows, one, other) => {
      const lines = rows.map(
        ([type, cents], at) =>
          `2026-11-02,usd,${(cents / 100).toFixed(2)},0.00,${(cents / 100).toFixed(2)},${type},txn_${at}`,
      );
      const plain = read([STRIPE, ...lines]);
      const answered = read([STRIPE, ...lines], { moon_dust: one, sun: other });
      const known = [...recordedByKey(plain.items)].filter(([, item]) => item.kind !== 'leftOut');
      const all = recordedByKey(answered.items);
      for (const [key, item] of known) expect(all.get(key)).toEqual(item);
      expect(answered.control.map(({ file }) => file)).toEqual(plain.control.map(({ file }) => file));
      expect(answered.control.filter(({ ok }) => !ok)).toEqual([]);
      expect(answered.items.filter(({ kind }) => kind === 'leftOut')).toEqual([]);
    }),
  );
});

describe('every preset with answers is one mapping', () => {
  it.each(PRESETS.map(({ id }) => id))(
    '%s: that says all that the preset says, and is short enough to be kept',
    (id) => {
      const preset = presetById(id);
      const kinds = Object.fromEntries(
        (preset ? usesOfKinds(preset) : []).map((use) => [`Moon ${use}`, use]),
      );
      const mapping = mappingWithKinds({ presetId: id, mapping: null }, kinds) ?? {};
      const kept = JSON.parse(JSON.stringify(mapping));
      const { lines, ...rest } = parseMapping(kept);
      expect({ ...rest, lines: lines.slice(0, preset?.lines.length) }).toEqual(preset);
      const [first = '', ...names] = Object.keys(kinds);
      const said = saidOfKinds(kept, {
        ofPreset: kindsOfPreset(id),
        names: [...names.map((name) => name.toUpperCase()), 'Sun'],
      });
      expect(said.elsewhere).toEqual(first === '' ? {} : { [first]: kinds[first] });
      expect(Object.values(said.here)).toEqual(names.map((name) => kinds[name]));
      expect(Object.keys(said.here)).toEqual(names.map((name) => name.toUpperCase()));
      expect(JSON.stringify(kept).length).toBeLessThan(50_000);
    },
  );

  it('by which a file is read the same, under the same keys', () => {
    const kinds = { moon_dust: 'base' } as const;
    const lines = [STRIPE, CHARGE, MOON];
    const mapping = mappingWithKinds({ presetId: 'stripe', mapping: null }, kinds);
    const byMapping = readOrThrow([...lines, ''].join('\n'), { mapping });
    expect(recordedByKey(byMapping.items)).toEqual(recordedByKey(read(lines, kinds).items));
    expect(byMapping.kinds.kinds).toEqual([]);
  });

  it('as is a mapping of a person’s own', () => {
    const own = {
      name: 'Stalls',
      layouts: [{ columns: { date: 'Day', type: 'What' }, money: { sum: 'Sum' }, currency: 'EUR' }],
      lines: [{ types: ['Sale'], parts: [{ column: 'sum', to: 'base' }] }],
      control: { column: 'sum', terms: { base: 1, fees: -1 } },
    };
    const file = 'Day,What,Sum\n2026-02-02,Sale,5.00\n2026-02-02,Rent,-2.00\n';
    const kinds = { Rent: 'fees' } as const;
    const whole = mappingWithKinds({ presetId: null, mapping: own }, kinds);
    expect(said(readOrThrow(file, { mapping: whole }))).toEqual(['base 500', 'fees 200']);
    expect(said(readOrThrow(file, { mapping: own, kinds }))).toEqual(['base 500', 'fees 200']);
  });
});
