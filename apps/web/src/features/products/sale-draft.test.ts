import { asLocalDate } from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import { emptySale, readSale, readUnits, type SaleDraft } from './sale-draft.ts';
import { readSignedUnits } from './sale-field.tsx';
import { earningOfSale, saleFaults } from './sale-input.ts';
import { saleSentence } from './sale-sentence.ts';

const prices = [
  { currency: 'USD', validFrom: '2026-06-01', price: '15' },
  { currency: 'USD', validFrom: '2026-01-01', price: '12.345678' },
  { currency: 'JPY', validFrom: '2026-01-01', price: '1800' },
];
const empty = emptySale({
  id: 'a',
  platformId: 'gumroad',
  currency: 'USD',
  soldOn: asLocalDate('2026-11-12'),
});
const read = (given: Partial<SaleDraft> = {}) => readSale({ ...empty, ...given }, { prices, decimal: '.' });

describe('what a sale brought', () => {
  test('starts with the price that was valid on its day, times the units, exactly', () => {
    expect(read({ units: '3' })).toMatchObject({ revenueText: '45.00', revenue: 45_000_000n, faults: {} });
    const early = read({ units: '3', soldOn: '2026-05-31' });
    expect(early).toMatchObject({ revenueText: '37.037034', revenue: 37_037_034n, faults: {} });
    expect(read({ currency: 'JPY', units: '2' })).toMatchObject({ revenueText: '3600' });
  });

  test('has to be written where no price is known, and may be nothing', () => {
    expect(read({ soldOn: '2025-12-31' })).toMatchObject({
      price: null,
      revenueText: '',
      faults: { revenue: expect.any(String) },
    });
    expect(read({ currency: 'EUR' }).price).toBeNull();
    expect(read({ currency: 'EUR', revenue: '0' })).toMatchObject({ revenue: 0n, faults: {} });
  });

  test('stays as it was typed whatever units and day become', () => {
    expect(read({ revenue: '40', units: '3' }).revenue).toBe(40_000_000n);
    expect(read({ revenue: '40', units: '9', soldOn: '2026-02-01' }).revenue).toBe(40_000_000n);
    expect(read({ revenue: '' }).faults).toHaveProperty('revenue');
  });

  test('is written without a minus', () => {
    expect(read({ revenue: '-5' }).faults).toHaveProperty('revenue');
    expect(read({ units: '-1' }).faults['units']).toContain('Came back');
  });
});

test('units are whole, at least one and not beyond all measure', () => {
  expect(['3', ' 12 ', '1000000'].map(readUnits)).toEqual([3, 12, 1_000_000]);
  expect(['', '0', '1.5', '-2', 'two', '1000001', '99999999'].map(readUnits)).toEqual(Array(7).fill(null));
  expect(['3', '-3', '−3', '3.5', ''].map(readSignedUnits)).toEqual([3, -3, -3, 0, 0]);
});

test('platform and day have to be there', () => {
  expect(Object.keys(read({ platformId: null, soldOn: 'soon', revenue: '1' }).faults)).toEqual([
    'platformId',
    'soldOn',
  ]);
});

describe('the earning of it', () => {
  test('has the revenue as base and the fees beside it', () => {
    const draft = { ...empty, units: '3', fees: '4.5', adjustsId: 'ignored for a sale' };
    expect(earningOfSale('p', draft, read(draft))).toMatchObject({
      id: 'a',
      components: { base: '45', fees: '4.5' },
      sale: { productId: 'p', units: 3 },
      adjustsId: null,
    });
  });

  test('of units that came back takes money and units away, gives fees back, and names the sale', () => {
    const draft = { ...empty, isReturn: true, units: '1', fees: '1.5', adjustsId: 's' };
    expect(earningOfSale('p', draft, read(draft))).toMatchObject({
      components: { adjustments: '-15', fees: '-1.5' },
      sale: { productId: 'p', units: -1 },
      adjustsId: 's',
    });
  });

  test('has its faults named by the fields of the sale', () => {
    expect(saleFaults({ 'components.adjustments': 'a', earnedOn: 'b', note: 'c' })).toEqual({
      revenue: 'a',
      soldOn: 'b',
      note: 'c',
    });
  });
});

test('the sentence keeps up with what is typed', () => {
  const say = (given: Partial<SaleDraft>) =>
    saleSentence({ ...empty, ...given }, read(given), {
      productName: 'Presets',
      platformName: 'Gumroad',
      locale: 'en-US',
    })
      .map(({ text }) => text)
      .join('')
      .replaceAll('\u00a0', ' ');
  expect(say({ units: '3', fees: '4.5' })).toBe('3 × Presets on Gumroad: $45.00, $40.50 after fees.');
  expect(say({})).toBe('1 × Presets on Gumroad: $15.00.');
  expect(say({ isReturn: true })).toBe('1 × Presets came back: −$15.00.');
  expect(say({ units: '' })).toBe('How many Presets?');
  expect(say({ revenue: 'x' })).toBe('1 × Presets on Gumroad.');
});
