import type { CurrencyTotalsView, DashboardView, RangeView } from '@earntrack/contract';
import {
  asCurrency,
  type ComponentName,
  formatDuration,
  formatMoney,
  type Micros,
  microsFromDecimal,
} from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useProfile } from '../../lib/session.ts';
import { shareText } from './answer.ts';
import { shareOfGross } from './change.ts';
import { CLOCK_WORDS } from './clock-words.ts';
import { ChangeFrom, Delta } from './delta.tsx';
import { HOW_RATE, openHowRate } from './how-rate.tsx';
import { rowsOf } from '../../lib/rows-of.ts';

interface FiguresProps {
  view: DashboardView;
  totals: CurrencyTotalsView;
}

/** The figures of one currency, each against the stretch before it and each a link to its rows. */
export function Figures({ view, totals }: FiguresProps) {
  const money = useMoneyOf(totals.currency);
  const { before } = totals;
  return (
    <>
      <div className="figs">
        <MoneyFigure
          name="Net"
          currency={totals.currency}
          period={view.period}
          now={totals.net}
          before={before?.net}
          money={money}
        />
        <RateFigure totals={totals} money={money} />
        <HoursFigure view={view} totals={totals} />
        <FeesFigure totals={totals} period={view.period} money={money} />
      </div>
      <div className="figs minor">
        <MoneyFigure
          name="Gross"
          currency={totals.currency}
          period={view.period}
          now={totals.gross}
          before={before?.gross}
          money={money}
        />
        <MoneyFigure
          name="Tips in it"
          currency={totals.currency}
          period={view.period}
          part="tips"
          now={totals.tips}
          before={before?.tips}
          money={money}
        />
      </div>
    </>
  );
}

function useMoneyOf(currency: string): (micros: Micros) => string {
  const { locale } = useProfile();
  return (micros) => formatMoney(micros, asCurrency(currency), locale);
}

interface MoneyFigureProps {
  name: string;
  currency: string;
  period: RangeView;
  now: string;
  before: string | undefined;
  money: (micros: Micros) => string;
  /** The part of earnings that it sums; all of them when left out. */
  part?: ComponentName;
}

function MoneyFigure({ name, period, currency, now, before, money, part }: MoneyFigureProps) {
  const [value, earlier] = [microsFromDecimal(now), before === undefined ? null : microsFromDecimal(before)];
  return (
    <Link className="fig" to="/earnings" search={rowsOf(period, { currency, ...(part && { part }) })}>
      <span className="k">{name}</span>
      <span className={value < 0n ? 'v down' : 'v'}>{money(value)}</span>
      {earlier !== null && (
        <span className="d">
          <ChangeFrom before={earlier} now={value} say={money} isGood="up" />
        </span>
      )}
    </Link>
  );
}

function RateFigure({ totals, money }: { totals: CurrencyTotalsView; money: (micros: Micros) => string }) {
  const { locale } = useProfile();
  const { rate, coverageBasisPoints, workedSeconds, countedSeconds } = totals.rate;
  const earlier = totals.before?.rate.rate ?? null;
  const coverage = coverageBasisPoints ?? 0;
  return (
    <a className="fig" href={rate === null ? '#by-platform' : `#${HOW_RATE}`} onClick={openHowRate}>
      <span className="k">Honest hourly rate</span>
      <span className="v">
        {rate === null ? (
          '—'
        ) : (
          <>
            {money(microsFromDecimal(rate))}
            <small>/h</small>
          </>
        )}
      </span>
      <span className="cover" aria-hidden="true">
        <i style={{ width: `${coverage / 100}%` }} />
      </span>
      <span className="d">
        {rate === null
          ? `No hours ${workedSeconds > 0 ? 'beside the money' : 'yet'}, so no rate`
          : `from ${coverage >= 10_000 ? 'all' : shareText(coverage, locale)} of what you made`}
        {rate !== null && countedSeconds !== workedSeconds && ` in ${formatDuration(countedSeconds)}`}
        {rate !== null && earlier !== null && (
          <>
            . <Delta by={microsFromDecimal(rate) - microsFromDecimal(earlier)} say={money} isGood="up" />
          </>
        )}
      </span>
    </a>
  );
}

function HoursFigure({ view, totals }: FiguresProps) {
  const { clock, workedSeconds } = totals.rate;
  const isPart = view.totals.length > 1 && workedSeconds !== view.workedSeconds;
  // From none to none is no change to speak of.
  const hasChange = view.workedSecondsBefore !== null && view.workedSecondsBefore + view.workedSeconds > 0;
  return (
    <Link className="fig" to="/work" search={view.period}>
      <span className="k">Hours{clock && `, ${CLOCK_WORDS[clock]}`}</span>
      <span className="v">{view.workedSeconds === 0 ? '—' : <Duration seconds={view.workedSeconds} />}</span>
      <span className="d">
        {isPart &&
          `${workedSeconds === 0 ? 'none' : formatDuration(workedSeconds)} of them for ${totals.currency}`}
        {isPart && hasChange && '; '}
        {hasChange && (
          <ChangeFrom
            before={BigInt(view.workedSecondsBefore ?? 0)}
            now={BigInt(view.workedSeconds)}
            say={(seconds) => formatDuration(Number(seconds))}
            isGood={null}
          />
        )}
      </span>
    </Link>
  );
}

/** Hours and minutes with small units. */
function Duration({ seconds }: { seconds: number }): ReactNode {
  return formatDuration(seconds)
    .split(/[\s\u00a0]/)
    .map((part, index) => (/\d/.test(part) ? `${part} ` : <small key={index}>{part} </small>));
}

interface FeesFigureProps {
  totals: CurrencyTotalsView;
  period: RangeView;
  money: (micros: Micros) => string;
}

function FeesFigure({ totals, period, money }: FeesFigureProps) {
  const { locale } = useProfile();
  const share = shareOfGross(microsFromDecimal(totals.fees), microsFromDecimal(totals.gross));
  const before = totals.before;
  const earlier = before && shareOfGross(microsFromDecimal(before.fees), microsFromDecimal(before.gross));
  const oneDecimal = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <Link className="fig" to="/earnings" search={rowsOf(period, { currency: totals.currency, part: 'fees' })}>
      <span className="k">Platforms kept</span>
      <span className="v">{money(microsFromDecimal(totals.fees))}</span>
      <span className="d">
        {share !== null && `${oneDecimal.format(share / 10_000)} of gross `}
        {share !== null && earlier !== null && (
          <Delta
            by={share - earlier}
            say={(by) => `${points.format(Number(by) / 100)} points`}
            isGood="down"
          />
        )}
      </span>
    </Link>
  );
}
