import type { PlatformTotalsView, PlatformView, RangeView } from '@earntrack/contract';
import { asCurrency, formatRate, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { Mark } from '../../components/mark.tsx';
import { useProfile } from '../../lib/session.ts';
import type { CurrencySectionProps } from './currency-section.tsx';
import { expectedOf } from './platform-words.ts';
import { againstExpected, madeOf, unrankedInWords } from './rank-words.ts';
import { rowsOf } from '../../lib/rows-of.ts';

/** Platforms by what an hour was worth, each against what was expected of it; silent about what has too little. */
export function ByRate({ view, totals, platforms }: CurrencySectionProps) {
  const rows = view.platforms.filter(({ currency }) => currency === totals.currency);
  const ranked = rows
    .filter(({ rank }) => rank !== null)
    .sort((left, right) => (left.rank ?? 0) - (right.rank ?? 0));
  if (ranked.length === 0) return null;
  const platformOf = (id: string) => platforms.find((platform) => platform.id === id);
  const unranked = unrankedInWords(rows, (id) => platformOf(id)?.name ?? 'A platform');
  return (
    <section aria-labelledby="by-rate">
      <div className="head">
        <h2 id="by-rate" tabIndex={-1}>
          What an hour was worth
        </h2>
      </div>
      <ol className="rows ranks">
        {ranked.map((row) => (
          <RankRow
            key={row.platformId}
            row={row}
            platform={platformOf(row.platformId)}
            period={view.period}
          />
        ))}
      </ol>
      {unranked && <p className="basis">{unranked}</p>}
    </section>
  );
}

interface RankRowProps {
  row: PlatformTotalsView;
  platform: PlatformView | undefined;
  period: RangeView;
}

function RankRow({ row, platform, period }: RankRowProps) {
  const { locale } = useProfile();
  const name = platform?.name ?? 'A platform';
  const against = againstExpected(row, { locale, expectedHourly: expectedOf(platform, row) });
  const rate = microsFromDecimal(row.rate.rate ?? '0');
  return (
    <li>
      <Link
        className="row"
        to="/earnings"
        search={rowsOf(period, { currency: row.currency, platform: row.platformId })}
      >
        <Mark name={name} colour={platform?.colour ?? 8} />
        <span className="t">
          {row.rank}. {name}
          <span className="s">{madeOf(row)}</span>
        </span>
        <span className="n">
          {formatRate(rate, asCurrency(row.currency), locale)}
          {against && <span className="s">{against}</span>}
        </span>
      </Link>
    </li>
  );
}
