import { decimalFromMicros } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { lineOf } from './item-line.ts';

const rest = { key: 'k', platformName: null, description: 'Landing page', externalId: null };
const file = [
  { row: 2, unit: 'USD', value: '1200' },
  { row: 3, unit: 'USD', value: '-120' },
];

function earning(components: { base: string; fees?: string }, seconds: number | null = null) {
  const hours = seconds === null ? null : ({ clock: 'engaged', seconds } as const);
  return {
    ...rest,
    kind: 'earning',
    rows: file,
    earnedOn: '2026-01-12',
    currency: 'USD',
    components,
    hours,
  } as const;
}

test('an earning says its net, and how it comes from gross where something lies between', () => {
  const line = lineOf({ ...earning({ base: '1200', fees: '120' }, 72_000), rows: [...file] });
  expect(line).toMatchObject({
    rows: [2, 3],
    day: '2026-01-12',
    value: '1080',
    unit: 'USD',
    seconds: 72_000,
  });
  expect(line.steps).toEqual([
    { name: 'gross', value: '1200' },
    { name: 'fees', value: '-120' },
  ]);
  expect(lineOf({ ...earning({ base: '5' }), rows: [...file] }).steps).toEqual([]);
});

test('hours say their time, a payout what its rows say', () => {
  const work = {
    ...rest,
    kind: 'work',
    rows: file,
    workedOn: '2026-01-12',
    clock: 'engaged',
    seconds: 90,
  };
  expect(lineOf(work as Parameters<typeof lineOf>[0])).toMatchObject({ value: '90', unit: 's' });
  const payout = { row: 5, unit: 'USD', value: decimalFromMicros(-1_000_000_000n) };
  const sent = {
    ...rest,
    kind: 'payout',
    rows: [payout],
    paidOn: '2026-01-28',
    currency: 'USD',
    amount: '1000',
  } as const;
  expect(lineOf({ ...sent, rows: [payout] })).toMatchObject({
    value: '-1000',
    unit: 'USD',
    day: '2026-01-28',
  });
  // The amount of this one stands in a text.
  expect(lineOf({ ...sent, rows: [{ ...payout, value: '0' }] })).toMatchObject({
    value: '1000',
    unit: 'USD',
  });
});
