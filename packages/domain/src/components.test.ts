import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addComponents,
  beforeTaxOf,
  COMPONENT_NAMES,
  type Components,
  componentsOf,
  grossOf,
  netOf,
} from './components.ts';

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const components = fc.record(
  Object.fromEntries(COMPONENT_NAMES.map((name) => [name, amount])) as Record<
    keyof Components,
    typeof amount
  >,
);

test('gross holds base, tips, bonuses and adjustments; net adds reimbursements and takes fees and withheld tax off', () => {
  const parts = componentsOf({
    base: 96_400_000n,
    tips: 7_200_000n,
    adjustments: -3_050_000n,
    reimbursements: 4_100_000n,
    fees: 20_500_000n,
    taxesWithheld: 1_000_000n,
    passThroughTax: 5_000_000n,
    cashCollected: 12_000_000n,
  });
  expect(grossOf(parts)).toBe(100_550_000n);
  expect(netOf(parts)).toBe(83_150_000n);
  expect(beforeTaxOf(parts)).toBe(84_150_000n);
});

test('tax passed through and cash in hand never change gross or net', () => {
  fc.assert(
    fc.property(components, amount, amount, (parts, passThroughTax, cashCollected) => {
      const changed = { ...parts, passThroughTax, cashCollected };
      return netOf(changed) === netOf(parts) && grossOf(changed) === grossOf(parts);
    }),
  );
});

test('the net of a sum is the sum of the nets', () => {
  fc.assert(
    fc.property(components, components, (a, b) => netOf(addComponents(a, b)) === netOf(a) + netOf(b)),
  );
});
