import type { EarningView, PlatformView } from '@earntrack/contract';
import { dayInWords } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { type DayGroup, groupByDay, sumsInWords } from './day-groups.ts';
import { EarningRow } from './earning-row.tsx';

interface EarningsListProps {
  earnings: readonly EarningView[];
  platforms: readonly PlatformView[];
  /** False while more can be loaded: the last day may then be cut, so its sum is not shown. */
  isWhole: boolean;
  onDelete: (earning: EarningView) => void;
}

/** Earnings under their days, each day with what it adds up to. */
export function EarningsList({ earnings, platforms, isWhole, onDelete }: EarningsListProps) {
  const groups = groupByDay(earnings);
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  return groups.map((group, index) => (
    <section className="day" key={group.day} aria-labelledby={`day-${group.day}`}>
      <DayHead group={group} hasSum={isWhole || index < groups.length - 1} />
      <ul className="rows">
        {group.earnings.map((earning) => (
          <EarningRow
            key={earning.id}
            earning={earning}
            platform={byId.get(earning.platformId)}
            onDelete={onDelete}
          />
        ))}
      </ul>
    </section>
  ));
}

function DayHead({ group, hasSum }: { group: DayGroup; hasSum: boolean }) {
  const { locale } = useProfile();
  const today = useToday();
  return (
    <div className="head">
      <h2 id={`day-${group.day}`}>{dayInWords(group.day, { locale, today })}</h2>
      {hasSum && group.earnings.length > 1 && <p className="n">{sumsInWords(group.net, locale)}</p>}
    </div>
  );
}
