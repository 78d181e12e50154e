import type { ImportItemView, TakenBackView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import { useProfile, useToday } from '../../../lib/session.ts';
import { takenBackInWords } from './taken-back-words.ts';

/** What a row leaves nothing of that other files recorded; what stays of it can be looked at, and deleted there. */
export function TakenBack({ item, isDone = false }: { item: ImportItemView; isDone?: boolean }) {
  const { locale } = useProfile();
  const today = useToday();
  return item.takesBack.map((taken) => (
    <p key={`${taken.kind} ${taken.id}`}>
      {takenBackInWords(taken, { of: item, place: { locale, today }, isDone })}{' '}
      {taken.kept !== null && <EntryLink taken={taken} />}
    </p>
  ));
}

function EntryLink({ taken: { kind, id } }: { taken: TakenBackView }) {
  switch (kind) {
    case 'earning':
      return (
        <Link to="/earnings/$earningId" params={{ earningId: id }}>
          See the earning
        </Link>
      );
    case 'payout':
      return (
        <Link to="/payouts/$payoutId" params={{ payoutId: id }}>
          See the payout
        </Link>
      );
    case 'work':
      return (
        <Link to="/work/$workId" params={{ workId: id }}>
          See the work
        </Link>
      );
  }
}
