import { StackedBars } from '../../components/charts/index.ts';
import { Mark } from '../../components/mark.tsx';
import { moneyAxis } from './money-words.ts';
import { seriesOf, stackPoints, type StackSeries } from './over-time-stacks.ts';
import type { SectionProps } from './report.tsx';
import { Section } from './section.tsx';

const COLUMNS = { day: 'Day', week: 'Week', month: 'Month', year: 'Year' } as const;

/** Net over time, each column made of its platforms. */
export function OverTime({ view, report, locale, platformOf }: SectionProps) {
  if (report.buckets.length < 2 || report.steps.earningCount === 0) return null;
  const series = seriesOf(report, platformOf);
  const words = { currency: report.currency, locale };
  const points = stackPoints(report.buckets, series, { ...words, unit: view.bucketUnit, today: view.today });
  const column = COLUMNS[view.bucketUnit];
  return (
    <Section id="over-time" heading="Over time" note={series.length > 1 && <Keys series={series} />}>
      <StackedBars
        name={`Net by ${column.toLowerCase()} and platform`}
        series={series}
        points={points}
        headings={[column, 'Net', ...series.map(({ name }) => name), 'Earnings']}
        axisLabel={moneyAxis(words)}
      />
    </Section>
  );
}

/** Whose letters stand in the columns. */
function Keys({ series }: { series: readonly StackSeries[] }) {
  return (
    <span className="keys">
      {series.map(({ key, name, colour }) => (
        <span key={key}>
          {colour === 0 ? <i className="key rest" /> : <Mark name={name} colour={colour} />} {name}
        </span>
      ))}
    </span>
  );
}
