import type { EarningView } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { groupByDay, sumsInWords } from './day-groups.ts';

function earning(earnedOn: string, currency: string, net: string): EarningView {
  return { earnedOn, currency, net } as EarningView;
}

test('days keep their order and add up each currency for itself, rounding once', () => {
  const groups = groupByDay([
    earning('2026-11-13', 'USD', '6.816'),
    earning('2026-11-13', 'USD', '6.816'),
    earning('2026-11-13', 'EUR', '10'),
    earning('2026-11-13', 'USD', '6.816'),
    earning('2026-11-12', 'USD', '-1'),
  ]);
  expect(groups.map(({ day, earnings }) => [day, earnings.length])).toEqual([
    ['2026-11-13', 4],
    ['2026-11-12', 1],
  ]);
  expect(groups.map(({ net }) => sumsInWords(net, 'en-US'))).toEqual(['$20.45 and €10.00', '−$1.00']);
});
