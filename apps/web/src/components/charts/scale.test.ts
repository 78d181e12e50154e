import { describe, expect, test } from 'vitest';
import { alongScale, placeAmongBins, roundStep, scaleOf, shadeOf, shownLabels, stacked } from './scale.ts';

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

test('a bar is measured from zero, which refunds move inwards', () => {
  expect(alongScale([10, 40])(10)).toBe(25);
  const at = alongScale([-10, 30]);
  expect([at(-10), at(0), at(30)]).toEqual([0, 25, 100]);
  expect(alongScale([])(0)).toBe(0);
});

test('a stack grows up with what was made and down with what went back', () => {
  expect(stacked([5, -2, 3, -1])).toEqual([
    { from: 0, to: 5 },
    { from: 0, to: -2 },
    { from: 5, to: 8 },
    { from: -2, to: -3 },
  ]);
});

test.each([
  [0, 0],
  [-3, 0],
  [0.1, 1],
  [25, 2],
  [100, 5],
])('%d of 100 has shade %d of five', (value, shade) => {
  expect(shadeOf(value, 100, 5)).toBe(shade);
});

test('a value stands within its bin, and in the middle of one with an open end', () => {
  const bins = [
    { from: null, to: 0 },
    { from: 0, to: 10 },
    { from: 10, to: 20 },
    { from: 20, to: null },
  ];
  expect(placeAmongBins(-99, bins)).toBe(12.5);
  expect(placeAmongBins(5, bins)).toBe(37.5);
  expect(placeAmongBins(10, bins)).toBe(50);
  expect(placeAmongBins(99, bins)).toBe(87.5);
});
