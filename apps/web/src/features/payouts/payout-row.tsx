import type { PayoutView, PlatformView } from '@earntrack/contract';
import { namesConversion } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { Mark } from '../../components/mark.tsx';
import { Money } from '../../components/money.tsx';
import { focusBeside, focusIfAwaited } from '../../lib/row-focus.ts';

interface PayoutRowProps {
  payout: PayoutView;
  platform: PlatformView | undefined;
  onDelete: (payout: PayoutView) => void;
}

/** What moved a balance, and is no payout to the bank. */
function movementOf({ note, amount }: PayoutView): string | false {
  const cameIn = amount.startsWith('-');
  if (namesConversion(note)) return `changed ${cameIn ? 'from' : 'into'} another currency`;
  return cameIn && 'taken back';
}

/** One payout of the list; it opens the editor, and the Delete key takes it away. */
export function PayoutRow({ payout, platform, onDelete }: PayoutRowProps) {
  const name = platform?.name ?? 'Unknown platform';
  const whence = [
    payout.note && name,
    payout.source === 'statement' && 'from a statement',
    movementOf(payout),
  ].filter(Boolean);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Delete') return;
    event.preventDefault();
    focusBeside(event.currentTarget);
    onDelete(payout);
  };
  return (
    <li>
      <Link
        className="row"
        to="/payouts/$payoutId"
        params={{ payoutId: payout.id }}
        ref={focusIfAwaited(payout.id)}
        aria-keyshortcuts="Delete"
        onKeyDown={onKeyDown}
      >
        <Mark name={name} colour={platform?.colour ?? 8} />
        <span className="t">
          {payout.note || name}
          <span className="s">{whence.join(' · ')}</span>
        </span>
        <span className="n">
          <Money amount={payout.amount} currency={payout.currency} />
        </span>
      </Link>
    </li>
  );
}
