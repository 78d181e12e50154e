import { PRESETS, SAME_SALES } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { mayHoldSameSales, sameSalesIn } from './same-sales.ts';

const of = (presetId: string, state: 'committed' | 'undone' | 'staged' = 'committed') =>
  ({ presetId, state }) as const;

test('an import of the other file of the same sales is found, unless it does not count', () => {
  const sales = of('gumroad-sales');
  expect(sameSalesIn('gumroad', [of('gumroad'), of('gumroad-sales', 'undone'), sales])).toBe(sales);
  expect(sameSalesIn('gumroad', [of('gumroad'), of('gumroad-sales', 'undone')])).toBeNull();
  expect(sameSalesIn('stripe', [sales])).toBeNull();
  expect([
    mayHoldSameSales('gumroad-sales'),
    mayHoldSameSales('stripe'),
    mayHoldSameSales('mapping'),
  ]).toEqual([true, false, false]);
});

test('presets with the same sales are known, and of one platform', () => {
  for (const ids of SAME_SALES) {
    const platforms = ids.map((id) => PRESETS.find((preset) => preset.id === id)?.platformKey);
    expect(platforms).not.toContain(undefined);
    expect(new Set(platforms).size).toBe(1);
  }
});
