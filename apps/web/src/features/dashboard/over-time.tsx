import type { DashboardView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import { type ChartPoint, ChartTable, TimeChart } from '../../components/charts/index.ts';
import { useProfile } from '../../lib/session.ts';
import { pointsOf } from './over-time-points.ts';

const UNITS = {
  day: { heading: 'Day by day', column: 'Day' },
  week: { heading: 'Week by week', column: 'Week' },
  month: { heading: 'Month by month', column: 'Month' },
  year: { heading: 'Year by year', column: 'Year' },
} as const;

/** Two figures are said, not drawn; a single one stands above already. */
const DRAWN_FROM = 3;

interface OverTimeProps {
  view: DashboardView;
  currency: string;
}

export function hasChart({ buckets }: DashboardView, currency: string): boolean {
  return buckets.filter((bucket) => bucket.currency === currency).length >= DRAWN_FROM;
}

/** Net over time, with and without hours, and the rate on the same days. */
export function OverTime({ view, currency }: OverTimeProps) {
  const { locale } = useProfile();
  const points = pointsOf(view, currency, locale);
  if (points.length < 2) return null;
  return hasChart(view, currency) ? (
    <Drawn view={view} currency={currency} points={points} />
  ) : (
    <Said view={view} points={points} />
  );
}

/** Each column in words, leading to its rows. */
function Said({ view, points }: { view: DashboardView; points: readonly ChartPoint[] }) {
  return (
    <section aria-labelledby="over-time">
      <div className="head">
        <h2 id="over-time" tabIndex={-1}>
          {UNITS[view.bucketUnit].heading}
        </h2>
      </div>
      <ul className="rows">
        {points.map(({ key, name, reading, link }) => (
          <li key={key}>
            <Link {...link} className="row unmarked">
              <span className="t">
                {name}
                {reading.detail && <span className="s">{reading.detail}</span>}
              </span>
              <span className="n">{reading.value}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Drawn({ view, currency, points }: OverTimeProps & { points: readonly ChartPoint[] }) {
  const { locale } = useProfile();
  const { heading, column } = UNITS[view.bucketUnit];
  const label = axisLabels(currency, locale);
  return (
    <section aria-labelledby="over-time">
      <div className="head">
        <h2 id="over-time" tabIndex={-1}>
          {heading}
        </h2>
        <p className="keys">
          <span>
            <i className="key solid" />
            with hours
          </span>
          <span>
            <i className="key hatched" />
            no hours recorded
          </span>
        </p>
      </div>
      <TimeChart
        name={`Net and hourly rate, ${heading.toLowerCase()}`}
        points={points}
        columnLabel={label('')}
        stripLabel={label('/h')}
      />
      <ChartTable
        caption={`Net and hourly rate, ${heading.toLowerCase()}`}
        headings={[column, 'Net', 'With hours', 'Rate']}
        points={points}
      />
    </section>
  );
}

/** Short round numbers; the highest one carries the currency and the unit. */
function axisLabels(currency: string, locale: string) {
  const short = { notation: 'compact', maximumFractionDigits: 1 } as const;
  const plain = new Intl.NumberFormat(locale, short);
  const money = new Intl.NumberFormat(locale, {
    ...short,
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
  });
  return (unit: string) => (value: number, isHighest: boolean) =>
    `${(isHighest ? money : plain).format(value).replace('-', '−')}${isHighest ? unit : ''}`;
}
