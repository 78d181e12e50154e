import type { AnalyticsView, StepsView } from '@earntrack/contract';
import { decimalFromMicros, formatShare, type Micros, microsFromDecimal } from '@earntrack/domain';
import type { FallPoint } from '../../components/charts/index.ts';
import { drawn } from '../dashboard/index.ts';
import { countText, moneyText, type MoneyWords } from './money-words.ts';
import { earningsBehind } from './rows-behind.ts';

type StepName = Exclude<keyof StepsView, 'earningCount' | 'passThroughTax' | 'cashCollected'>;

interface Step {
  of: StepName;
  name: string;
  /** Added, taken off, or the sum of what stands above it. */
  kind: 'add' | 'take' | 'sum';
}

const STEPS: readonly Step[] = [
  { of: 'base', name: 'Base', kind: 'add' },
  { of: 'tips', name: 'Tips', kind: 'add' },
  { of: 'bonuses', name: 'Bonuses', kind: 'add' },
  { of: 'adjustments', name: 'Adjustments', kind: 'add' },
  { of: 'gross', name: 'Gross', kind: 'sum' },
  { of: 'reimbursements', name: 'Reimbursements', kind: 'add' },
  { of: 'fees', name: 'Fees', kind: 'take' },
  { of: 'taxesWithheld', name: 'Taxes withheld', kind: 'take' },
  { of: 'net', name: 'Net', kind: 'sum' },
];

interface StepWords {
  view: Pick<AnalyticsView, 'period'>;
  words: MoneyWords;
}

/** The steps in which anything happened; a sum is left out where it would only repeat the line above it. */
export function stepPoints(steps: StepsView, { view, words }: StepWords): FallPoint[] {
  const gross = microsFromDecimal(steps.gross);
  const points: FallPoint[] = [];
  let reached = 0n;
  let sinceSum = 0;
  for (const { of, name, kind } of STEPS) {
    const amount = microsFromDecimal(steps[of]);
    const isSum = kind === 'sum';
    if (isSum ? sinceSum < 2 && of === 'gross' : amount === 0n) continue;
    const signed = kind === 'take' ? -amount : amount;
    const from = isSum ? 0n : reached;
    reached = isSum ? amount : reached + signed;
    sinceSum = isSum ? 0 : sinceSum + 1;
    points.push({
      key: of,
      name: of === 'base' && !hasOtherParts(steps) ? 'Gross' : name,
      from: drawn(from),
      to: drawn(reached),
      isSum,
      reading: {
        value: moneyText(decimalFromMicros(signed), words),
        detail: detailOf(signed, { of, gross, steps, words }),
      },
      cells: [moneyText(decimalFromMicros(signed), words), shareOf(signed, gross, words) ?? '—'],
      link: earningsBehind(view.period, {
        currency: words.currency,
        ...(!isSum && of !== 'gross' && of !== 'net' && { part: of }),
      }),
    });
  }
  return points;
}

/** Without them, the base is the gross. */
function hasOtherParts({ tips, bonuses, adjustments }: StepsView): boolean {
  return [tips, bonuses, adjustments].some((amount) => microsFromDecimal(amount) !== 0n);
}

interface DetailWords {
  of: StepName;
  gross: Micros;
  steps: StepsView;
  words: MoneyWords;
}

function detailOf(amount: Micros, { of, gross, steps, words }: DetailWords): string {
  if (of === 'gross') return countText(steps.earningCount, words.locale);
  const share = shareOf(amount, gross, words);
  return share === null ? '' : `${share} of gross`;
}

/** A share of gross with its sign; null where gross is not positive. */
function shareOf(amount: Micros, gross: Micros, { locale }: MoneyWords): string | null {
  if (gross <= 0n) return null;
  return formatShare(Number((amount * 10_000n) / gross), locale).replace('-', '−');
}
