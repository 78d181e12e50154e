import { asCurrency, formatRate, microsFromDecimal } from '@earntrack/domain';
import { type BarPoint, BreakdownBars } from '../../components/charts/index.ts';
import { Mark } from '../../components/mark.tsx';
import { drawn } from '../dashboard/index.ts';
import { countText, FEW, moneyText, spokenCount } from './money-words.ts';
import type { SectionProps } from './report.tsx';
import { earningsBehind } from './rows-behind.ts';
import { Section } from './section.tsx';

interface Part {
  net: string;
  earningCount: number;
}

type PartWords = Pick<SectionProps, 'report' | 'locale'>;

/** What every bar has in common: its length, its amount, and how many earnings stand behind it. */
function barOf({ net, earningCount }: Part, { report, locale }: PartWords) {
  const micros = microsFromDecimal(net);
  return {
    value: drawn(micros),
    isNegative: micros < 0n,
    isThin: earningCount < FEW,
    reading: {
      value: moneyText(net, { currency: report.currency, locale }),
      detail: spokenCount(earningCount, locale),
    },
  };
}

/** Net of each platform, with its honest rate. */
export function ByPlatform(props: SectionProps) {
  const { view, report, locale, platformOf } = props;
  const rows = report.platforms.filter(({ earningCount }) => earningCount > 0);
  if (rows.length < 2) return null;
  const points = rows.map((row): BarPoint => {
    const { name = 'A platform', colour = 8 } = platformOf(row.platformId) ?? {};
    const bar = barOf(row, props);
    const rate = row.rate.rate
      ? formatRate(microsFromDecimal(row.rate.rate), asCurrency(report.currency), locale)
      : null;
    return {
      ...bar,
      key: row.platformId,
      name,
      colour,
      mark: <Mark name={name} colour={colour} />,
      reading: { ...bar.reading, detail: [rate, bar.reading.detail].filter(Boolean).join(', ') },
      cells: [bar.reading.value, rate ?? '—', String(row.earningCount)],
      link: earningsBehind(view.period, { currency: report.currency, platform: row.platformId }),
    };
  });
  return (
    <Section id="by-platform" heading="By platform">
      <BreakdownBars
        name="Net by platform"
        points={points}
        headings={['Platform', 'Net', 'Rate', 'Earnings']}
      />
    </Section>
  );
}

/** Net of each product, with the units sold. */
export function ByProduct(props: SectionProps) {
  const { view, report, locale } = props;
  const { products, withoutProduct } = report;
  if (products.length === 0) return null;
  const number = new Intl.NumberFormat(locale);
  const points = products.map((row): BarPoint => {
    const bar = barOf(row, props);
    const units = `${number.format(row.units).replace('-', '−')} ${row.units === 1 ? 'unit' : 'units'}`;
    return {
      ...bar,
      key: row.productId,
      name: row.name,
      colour: 0,
      reading: { ...bar.reading, detail: `${units}, ${bar.reading.detail}` },
      cells: [bar.reading.value, number.format(row.units), String(row.earningCount)],
      link: earningsBehind(view.period, { currency: report.currency, product: row.productId }),
    };
  });
  return (
    <Section id="by-product" heading="By product" note={apartNote(withoutProduct, 'of no product', props)}>
      <BreakdownBars
        name="Net by product"
        points={points}
        headings={['Product', 'Net', 'Units', 'Earnings']}
      />
    </Section>
  );
}

/** Net of each tag. */
export function ByTag(props: SectionProps) {
  const { view, report } = props;
  const { tags, untagged } = report;
  if (tags.length === 0) return null;
  const points = tags.map((row): BarPoint => {
    const bar = barOf(row, props);
    return {
      ...bar,
      key: row.tag,
      name: row.tag,
      colour: 0,
      cells: [bar.reading.value, String(row.earningCount)],
      link: earningsBehind(view.period, { currency: report.currency, tag: row.tag }),
    };
  });
  const apart = apartNote(untagged, 'without a tag', props);
  return (
    <Section
      id="by-tag"
      heading="By tag"
      note={`An earning with two tags counts under each, so tags do not add up.${apart ? ` ${apart}` : ''}`}
    >
      <BreakdownBars name="Net by tag" points={points} headings={['Tag', 'Net', 'Earnings']} />
    </Section>
  );
}

/** What is in none of the bars. */
function apartNote({ net, earningCount }: Part, what: string, { report, locale }: PartWords): string | null {
  if (earningCount === 0) return null;
  const money = moneyText(net, { currency: report.currency, locale });
  return `Not here: ${money} from ${countText(earningCount, locale)} ${what}.`;
}
