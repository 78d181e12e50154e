import type { PlatformView, WorkView } from '@earntrack/contract';
import { formatDuration } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';
import { Mark } from '../../components/mark.tsx';
import { CLOCK_NAMES } from '../../lib/clock-names.ts';
import { wallTime } from '../../lib/days.ts';
import { focusBeside, focusIfAwaited } from '../../lib/row-focus.ts';
import { useProfile } from '../../lib/session.ts';

interface WorkRowProps {
  work: WorkView;
  platforms: readonly PlatformView[];
  onDelete: (work: WorkView) => void;
}

/** One stretch of work; hours that were typed with an earning open that earning. */
export function WorkRow({ work, platforms, onDelete }: WorkRowProps) {
  const { locale, timeZone } = useProfile();
  const served = work.platformIds.map((id) => platforms.find((platform) => platform.id === id));
  const names = served.map((platform) => platform?.name ?? 'Unknown platform');
  const when =
    work.startedAt && work.endedAt
      ? `${wallTime(work.startedAt, locale, timeZone)} to ${wallTime(work.endedAt, locale, timeZone)} · `
      : '';
  return (
    <li>
      <RowLink work={work} onDelete={onDelete}>
        <Mark name={names[0] ?? ''} colour={served[0]?.colour ?? 8} />
        <span className="t">
          {work.note || names.join(' and ')}
          <span className="s">
            {work.note ? `${names.join(' and ')} · ` : ''}
            {when}
            {CLOCK_NAMES[work.clock].toLowerCase()}
            {work.earningId && ', typed with an earning'}
          </span>
        </span>
        <span className="n">
          {formatDuration(work.seconds[work.clock] ?? 0)}
          {work.distanceMetres !== null && (
            <span className="s">{kilometres(work.distanceMetres, locale)}</span>
          )}
        </span>
      </RowLink>
    </li>
  );
}

function kilometres(metres: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilometer',
    maximumFractionDigits: 1,
  });
  return format.format(metres / 1000);
}

interface RowLinkProps {
  work: WorkView;
  onDelete: (work: WorkView) => void;
  children: ReactNode;
}

function RowLink({ work, onDelete, children }: RowLinkProps) {
  if (work.earningId) {
    return (
      <Link className="row" to="/earnings/$earningId" params={{ earningId: work.earningId }}>
        {children}
      </Link>
    );
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Delete') return;
    event.preventDefault();
    focusBeside(event.currentTarget);
    onDelete(work);
  };
  return (
    <Link
      className="row"
      ref={focusIfAwaited(work.id)}
      to="/work/$workId"
      params={{ workId: work.id }}
      search={{ on: work.workedOn }}
      aria-keyshortcuts="Delete"
      onKeyDown={onKeyDown}
    >
      {children}
    </Link>
  );
}
