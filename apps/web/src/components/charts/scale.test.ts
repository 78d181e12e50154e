import { describe, expect, test } from 'vitest';
import { roundStep, scaleOf, shownLabels } from './scale.ts';

const box = { top: 40, bottom: 214, lines: 3 };

describe('a scale', () => {
  test.each([
    [1653, 3, 1000],
    [1500, 3, 500],
    [7, 4, 2],
    [0.4, 4, 0.1],
    [0, 3, 1],
  ])('over a span of %d with %d lines steps by %d', (span, lines, step) => {
    expect(roundStep(span, lines)).toBeCloseTo(step, 10);
  });

  test('of sums holds zero at the foot and the largest value below the top', () => {
    const scale = scaleOf({ ...box, values: [1322.4, 1653, 1196.61], fromZero: true });
    expect(scale.ticks).toEqual([0, 1000, 2000]);
    expect(scale.at(0)).toBe(214);
    expect(scale.at(2000)).toBe(40);
    expect(scale.at(1000)).toBe(127);
  });

  test('of sums goes below zero where refunds do', () => {
    const scale = scaleOf({ ...box, values: [100, -30], fromZero: true });
    expect(scale.ticks).toEqual([-50, 0, 50, 100]);
    expect(scale.at(-30)).toBeGreaterThan(scale.at(0));
  });

  test('of rates stays near the rates', () => {
    const scale = scaleOf({ ...box, values: [22.7, 29.34], fromZero: false });
    expect(scale.ticks[0]).toBe(20);
    expect(scale.ticks.at(-1)).toBe(30);
  });

  test('of nothing, and of one value, still has two lines', () => {
    expect(scaleOf({ ...box, values: [], fromZero: true }).ticks.length).toBeGreaterThan(1);
    expect(scaleOf({ ...box, values: [25], fromZero: false }).ticks.length).toBeGreaterThan(1);
  });

  test('has labels without the crumbs of binary fractions', () => {
    expect(scaleOf({ ...box, values: [0.3], fromZero: true, lines: 3 }).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  });
});

test('labels are thinned out from the last one', () => {
  expect(shownLabels(7, 7)).toEqual(Array(7).fill(true));
  expect(shownLabels(5, 3)).toEqual([true, false, true, false, true]);
});
