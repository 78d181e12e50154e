import type { ImportItemView, ItemDecision, KeptReason } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Button } from '../../components/button.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { differenceInWords } from './difference-words.ts';
import { ItemRow } from './item-row.tsx';
import { rowsInWords } from './rows-in-words.ts';

/** A decision as the procedure takes it. */
export type TakenDecision = { decision: 'leaveOut' | 'take' } | { decision: 'merge'; earningId: string };

const DECIDED: Readonly<Record<ItemDecision, readonly [words: string, back: string]>> = {
  leaveOut: ['You leave it out.', 'Take it after all'],
  merge: ['It is what you typed: one earning.', 'Keep both'],
  take: ['You take what the file says.', 'Keep what is there'],
};

const KEPT: Readonly<Record<KeptReason, string>> = {
  edited: 'You changed it, so it stays yours.',
  deleted: 'You deleted it, so it stays deleted.',
  moved: 'You moved it to another platform, so it stays yours.',
  otherFile: 'Another file counts: it is later, or you took it.',
};

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
  const { twin } = item;
  const words = item.differences.map((difference) =>
    differenceInWords(difference, { currency: item.unit, locale, today }),
  );
  return (
    <ItemRow item={item}>
      {item.kept !== null && decision !== 'take' && <p>{KEPT[item.kept]}</p>}
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
          <b>{DECIDED[decision][0]}</b>
        </p>
      )}
      {item.kind !== 'leftOut' && (
        <Buttons item={item} decision={decision} isBusy={isBusy} onDecide={onDecide} />
      )}
    </ItemRow>
  );
}

/** What may be decided of a row; once it is, the way back, on the button that was pressed last. */
function Buttons({ item: { rows: numbers, twin, kept }, decision, isBusy, onDecide }: StagedRowProps) {
  const { locale } = useProfile();
  const rows = rowsInWords(numbers, locale);
  const isOpen = decision === null;
  return (
    <p className="buttons">
      {isOpen && twin && (
        <Button isBusy={isBusy} onClick={() => onDecide({ decision: 'merge', earningId: twin.id })}>
          It is the same<span className="vh"> as {rows}</span>
        </Button>
      )}
      {isOpen && kept !== null && kept !== 'moved' && (
        <Button isBusy={isBusy} onClick={() => onDecide({ decision: 'take' })}>
          Take what the file says<span className="vh"> in {rows}</span>
        </Button>
      )}
      <Button look="quiet" isBusy={isBusy} onClick={() => onDecide(isOpen ? { decision: 'leaveOut' } : null)}>
        {isOpen ? 'Leave out' : DECIDED[decision][1]}
        <span className="vh">
          {isOpen ? ' ' : ', '}
          {rows}
        </span>
      </Button>
    </p>
  );
}
