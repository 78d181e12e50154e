import type { StepsView } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { stepPoints } from './step-points.ts';

const steps = (given: Partial<StepsView>): StepsView => ({
  base: '0',
  tips: '0',
  bonuses: '0',
  adjustments: '0',
  gross: '0',
  reimbursements: '0',
  fees: '0',
  taxesWithheld: '0',
  passThroughTax: '0',
  cashCollected: '0',
  net: '0',
  earningCount: 3,
  ...given,
});
const view = { period: { from: '2026-10-01', to: '2026-12-31' } };
const fallOf = (given: Partial<StepsView>) =>
  stepPoints(steps(given), { view, words: { currency: 'EUR', locale: 'en-GB' } });

test('each step starts where the one before it ended, and the last one is the net', () => {
  const points = fallOf({ base: '100', tips: '10', gross: '110', fees: '20', net: '90' });
  expect(points.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['Base', 0, 100],
    ['Tips', 100, 110],
    ['Gross', 0, 110],
    ['Fees', 110, 90],
    ['Net', 0, 90],
  ]);
  expect(points[3]?.cells).toEqual(['−€20.00', '−18%']);
});

test('nothing but a base is called gross at once', () => {
  const points = fallOf({ base: '100', gross: '100', fees: '20', net: '80' });
  expect(points.map(({ name }) => name)).toEqual(['Gross', 'Fees', 'Net']);
});

test('a fee that was credited back adds, and refunds beyond gross go below zero', () => {
  const points = fallOf({ adjustments: '-30', gross: '-30', fees: '-5', net: '-25' });
  expect(points.map(({ name, from, to }) => [name, from, to])).toEqual([
    ['Adjustments', 0, -30],
    ['Fees', -30, -25],
    ['Net', 0, -25],
  ]);
  expect(points[0]?.cells[1]).toBe('—');
});
