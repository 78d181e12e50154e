import type { DashboardView, EarningView, PlatformView } from '@earntrack/contract';
import { asLocalDate, formatDuration, type LocalDate } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { Mark } from '../../components/mark.tsx';
import { Money } from '../../components/money.tsx';
import { dayInShort } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';

interface RecentEarningsProps {
  view: DashboardView;
  platforms: readonly PlatformView[];
}

/** The latest earnings of all, whatever period is shown above. */
export function RecentEarnings({ view, platforms }: RecentEarningsProps) {
  if (view.recent.length === 0) return null;
  return (
    <section aria-labelledby="latest">
      <div className="head">
        <h2 id="latest">Latest earnings</h2>
      </div>
      <ul className="rows">
        {view.recent.map((earning) => (
          <RecentRow
            key={earning.id}
            earning={earning}
            platform={platforms.find(({ id }) => id === earning.platformId)}
            today={asLocalDate(view.today)}
          />
        ))}
      </ul>
      <Link className="link" to="/earnings">
        All earnings
      </Link>
    </section>
  );
}

interface RecentRowProps {
  earning: EarningView;
  platform: PlatformView | undefined;
  today: LocalDate;
}

function RecentRow({ earning, platform, today }: RecentRowProps) {
  const { locale } = useProfile();
  const name = platform?.name ?? 'A platform';
  const title = earning.note || earning.description || name;
  const day = dayInShort(earning.earnedOn, { locale, today });
  return (
    <li>
      <Link className="row" to="/earnings/$earningId" params={{ earningId: earning.id }}>
        <Mark name={name} colour={platform?.colour ?? 8} />
        <span className="t">
          {title}
          <span className="s">{title === name ? day : `${name} · ${day}`}</span>
        </span>
        <span className="n">
          <Money amount={earning.net} currency={earning.currency} />
          <span className="s">{earning.hours ? formatDuration(earning.hours.seconds) : 'no hours'}</span>
        </span>
      </Link>
    </li>
  );
}
