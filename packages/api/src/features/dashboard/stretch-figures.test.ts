import { addDays, asCurrency, asLocalDate, type DateRange, honestRate, type Work } from '@earntrack/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EarningSums } from './dashboard.queries.ts';
import { type RateRules, stretchFigures } from './stretch-figures.ts';

const USD = asCurrency('USD');
const day = fc.integer({ min: 1, max: 122 }).map((days) => addDays(asLocalDate('2026-08-31'), days));
const platformId = fc.constantFrom('a', 'b');

const earnings: fc.Arbitrary<EarningSums> = fc
  .record({ platformId, earnedOn: day, cents: fc.integer({ min: -5_000, max: 90_000 }) })
  .map(({ cents, ...place }) => {
    const netMicros = BigInt(cents) * 10_000n;
    const positiveMicros = netMicros > 0n ? netMicros : 0n;
    const sums = { grossMicros: netMicros, feesMicros: 0n, netMicros, tipsMicros: 0n };
    const money = { ...sums, beforeTaxMicros: netMicros, positiveMicros };
    return {
      ...place,
      ...money,
      currency: USD,
      hasOwnHours: false,
      earningCount: 1,
      paidCount: 1,
      hasCorrections: false,
    };
  });

const work: fc.Arbitrary<Work> = fc
  .record({
    platformId,
    workedOn: day,
    startHour: fc.integer({ min: 0, max: 23 }),
    hours: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ platformId: id, workedOn, startHour, hours }) => {
    const startMs = Date.parse(`${workedOn}T00:00:00Z`) + startHour * 3_600_000;
    return {
      platformIds: [id],
      workedOn,
      ownCurrency: null,
      seconds: { online: hours * 3600 },
      span: { startMs, endMs: startMs + hours * 3_600_000, clock: 'online' },
    };
  });

const weekStarts = fc.record({
  a: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
  b: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
} as const);

const MONTHS = [
  ['2026-09-01', '2026-09-30'],
  ['2026-10-01', '2026-10-31'],
  ['2026-11-01', '2026-11-30'],
  ['2026-12-01', '2026-12-31'],
] as const;

test('the money, the covered money and the hours of the months are those of the year, whatever lies across their ends', () => {
  fc.assert(
    fc.property(
      fc.array(earnings, { maxLength: 20 }),
      fc.array(work, { maxLength: 20 }),
      weekStarts,
      (money, time, starts) => {
        const rules: RateRules = {
          profile: { currency: USD, week_start: 1, basis: 'cash' },
          platforms: (['a', 'b'] as const).map((id) => ({ id, currency: USD, week_start: starts[id] })),
          sharedTime: 'even',
        };
        const figures = ([from, to]: readonly [string, string]) => {
          const range: DateRange = { from: asLocalDate(from), to: asLocalDate(to) };
          const {
            earnings: inside,
            parts,
            workedSeconds,
          } = stretchFigures({ earnings: money, work: time, range }, rules);
          const { coveredMicros, countedSeconds, workedSeconds: ofRate } = honestRate(parts);
          const net = inside.reduce((sum, { netMicros }) => sum + netMicros, 0n);
          expect(ofRate).toBe(workedSeconds);
          return { net, coveredMicros, workedSeconds, countedSeconds };
        };
        const months = MONTHS.map(figures);
        const year = figures(['2026-09-01', '2026-12-31']);
        expect(months.reduce((sum, month) => sum + month.net, 0n)).toBe(year.net);
        expect(months.reduce((sum, month) => sum + month.coveredMicros, 0n)).toBe(year.coveredMicros);
        // Each figure is rounded to the second once, so a sum of months can be off by as many halves.
        const hours = (name: 'workedSeconds' | 'countedSeconds') =>
          Math.abs(months.reduce((sum, month) => sum + month[name], 0) - year[name]);
        expect(hours('workedSeconds')).toBeLessThanOrEqual(2);
        expect(hours('countedSeconds')).toBeLessThanOrEqual(2);
      },
    ),
  );
});
