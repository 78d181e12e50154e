import type { EarningView, PlatformView } from '@earntrack/contract';
import { type Currency, formatDuration, formatRate, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { Mark } from '../../components/mark.tsx';
import { Money } from '../../components/money.tsx';
import { focusBeside, focusIfAwaited } from '../../lib/row-focus.ts';
import { useProfile } from '../../lib/session.ts';

interface EarningRowProps {
  earning: EarningView;
  platform: PlatformView | undefined;
  onDelete: (earning: EarningView) => void;
}

/** One earning of the list; it opens the editor, and the Delete key takes it away. */
export function EarningRow({ earning, platform, onDelete }: EarningRowProps) {
  const name = platform?.name ?? 'Unknown platform';
  const title = earning.note || earning.description || name;
  const whence = [
    title === name ? '' : name,
    earning.source === 'statement' ? 'from a statement' : '',
  ].filter(Boolean);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Delete') return;
    event.preventDefault();
    focusBeside(event.currentTarget);
    onDelete(earning);
  };
  return (
    <li>
      <Link
        to="/earnings/$earningId"
        params={{ earningId: earning.id }}
        className="row earning-row"
        ref={focusIfAwaited(earning.id)}
        aria-keyshortcuts="Delete"
        onKeyDown={onKeyDown}
      >
        <Mark name={name} colour={platform?.colour ?? 8} />
        <span className="t">
          {title}
          <span className="s">{whence.join(' · ')}</span>
        </span>
        <span className="n">
          <Money amount={earning.net} currency={earning.currency} />
          <HoursOf earning={earning} />
        </span>
      </Link>
    </li>
  );
}

function HoursOf({ earning }: { earning: EarningView }) {
  const { locale } = useProfile();
  if (earning.hours === null) return <span className="s">no hours</span>;
  const beforeTax = microsFromDecimal(earning.net) + microsFromDecimal(earning.components.taxesWithheld);
  const rate = (beforeTax * 3600n) / BigInt(earning.hours.seconds);
  return (
    <span className="s">
      {formatDuration(earning.hours.seconds)} · {formatRate(rate, earning.currency as Currency, locale)}
    </span>
  );
}
