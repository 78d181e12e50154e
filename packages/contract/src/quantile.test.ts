import { expect, it } from 'vitest';
import { quantileOf } from './quantile.ts';

const buckets = [
  { upToSeconds: 0.1, count: 50 },
  { upToSeconds: 0.5, count: 90 },
  { upToSeconds: null, count: 100 },
];

it.each([
  [0.25, 0.05],
  [0.5, 0.1],
  [0.7, 0.3],
  [0.9, 0.5],
  [0.95, 0.5],
])(
  'a share of %d lies below %d seconds, as histogram_quantile says of the same buckets',
  (share, seconds) => {
    expect(quantileOf(buckets, share)).toBeCloseTo(seconds, 10);
  },
);

it('nothing has no quantile', () => {
  expect(quantileOf([], 0.95)).toBeNull();
  expect(
    quantileOf(
      [
        { upToSeconds: 0.1, count: 0 },
        { upToSeconds: null, count: 0 },
      ],
      0.95,
    ),
  ).toBeNull();
});
