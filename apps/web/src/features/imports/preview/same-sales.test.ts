import { PRESETS, SAME_SALES } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { othersOfSameSales } from './same-sales.ts';

test('the other files of the same sales are known by what reads them', () => {
  expect(['gumroad', 'gumroad-sales', 'stripe', 'mapping'].map(othersOfSameSales)).toEqual([
    ['gumroad-sales'],
    ['gumroad'],
    [],
    [],
  ]);
});

test('presets with the same sales are known, and of one platform', () => {
  for (const ids of SAME_SALES) {
    const platforms = ids.map((id) => PRESETS.find((preset) => preset.id === id)?.platformKey);
    expect(platforms).not.toContain(undefined);
    expect(new Set(platforms).size).toBe(1);
  }
});
