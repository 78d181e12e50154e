import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingWithKinds } from '../mapping/kind-answers.ts';
import type { Statement } from '../statement.ts';
import { readOrThrow } from '../testing/read-fixture.ts';
import { toWireItems } from '../wire.ts';
import { holdsPeople, isPersonalColumn, withoutNames, withoutPersonal } from './personal.ts';

const nameOf = fc
  .tuple(
    fc.constantFrom('Mariella', 'Piet', 'Jean-Luc', 'Zoë', 'ÖZLEM', 'Niamh'),
    fc.constantFrom('van der', '', '', 'de'),
    fc.constantFrom('Jansenius', "O'Brienne", 'Włodarska', 'Quispe', 'KOVAČEVIĆ'),
  )
  .map((words) => words.filter(Boolean).join(' '));
/** With the name at NAME. */
const WITH_NAME = [
  'Payment from NAME',
  'Refund to NAME (late)',
  'Refused by NAME',
  'sent by NAME, thanks',
  'Zahlung von NAME',
  'NAME',
  'Sale NAME #1',
  'Cancelled: NAME',
  'Hold on NAME (failed)',
];
const KINDS = ['Sale', 'Payment*', 'Zahlung*'].map((type) => ({
  types: [type],
  parts: [{ column: 'paid', to: 'base' }],
}));
const LAYOUT = {
  columns: { date: 'When', type: 'Kind', status: 'State', description: 'What', id: 'No' },
  money: { paid: 'Paid' },
  currency: 'EUR',
};
const MAPPING = {
  name: 'Shop',
  layouts: [LAYOUT],
  lines: [{ where: { status: ['Cancel*', 'Hold*', 'sent*'] }, skip: 'it came to nothing' }, ...KINDS],
  control: { column: 'paid', terms: { base: 1 } },
};

/** All that may be sent and kept of a file: its items, why, and a mapping in which every kind has an answer. */
function sentOf({ why, items, kinds, presetId }: Statement, mapping: Record<string, unknown> | null): string {
  const answers = Object.fromEntries(kinds.kinds.map(({ name }) => [name, 'base' as const]));
  const kept = mappingWithKinds({ presetId, mapping }, answers);
  return JSON.stringify([
    why,
    toWireItems({ items }),
    kinds.kinds.map(({ example }) => example.description),
    kept,
  ]).toLowerCase();
}

const hidden = (sent: string, name: string) =>
  expect(name.split(' ').filter((word) => word.length > 3 && sent.includes(word.toLowerCase()))).toEqual([]);

describe('names of others', () => {
  it('are left out of the texts of a row that says their first and last names in two columns', () => {
    const header = 'platform,date,amount,currency,Customer first name,Customer surname,Host first name,notes';
    const told = (notes: string, names = 'Ana,Sample,Bo') =>
      readOrThrow(`${header}\nE,2026-01-02,5,EUR,${names},"${notes}"\n`);
    const { items, personalColumns } = told('Lamp for Ana Sample');
    expect(personalColumns).toEqual(['Customer first name', 'Customer surname', 'Host first name']);
    expect(items).toMatchObject([{ description: 'Lamp for (name left out)' }]);
    expect(told('SAMPLE, ANA paid').items).toMatchObject([{ description: '(name left out) paid' }]);
    expect(told('Bo Sample paid').items).toMatchObject([{ description: 'Bo Sample paid' }]);
    expect(told('Lamp of Ana', 'Ana,,Bo').items).toMatchObject([{ description: 'Lamp of Ana' }]);
  });

  it('are left out of what Stripe notes with a payment, and of whom Upwork names beside it', () => {
    const stripe = [
      'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Customer Email,name (metadata),order (metadata)',
      'txn_1,charge,ch_1,120.00,3.78,116.22,usd,2026-04-01 14:03,2026-04-03 00:00,Course for Ana Sample (ana@example.com),ana@example.com,Ana Sample,77',
      '',
    ].join('\n');
    const read = readOrThrow(stripe);
    expect(read.presetId).toBe('stripe');
    expect(read.personalColumns).toEqual(['Customer Email', 'name (metadata)']);
    expect(read.items).toMatchObject([{ description: 'Course for (name left out) ((e-mail left out))' }]);
    expect(read.drift).toBeNull();
    const upwork = [
      'Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,ExchangeRate,Currency,Balance',
      '"Jan 20, 2025",7,Hourly,"Bo Sample for Team North, week 3",,Bo Sample,Team North,Acme Account,,75.00,,USD,75.00',
      '',
    ].join('\n');
    expect(readOrThrow(upwork).items).toMatchObject([
      { description: '(name left out) for (name left out), week 3' },
    ]);
    expect(isPersonalColumn('payment_metadata[email]', false)).toBe(true);
    expect(isPersonalColumn('payment_metadata[order]', false)).toBe(false);
  });

  it('are nowhere in what is sent of a row that says them as its kind, its state or its description', () => {
    const cell = fc.constantFrom('Sale', 'Done', ...WITH_NAME);
    fc.assert(
      fc.property(
        nameOf,
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }),
        (name, rows) => {
          const lines = rows.map((texts, at) => {
            const [kind, state, what] = texts.map((text) => `"${text.replace('NAME', name)}"`);
            return `2026-01-02,${kind},${state},${what},${at % 2 === 0 ? `T${at}` : ''},${at % 3 === 2 ? name : '5.00'},${name},${state}`;
          });
          const file = ['When,Kind,State,What,No,Paid,Buyer name,Remark', ...lines].join('\n');
          hidden(sentOf(readOrThrow(file, { mapping: MAPPING }), MAPPING), name);
          const odd = {
            ...MAPPING,
            layouts: [{ ...LAYOUT, columns: { ...LAYOUT.columns, type: 'Buyer name' } }],
          };
          hidden(sentOf(readOrThrow(file, { mapping: odd }), odd), name);
          const paypal = rows.map((texts, at) => {
            const [type, status, item] = texts.map((text) => `"${text.replace('NAME', name)}"`);
            return `02/27/2026,10:00:00,${name},${type},${status},EUR,50.00,-1.00,49.00,T${at},${item}`;
          });
          const header = 'Date,Time,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Subject';
          hidden(sentOf(readOrThrow([header, ...paypal].join('\n')), null), name);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are not looked for in columns that say of somebody what is no name', () => {
    expect(holdsPeople('Buyer name')).toBe(true);
    for (const name of ['Buyer status', 'Guest type', 'Buyer currency'])
      expect(holdsPeople(name)).toBe(false);
  });

  it('are looked for in cells of any length', () => {
    const long = `Ana ${'a'.repeat(60_000)}`;
    expect(withoutNames(`Sale ${long}`, [long])).toBe(`Sale ${long}`);
    expect(withoutPersonal(`${'a'.repeat(1_000_000)}@`)).toHaveLength(1_000_001);
    expect(withoutPersonal(`order-${'7'.repeat(70)}-ada@example.org`)).toBe('(e-mail left out)');
  });

  it('are told of no row when one of the same kind says whose name it is, and the others are asked about', () => {
    const header = 'Date,Time,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID';
    const row = (name: string, type: string, at: number) =>
      `02/27/2026,10:00:00,${name},${type},Completed,EUR,50.00,-1.00,49.00,T${at}`;
    const lines = [row('', 'Ana Sample', 1), row('Ana Sample', 'Ana Sample', 2), row('', 'Moon Dust', 3)];
    for (const rows of [lines, lines.toReversed()]) {
      const { kinds } = readOrThrow([header, ...rows].join('\n'));
      expect(kinds).toMatchObject({ kinds: [{ name: 'Moon Dust', rows: 1 }], others: 1 });
    }
  });
});
