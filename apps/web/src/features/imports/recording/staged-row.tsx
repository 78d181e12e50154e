import type { ImportItemView, ItemDecision, KeptReason } from '@earntrack/contract';
import { useEffect, useRef } from 'react';
import { Button } from '../../../components/button.tsx';
import { focusIfNowhere } from '../../../lib/first-focus.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import { TakenBack } from '../history/taken-back.tsx';
import { ItemRow } from '../rows/item-row.tsx';
import { rowsInWords } from '../rows/rows-in-words.ts';
import { differenceInWords } from './difference-words.ts';
import { type Merge, mergeWith, typedInWords } from './typed-in-words.ts';

/** A decision as the procedure takes it. */
export type TakenDecision = { decision: 'leaveOut' | 'take' } | Merge;

const BACK: Readonly<Record<ItemDecision, string>> = {
  leaveOut: 'Take it after all',
  merge: 'Keep both',
  take: 'Keep what is there',
};

const MERGED: Readonly<Record<Exclude<ImportItemView['kind'], 'leftOut'>, string>> = {
  earning: 'It is what you typed: one earning.',
  work: 'They are what you typed: these hours count once.',
  payout: 'It is what you typed: one payout.',
};

const KEPT: Readonly<Record<KeptReason, string>> = {
  edited: 'You changed it, so it stays yours.',
  deleted: 'You deleted it, so it stays deleted.',
  moved: 'You moved it to another platform, so it stays yours.',
  otherFile: 'Another file counts: it is later, or you took it.',
  takenBack: 'Another file counts, which is later, or which you took: it takes this back.',
};

/** The same of a row that is left out anyway, and takes back what another file recorded. */
const OF_LEFT_OUT: Readonly<Record<ItemDecision, readonly [words: string, back: string]>> = {
  leaveOut: ['You keep what is recorded.', 'Take it back after all'],
  merge: ['It is of what you typed.', 'Take it back after all'],
  take: ['You take what the file says.', 'Keep what is there'],
};

interface StagedRowProps {
  item: ImportItemView;
  decision: ItemDecision | null;
  isBusy: boolean;
  onDecide: (decision: TakenDecision | null) => void;
}

/** A row that is not recorded yet: what is different, what it may be once more, and what the person decides. */
export function StagedRow({ item, decision: decided, isBusy, onDecide }: StagedRowProps) {
  const { locale } = useProfile();
  const today = useToday();
  const { twin } = item;
  const isLeftOut = item.kind === 'leftOut';
  // A row that is left out, and belongs to what the person typed, waits for a word like any other.
  const decision = isLeftOut && decided === 'merge' ? null : decided;
  const words = item.differences.map((difference) =>
    differenceInWords(difference, { currency: item.comesTo?.unit ?? item.unit, locale, today }),
  );
  return (
    <ItemRow item={item}>
      {item.kept !== null && !isLeftOut && decision !== 'take' && <p>{KEPT[item.kept]}</p>}
      {decision !== 'leaveOut' && decision !== 'take' && <TakenBack item={item} />}
      {words.length > 0 && <p>{words.join(' · ')}</p>}
      {twin && <p>{typedInWords(twin, { locale, today })}</p>}
      {decision !== null && (
        <p role="status">
          <b>{decidedInWords(item, decision)}</b>
        </p>
      )}
      {(!isLeftOut || decision !== null || item.takesBack.length > 0) && (
        <Buttons item={item} decision={decision} isBusy={isBusy} onDecide={onDecide} />
      )}
    </ItemRow>
  );
}

function decidedInWords({ kind }: ImportItemView, decision: ItemDecision): string {
  if (kind === 'leftOut') return OF_LEFT_OUT[decision][0];
  if (decision === 'leaveOut') return 'You leave it out.';
  return decision === 'take' ? 'You take what the file says.' : MERGED[kind];
}

function backInWords({ kind }: ImportItemView, decision: ItemDecision): string {
  return kind === 'leftOut' ? OF_LEFT_OUT[decision][1] : BACK[decision];
}

/** What may be decided of a row; once it is, the way back, where the focus is. */
function Buttons({ item, decision, isBusy, onDecide }: StagedRowProps) {
  const { locale } = useProfile();
  const { twin, kept } = item;
  const rows = rowsInWords(item.rows, locale);
  const isOpen = decision === null;
  const merge = twin && mergeWith(twin);
  const mayTake = kept !== null && kept !== 'moved' && (isOpen || decision === 'merge');
  const aside = asideWords(item);
  const way = useWayBack(decision);
  return (
    <p className="buttons">
      {isOpen && merge && (
        <Button isBusy={isBusy} onClick={() => onDecide(merge)}>
          It is the same<span className="vh"> as {rows}</span>
        </Button>
      )}
      {mayTake && (
        <Button isBusy={isBusy} onClick={() => onDecide({ decision: 'take' })}>
          Take what the file says<span className="vh"> in {rows}</span>
        </Button>
      )}
      {(!isOpen || aside !== null) && (
        <Button
          ref={way}
          look="quiet"
          isBusy={isBusy}
          onClick={() => onDecide(isOpen ? { decision: 'leaveOut' } : null)}
        >
          {isOpen ? aside : backInWords(item, decision)}
          <span className="vh">
            {isOpen ? ' ' : ', '}
            {rows}
          </span>
        </Button>
      )}
    </p>
  );
}

/** The button that stays, for whom the one that they pressed went away under. */
function useWayBack(decision: ItemDecision | null) {
  const way = useRef<HTMLButtonElement>(null);
  const before = useRef(decision);
  useEffect(() => {
    if (before.current !== decision) focusIfNowhere(way.current);
    before.current = decision;
  }, [decision]);
  return way;
}

/** What not to follow a row is called; null where it changes nothing anyway. */
function asideWords({ kind, kept }: ImportItemView): string | null {
  if (kind !== 'leftOut') return 'Leave out';
  return kept === null ? 'Keep what is recorded' : null;
}
