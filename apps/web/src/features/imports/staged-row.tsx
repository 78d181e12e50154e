import type { ImportItemView, ItemDecision, KeptReason } from '@earntrack/contract';
import { Button } from '../../components/button.tsx';
import { useProfile, useToday } from '../../lib/session.ts';
import { differenceInWords } from './difference-words.ts';
import { ItemRow } from './item-row.tsx';
import { rowsInWords } from './rows-in-words.ts';
import { type Merge, mergeWith, typedInWords } from './typed-in-words.ts';

/** A decision as the procedure takes it. */
export type TakenDecision = { decision: 'leaveOut' | 'take' } | Merge;

const BACK: Readonly<Record<ItemDecision, string>> = {
  leaveOut: 'Take it after all',
  merge: 'Keep both',
  take: 'Keep what is there',
};

const MERGED: Readonly<Record<ImportItemView['kind'], string>> = {
  earning: 'It is what you typed: one earning.',
  work: 'They are what you typed: these hours count once.',
  payout: 'It is what you typed: one payout.',
  leftOut: '',
};

function decidedInWords(decision: ItemDecision, kind: ImportItemView['kind']): string {
  if (decision === 'leaveOut') return 'You leave it out.';
  return decision === 'take' ? 'You take what the file says.' : MERGED[kind];
}

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
      {twin && <p>{typedInWords(twin, { locale, today })}</p>}
      {decision !== null && (
        <p role="status">
          <b>{decidedInWords(decision, item.kind)}</b>
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
  const merge = twin && mergeWith(twin);
  return (
    <p className="buttons">
      {isOpen && merge && (
        <Button isBusy={isBusy} onClick={() => onDecide(merge)}>
          It is the same<span className="vh"> as {rows}</span>
        </Button>
      )}
      {isOpen && kept !== null && kept !== 'moved' && (
        <Button isBusy={isBusy} onClick={() => onDecide({ decision: 'take' })}>
          Take what the file says<span className="vh"> in {rows}</span>
        </Button>
      )}
      <Button look="quiet" isBusy={isBusy} onClick={() => onDecide(isOpen ? { decision: 'leaveOut' } : null)}>
        {isOpen ? 'Leave out' : BACK[decision]}
        <span className="vh">
          {isOpen ? ' ' : ', '}
          {rows}
        </span>
      </Button>
    </p>
  );
}
