import { describe, expect, it } from 'vitest';
import { parseMapping } from './mapping.ts';
import { PRESETS } from './presets/index.ts';
import { readStatement } from './read-statement.ts';

const mapping = {
  name: 'Tuk-tuk rides',
  layouts: [
    {
      columns: { date: 'Day', type: 'Kind', description: ['From', 'To'] },
      money: { fare: 'Fare', cut: ['Cut', 'Commission'] },
      required: ['date', 'type', 'fare'],
      dateOrder: 'dayFirst',
      decimal: ',',
    },
  ],
  lines: [
    {
      types: ['Ride'],
      parts: [
        { column: 'fare', to: 'base' },
        { column: 'cut', to: 'fees' },
      ],
    },
    { types: ['Transfer'], parts: [{ column: 'fare', to: 'payout', sign: -1 }] },
  ],
  control: { column: 'fare', terms: { base: 1, payout: -1 } },
};

const changed = (change: object) => () => parseMapping({ ...mapping, ...change });
const changedLayout = (change: object) => changed({ layouts: [{ ...mapping.layouts[0], ...change }] });

describe('a mapping', () => {
  it('reads a file that no preset knows, by its own columns and rules', () => {
    const file =
      'Day;Kind;From;To;Fare;Commission\n01/02/2026;Ride;A;B;1.234,50;100,00\n03/02/2026;transfer;;;-900,00;\n';
    expect(readStatement(new TextEncoder().encode(file), { mapping, currency: 'THB' })).toMatchObject({
      kind: 'read',
      statement: {
        presetId: null,
        control: [{ unit: 'THB', file: 334_500_000n, ok: true }],
        items: [
          {
            kind: 'earning',
            earnedOn: '2026-02-01',
            description: 'A · B',
            components: { base: 1_234_500_000n, fees: 100_000_000n },
          },
          { kind: 'payout', amount: 900_000_000n },
        ],
      },
    });
  });

  it('can be any preset written as JSON', () => {
    for (const preset of PRESETS) expect(parseMapping(JSON.parse(JSON.stringify(preset)))).toEqual(preset);
  });

  it('does not send a part of a payout elsewhere, where it would be lost', () => {
    const parts = [
      { column: 'fare', to: 'payout', sign: -1 },
      { column: 'cut', to: 'fees' },
    ];
    expect(changed({ lines: [{ types: ['Transfer'], parts }] })).toThrow(
      'lines[0].parts sends money to "payout" and elsewhere',
    );
  });

  it('says which part of it is wrong', () => {
    expect(() => parseMapping([])).toThrow('The mapping is an object');
    expect(changed({ layout: [] })).toThrow('no part called "layout"');
    expect(changed({ layouts: [] })).toThrow('layouts is a list with at least one entry');
    expect(changedLayout({ columns: {} })).toThrow('layouts[0].columns.date names the column of dates');
    expect(changedLayout({ columns: { date: 'Day', colour: 'x' } })).toThrow('no part called "colour"');
    expect(changedLayout({ currency: 'euro' })).toThrow('layouts[0].currency is no currency code');
    expect(changedLayout({ dateOrder: 'yearFirst' })).toThrow(
      'layouts[0].dateOrder is one of monthFirst, dayFirst',
    );
    expect(changedLayout({ money: { fare: 5 } })).toThrow('layouts[0].money.fare is a list of texts');
    expect(changedLayout({ required: ['date', 'price'] })).toThrow(
      'layouts[0].required[1] is none of its columns',
    );
    expect(changed({ lines: [{ parts: [{ column: 'price', to: 'base' }] }] })).toThrow(
      'lines[0].parts[0].column',
    );
    expect(changed({ lines: [{ parts: [{ column: 'fare', to: 'income' }] }] })).toThrow(
      'lines[0].parts[0].to is one of',
    );
    expect(changed({ lines: [{ parts: [{ column: 'fare', to: 'base', sign: 2 }] }] })).toThrow(
      'sign is 1 or -1',
    );
    expect(changed({ control: { column: 'fare', terms: { base: '1' } } })).toThrow(
      'control.terms.base is 1 or -1',
    );
    expect(readStatement(new Uint8Array([65]), { mapping: 'x' })).toMatchObject({ kind: 'refused' });
  });
});
