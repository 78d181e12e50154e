import type { AnalyticsView, CurrencyReportView, PlatformView } from '@earntrack/contract';
import { asLocalDate, formatDuration } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { rangeInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import type { PeriodFrame } from '../dashboard/index.ts';
import { usePlatforms } from '../platforms/index.ts';
import { answerOf } from './analytics-answer.ts';
import type { AnalyticsSearch } from './analytics-search.ts';
import { ByPlatform, ByProduct, ByTag } from './breakdowns.tsx';
import { countText, moneyText } from './money-words.ts';
import { OverTime } from './over-time.tsx';
import { Spread } from './spread.tsx';
import { Steps } from './steps.tsx';
import { WeekHours } from './week-hours.tsx';

export interface ReportProps {
  view: AnalyticsView;
  report: CurrencyReportView;
  search: AnalyticsSearch;
}

export interface SectionProps extends ReportProps {
  locale: string;
  platformOf: (id: string) => PlatformView | undefined;
}

/** Everything of one currency: amounts of two are never added up. */
export function Report({ view, report, search }: ReportProps) {
  const { locale } = useProfile();
  const platforms = usePlatforms().data ?? [];
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  const section: SectionProps = { view, report, search, locale, platformOf: (id) => byId.get(id) };
  return (
    <>
      <Answer {...section} />
      {view.currencies.length > 1 && <Currencies {...section} />}
      <OverTime {...section} />
      <WeekHours {...section} />
      <Steps {...section} />
      <ByPlatform {...section} />
      <ByProduct {...section} />
      <ByTag {...section} />
      <Spread {...section} />
    </>
  );
}

function Answer({ view, report, search, locale, platformOf }: SectionProps) {
  const { period, today } = view;
  const frame: PeriodFrame = { kind: search.period ?? 'quarter', period, before: null, today, locale };
  const pieces = answerOf(report, frame, (id) => platformOf(id)?.name ?? 'A platform');
  return (
    <>
      <h1 className="answer">
        {pieces.map(({ text, section }, index) =>
          section ? (
            <a href={`#${section}`} key={index}>
              {text}
            </a>
          ) : (
            text
          ),
        )}
      </h1>
      <p className="basis">{basisOf({ view, report, locale })}</p>
    </>
  );
}

function basisOf({ view, report, locale }: Pick<SectionProps, 'view' | 'report' | 'locale'>): string {
  const { from, to } = view.period;
  const end = to > view.today && from <= view.today ? view.today : to;
  const days = rangeInWords(from, end, { locale, today: asLocalDate(view.today) });
  const { seconds, untimedSeconds } = report.hours;
  const hours = seconds + untimedSeconds;
  return `${days}: ${countText(report.steps.earningCount, locale)}${
    hours > 0 ? ` and ${formatDuration(hours)} of work` : ', no hours yet'
  }. Before tax.`;
}

/** Each currency with its own net; the one whose figures are shown is marked. */
function Currencies({ view, report, search, locale }: SectionProps) {
  const { hour: _, size: __, ...rest } = search;
  return (
    <nav className="seg currencies" aria-label="Currency">
      {view.currencies.map(({ currency, net }) => (
        <Link
          key={currency}
          to="/analytics"
          search={{ ...rest, currency }}
          aria-current={currency === report.currency ? 'true' : undefined}
          activeOptions={{ exact: true }}
        >
          {currency} {moneyText(net, { currency, locale })}
        </Link>
      ))}
    </nav>
  );
}
