import type { CurrencyTotalsView, DashboardView } from '@earntrack/contract';
import { asCurrency, formatDuration, formatMoney, formatRate, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useProfile } from '../../lib/session.ts';
import { CLOCK_WORDS } from './clock-words.ts';
import type { PeriodSearch } from './period-search.ts';
import { type RateSteps, rateStepsOf } from './rate-steps.ts';
import { rowsOf } from '../../lib/rows-of.ts';

export const HOW_RATE = 'how-rate';

interface HowRateProps {
  view: DashboardView;
  search: PeriodSearch;
  totals: CurrencyTotalsView;
}

/** How the rate is made, step by step, each with its rows. */
export function HowRate({ view, search, totals }: HowRateProps) {
  const { locale } = useProfile();
  const { rate } = totals;
  if (rate.rate === null) return null;
  const currency = asCurrency(totals.currency);
  const steps = rateStepsOf(view, totals);
  const isElsewhere = rate.countedSeconds !== rate.workedSeconds;
  return (
    <details className="as-table how-rate" id={HOW_RATE}>
      <summary>How this rate is made</summary>
      <ul className="rows">
        <MoneySteps
          steps={steps}
          view={view}
          currency={currency}
          money={(micros) => formatMoney(micros, currency, locale)}
        />
        <li>
          <Link className="row unmarked" to="/work" search={{ from: view.period.from, to: view.period.to }}>
            <span className="t">
              ÷ Hours that count
              <span className="s">
                {[
                  rate.clock && CLOCK_WORDS[rate.clock],
                  'hours that earned nothing too',
                  isElsewhere && 'some of other days of the week of their money',
                ]
                  .filter(Boolean)
                  .join('; ')}
              </span>
            </span>
            <span className="n">{formatDuration(rate.countedSeconds)}</span>
          </Link>
        </li>
        <Step name="= Honest hourly rate">{formatRate(microsFromDecimal(rate.rate), currency, locale)}</Step>
      </ul>
      <p className="basis">
        Hours on several platforms at once count once and are divided{' '}
        {search.shared === 'net' ? 'by net earned' : 'evenly'}.
      </p>
    </details>
  );
}

interface MoneyStepsProps {
  steps: RateSteps;
  view: DashboardView;
  currency: string;
  money: (micros: bigint) => string;
}

function MoneySteps({ steps, view, currency, money }: MoneyStepsProps) {
  return (
    <>
      <li>
        <Link className="row unmarked" to="/earnings" search={rowsOf(view.period, { currency })}>
          <span className="t">
            Net with hours
            {steps.netWithoutHours !== 0n && (
              <span className="s">{money(steps.netWithoutHours)} has no hours and stays out</span>
            )}
          </span>
          <span className="n">{money(steps.netWithHours)}</span>
        </Link>
      </li>
      {steps.withheld !== 0n && (
        <Step name="+ Taxes withheld from it, since the rate is before tax">{money(steps.withheld)}</Step>
      )}
    </>
  );
}

function Step({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <div className="row unmarked">
        <span className="t">{name}</span>
        <span className="n">{children}</span>
      </div>
    </li>
  );
}

/** Unfolds it, for a figure that leads there. */
export function openHowRate(): void {
  document.querySelector<HTMLDetailsElement>(`#${HOW_RATE}`)?.setAttribute('open', '');
}
