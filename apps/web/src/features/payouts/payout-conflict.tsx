import type { PayoutView } from '@earntrack/contract';
import { asCurrency, formatMoney } from '@earntrack/domain';
import { Money } from '../../components/money.tsx';
import { TwoVersions } from '../../components/two-versions.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import type { PayoutDraft, PayoutReading } from './payout-draft.ts';

interface PayoutConflictProps {
  theirs: PayoutView;
  mine: { draft: PayoutDraft; reading: PayoutReading };
  onKeepMine: () => void;
  onTakeTheirs: (theirs: PayoutView) => void;
}

/** The payout as it was saved elsewhere, beside what is typed here. */
export function PayoutConflict({ theirs, mine, onKeepMine, onTakeTheirs }: PayoutConflictProps) {
  const { locale } = useProfile();
  const words = { locale, today: useToday() };
  const { draft, reading } = mine;
  return (
    <TwoVersions
      what="This payout"
      theirs={
        <>
          <Money amount={theirs.amount} currency={theirs.currency} />, {shortDay(theirs.paidOn, words)}
          {theirs.note && <span className="quote">{theirs.note}</span>}
        </>
      }
      mine={
        <>
          {reading.micros !== null && formatMoney(reading.micros, asCurrency(draft.currency), locale)}
          {reading.paidOn && `, ${shortDay(reading.paidOn, words)}`}
          {draft.note && <span className="quote">{draft.note}</span>}
        </>
      }
      onKeepMine={onKeepMine}
      onTakeTheirs={() => onTakeTheirs(theirs)}
    />
  );
}
