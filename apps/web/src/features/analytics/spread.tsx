import { ANALYTICS_FLOORS } from '@earntrack/contract';
import { microsFromDecimal } from '@earntrack/domain';
import { Distribution, placeAmongBins } from '../../components/charts/index.ts';
import { drawn } from '../dashboard/index.ts';
import { countText, moneyText } from './money-words.ts';
import type { SectionProps } from './report.tsx';
import { Section } from './section.tsx';
import { SizeRows } from './size-rows.tsx';
import { spreadPoints } from './spread-points.ts';

/** How many earnings there are of each size. */
export function Spread(props: SectionProps) {
  const { report, search, locale } = props;
  const { spread, currency } = report;
  if (spread.earningCount === 0) return null;
  if (spread.isUnderFloor || spread.median === null) return <TooFewEarnings {...props} />;
  const words = { currency, locale };
  const bins = spread.bins.map(({ from, to }) => ({ from: edgeOf(from), to: edgeOf(to) }));
  const number = new Intl.NumberFormat(locale);
  const middle = moneyText(spread.median, words);
  return (
    <Section
      id="spread"
      heading="How earnings spread"
      note={`Half of ${countText(spread.earningCount, locale)} brought ${middle} net or less.`}
    >
      <Distribution
        name="Earnings by net"
        points={spreadPoints(spread, { ...words, search })}
        headings={['Net', 'Earnings', 'Together']}
        median={{
          at: placeAmongBins(drawn(microsFromDecimal(spread.median)), bins),
          text: `median ${middle}`,
        }}
        axisLabel={(value) => (Number.isInteger(value) ? number.format(value) : '')}
      />
      {search.size && <SizeRows {...props} />}
    </Section>
  );
}

function edgeOf(edge: string | null): number | null {
  return edge === null ? null : drawn(microsFromDecimal(edge));
}

/** Says what is missing, and nothing that would be chance. */
function TooFewEarnings({ report, locale }: SectionProps) {
  return (
    <Section id="spread" heading="How earnings spread">
      <p className="muted">
        How large your earnings usually are needs at least {ANALYTICS_FLOORS.spread.earnings} of them. So far
        there {report.spread.earningCount === 1 ? 'is' : 'are'}{' '}
        {countText(report.spread.earningCount, locale)}.
      </p>
    </Section>
  );
}
