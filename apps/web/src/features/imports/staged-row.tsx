import type { ImportItemView, ItemDecision } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Button } from '../../components/button.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { differenceInWords } from './difference-words.ts';
import { ItemRow } from './item-row.tsx';
import { rowsInWords } from './rows-in-words.ts';

/** A decision as the procedure takes it. */
export type TakenDecision = { decision: 'leaveOut' } | { decision: 'merge'; earningId: string };

interface StagedRowProps {
  item: ImportItemView;
  decision: ItemDecision | null;
  isBusy: boolean;
  onDecide: (decision: TakenDecision | null) => void;
}

/** A row that is not recorded yet: what is different, what it may be once more, and what the person decides. */
export function StagedRow({ item, decision, isBusy, onDecide }: StagedRowProps) {
  const { locale } = useProfile();
  const today = useToday();
  const rows = rowsInWords(item.rows, locale);
  const { twin } = item;
  const words = item.differences.map((difference) =>
    differenceInWords(difference, { currency: item.unit, locale, today }),
  );
  return (
    <ItemRow item={item}>
      {words.length > 0 && <p>{words.join(' · ')}</p>}
      {twin && (
        <p>
          You typed {formatMoney(microsFromDecimal(twin.net), asCurrency(twin.currency), locale)} on{' '}
          {shortDay(twin.earnedOn, { locale, today })}
          {twin.note && `, “${twin.note}”`}.
        </p>
      )}
      {decision !== null && (
        <p role="status">
          <b>{decision === 'leaveOut' ? 'You leave it out.' : 'It is what you typed: one earning.'}</b>
        </p>
      )}
      {item.kind !== 'leftOut' && (
        <p className="buttons">
          {decision === null && twin && (
            <Button isBusy={isBusy} onClick={() => onDecide({ decision: 'merge', earningId: twin.id })}>
              It is the same<span className="vh"> as {rows}</span>
            </Button>
          )}
          {decision === null ? (
            <Button look="quiet" isBusy={isBusy} onClick={() => onDecide({ decision: 'leaveOut' })}>
              Leave out<span className="vh"> {rows}</span>
            </Button>
          ) : (
            <Button look="quiet" isBusy={isBusy} onClick={() => onDecide(null)}>
              {decision === 'leaveOut' ? 'Take it after all' : 'Keep both'}
              <span className="vh">, {rows}</span>
            </Button>
          )}
        </p>
      )}
    </ItemRow>
  );
}
