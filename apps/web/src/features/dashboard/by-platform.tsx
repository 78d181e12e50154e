import type { PlatformTotalsView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney, formatRate, microsFromDecimal } from '@earntrack/domain';
import { Link, useNavigate } from '@tanstack/react-router';
import { Mark } from '../../components/mark.tsx';
import { useProfile } from '../../lib/session.ts';
import type { CurrencySectionProps } from './currency-section.tsx';
import { drawn } from './over-time-points.ts';
import type { PeriodSearch } from './period-search.ts';
import { expectedOf, platformHint, platformNote } from './platform-words.ts';
import { rowsOf } from '../../lib/rows-of.ts';

/** Where it came from: net as a bar, hatched as far as it has no hours, and the rate that the hours give. */
export function ByPlatform({ view, search, totals, platforms }: CurrencySectionProps) {
  const rows = view.platforms.filter(({ currency }) => currency === totals.currency);
  if (rows.length === 0) return null;
  const widest = Math.max(...rows.map(({ net }) => drawn(microsFromDecimal(net))), 0);
  const platformOf = (id: string) => platforms.find((platform) => platform.id === id);
  const hint = platformHint(rows, (id) => platformOf(id)?.name ?? '');
  const withHours = rows.filter(({ rate }) => rate.workedSeconds > 0);
  return (
    <section aria-labelledby="by-platform">
      <div className="head">
        <h2 id="by-platform" tabIndex={-1}>
          Where it came from
        </h2>
        {hint && <p>{hint}</p>}
      </div>
      <ul className="rows bars">
        <li aria-hidden="true" className="row column-heads">
          <span />
          <span className="t">Platform</span>
          <span className="b" />
          <span className="n">Net</span>
          <span className="r">
            <b>Rate</b>
            <span>from</span>
          </span>
        </li>
        {rows.map((row) => (
          <PlatformRow
            key={row.platformId}
            row={row}
            platform={platformOf(row.platformId)}
            widest={widest}
            period={view.period}
          />
        ))}
      </ul>
      {withHours.length > 1 && <SharedTime search={search} />}
    </section>
  );
}

interface PlatformRowProps {
  row: PlatformTotalsView;
  platform: PlatformView | undefined;
  /** The largest net, which fills the bar. */
  widest: number;
  period: { from: string; to: string };
}

function PlatformRow({ row, platform, widest, period }: PlatformRowProps) {
  const { locale } = useProfile();
  const currency = asCurrency(row.currency);
  const net = microsFromDecimal(row.net);
  const width = widest > 0 ? Math.max((drawn(net) / widest) * 100, 0) : 0;
  const name = platform?.name ?? 'A platform';
  const colour = platform?.colour ?? 8;
  return (
    <li>
      <Link
        className={`row c${colour}`}
        to="/earnings"
        search={rowsOf(period, { currency: row.currency, platform: row.platformId })}
      >
        <Mark name={name} colour={colour} />
        <span className="t">{name}</span>
        <Bar width={width} coverage={(row.rate.coverageBasisPoints ?? 0) / 10_000} />
        <span className={net < 0n ? 'n down' : 'n'}>{formatMoney(net, currency, locale)}</span>
        <span className="r">
          <b className="nw">
            {row.rate.rate === null ? '—' : formatRate(microsFromDecimal(row.rate.rate), currency, locale)}
          </b>
          <span>{platformNote(row, { locale, expectedHourly: expectedOf(platform, row) })}</span>
        </span>
      </Link>
    </li>
  );
}

/** `width` in per cent; `coverage` is the part of it that is solid, 0 to 1. */
function Bar({ width, coverage }: { width: number; coverage: number }) {
  const solid = width * coverage;
  return (
    <svg className="b" aria-hidden="true">
      <rect className="track" y="11" width="100%" height="1" />
      {solid > 0 && <rect width={`${solid}%`} height="12" />}
      {width > solid && (
        <>
          <rect className="hatched" x={`${solid}%`} width={`${width - solid}%`} height="12" />
          <rect className="edge" x={`${solid}%`} y=".5" width={`${width - solid}%`} height="11" />
        </>
      )}
    </svg>
  );
}

/** How hours that several platforms share are divided between them. */
function SharedTime({ search }: { search: PeriodSearch }) {
  const navigate = useNavigate();
  const choose = (rule: string) => {
    const { shared: _, ...rest } = search;
    void navigate({
      to: '/',
      search: rule === 'net' ? { ...rest, shared: 'net' } : rest,
      resetScroll: false,
    });
  };
  return (
    <label className="shared-time">
      Hours on several platforms at once are divided
      <select
        className="input"
        value={search.shared ?? 'even'}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="even">evenly</option>
        <option value="net">by net earned</option>
      </select>
    </label>
  );
}
