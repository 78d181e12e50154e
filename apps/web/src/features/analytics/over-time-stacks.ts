import type { CurrencyReportView, PlatformView, StackView } from '@earntrack/contract';
import { type BucketUnit, decimalFromMicros, microsFromDecimal, sumMicros } from '@earntrack/domain';
import type { Series, StackPoint } from '../../components/charts/index.ts';
import { dateText } from '../../lib/days.ts';
import { BUCKET_LABELS, BUCKET_NAMES, drawn } from '../dashboard/index.ts';
import { countText, moneyText, type MoneyWords } from './money-words.ts';
import { earningsBehind } from './rows-behind.ts';

/** So many platforms have a colour of their own in the columns; the smaller ones are gathered. */
const OWN_SERIES = 5;

export interface StackSeries extends Series {
  name: string;
  platformIds: readonly string[];
}

/** The platforms by net, the largest first and so at the foot of the columns. */
export function seriesOf(
  report: CurrencyReportView,
  platformOf: (id: string) => Pick<PlatformView, 'name' | 'colour'> | undefined,
): StackSeries[] {
  const earning = report.platforms.filter(({ earningCount }) => earningCount > 0);
  const single = earning.length <= OWN_SERIES + 1 ? earning : earning.slice(0, OWN_SERIES);
  const rest = earning.slice(single.length).map(({ platformId }) => platformId);
  const own = single.map(({ platformId }) => {
    const { name = 'A platform', colour = 8 } = platformOf(platformId) ?? {};
    return { key: platformId, name, letters: lettersOf(name), colour, platformIds: [platformId] };
  });
  if (rest.length === 0) return own;
  return [...own, { key: 'rest', name: `${rest.length} others`, letters: '', colour: 0, platformIds: rest }];
}

function lettersOf(name: string): string {
  return Array.from(name.trim()).slice(0, 2).join('');
}

interface StackWords extends MoneyWords {
  unit: BucketUnit;
  today: string;
}

export function stackPoints(
  buckets: readonly StackView[],
  series: readonly StackSeries[],
  words: StackWords,
): StackPoint[] {
  return buckets.map((bucket) => stackPoint(bucket, series, words));
}

function stackPoint(bucket: StackView, series: readonly StackSeries[], words: StackWords): StackPoint {
  const { unit, today, locale } = words;
  const micros = series.map(({ platformIds }) =>
    sumMicros(
      bucket.parts
        .filter((part) => platformIds.includes(part.platformId))
        .map(({ net }) => microsFromDecimal(net)),
    ),
  );
  const date = dateText(bucket.from, locale, BUCKET_NAMES[unit]);
  const texts = micros.map((sum) => (sum === 0n ? '—' : moneyText(decimalFromMicros(sum), words)));
  const made = series.flatMap(({ name }, index) => (micros[index] === 0n ? [] : [`${name} ${texts[index]}`]));
  const isAhead = bucket.from > today;
  return {
    key: bucket.from,
    label: dateText(bucket.from, locale, BUCKET_LABELS[unit]).replace(',', ''),
    name: unit === 'week' ? `Week of ${date}` : date,
    values: micros.map(drawn),
    isNow: bucket.from <= today && today <= bucket.to,
    reading: readingOf(bucket, { made, isAhead, words }),
    cells: [isAhead ? '—' : moneyText(bucket.net, words), ...texts, String(bucket.earningCount)],
    link: earningsBehind(bucket, { currency: words.currency }),
  };
}

interface ReadingWords {
  made: readonly string[];
  isAhead: boolean;
  words: MoneyWords;
}

function readingOf({ net, earningCount }: StackView, { made, isAhead, words }: ReadingWords) {
  if (earningCount === 0) return { value: isAhead ? 'still to come' : 'nothing recorded', detail: '' };
  return {
    value: moneyText(net, words),
    detail: [...(made.length > 1 ? made : []), countText(earningCount, words.locale)].join(', '),
  };
}
