import type { Basis, CurrencyTotalsView, DashboardView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { useProfile } from '../../lib/session.ts';
import { Answer } from './answer-sentence.tsx';
import { ByPlatform } from './by-platform.tsx';
import { ByRate } from './by-rate.tsx';
import { Figures } from './figures.tsx';
import { HowRate } from './how-rate.tsx';
import { hasChart, OverTime } from './over-time.tsx';
import type { PeriodSearch } from './period-search.ts';
import { basisInWords, type PeriodFrame } from './period-words.ts';

export interface CurrencySectionProps {
  view: DashboardView;
  search: PeriodSearch;
  totals: CurrencyTotalsView;
  platforms: readonly PlatformView[];
}

/** Everything in one currency: amounts of two are never added up. */
export function CurrencySection(props: CurrencySectionProps) {
  const { view, search, totals } = props;
  const { locale } = useProfile();
  const frame: PeriodFrame = {
    kind: search.period ?? 'week',
    period: view.period,
    before: view.before,
    today: view.today,
    locale,
  };
  return (
    <>
      <Answer totals={totals} frame={frame} hasChart={hasChart(view, totals.currency)} />
      <p className="basis">
        {basisInWords(frame)}
        {view.hasCorrections && <RefundBasis basis={view.basis} />}
      </p>
      {view.totals.length > 1 && <Currencies {...props} />}
      <Figures view={view} totals={totals} />
      <HowRate view={view} search={search} totals={totals} />
      <OverTime view={view} currency={totals.currency} />
      <ByPlatform {...props} />
      <ByRate {...props} />
    </>
  );
}

/** Which view is used, where there is something that the other one counts elsewhere. */
function RefundBasis({ basis }: { basis: Basis }) {
  const place = basis === 'cash' ? 'on the day when they happened' : 'with the earning that they adjust';
  return (
    <>
      {' '}
      Refunds and corrections count {place}. <Link to="/settings">Choose in settings</Link>.
    </>
  );
}

/** Each currency with its own total; the one whose figures are shown is marked. */
function Currencies({ view, search, totals }: CurrencySectionProps) {
  const { locale } = useProfile();
  return (
    <nav className="seg currencies" aria-label="Currency">
      {view.totals.map(({ currency, net }) => (
        <Link
          key={currency}
          to="/"
          search={{ ...search, currency }}
          aria-current={currency === totals.currency ? 'true' : undefined}
          activeOptions={{ exact: true }}
        >
          {currency} {formatMoney(microsFromDecimal(net), asCurrency(currency), locale)}
        </Link>
      ))}
    </nav>
  );
}
