import type { EarningView } from '@earntrack/contract';
import { asCurrency, formatDuration, formatMoney, netOf } from '@earntrack/domain';
import { Button } from '../../components/button.tsx';
import { Money } from '../../components/money.tsx';
import { Note } from '../../components/note.tsx';
import { shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import type { EarningForm } from './use-earning-form.ts';

interface ConflictNoteProps {
  theirs: EarningView;
  form: EarningForm;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Two versions of one earning, both kept until the person chooses. */
export function ConflictNote({ theirs, form, onKeepMine, onTakeTheirs }: ConflictNoteProps) {
  const { locale } = useProfile();
  const words = { locale, today: useToday() };
  const { reading, draft } = form;
  const mine = formatMoney(netOf(reading.components), asCurrency(draft.currency), locale);
  return (
    <Note kind="warning" title="This earning was changed elsewhere meanwhile" isSpoken>
      <p>Nothing was overwritten. Both are here; choose the one that is right.</p>
      <dl className="pair">
        <div>
          <dt>Saved elsewhere</dt>
          <dd>
            <Money amount={theirs.net} currency={theirs.currency} />, {shortDay(theirs.earnedOn, words)}
            {theirs.hours && `, ${formatDuration(theirs.hours.seconds)}`}
            {theirs.note && <span className="quote">{theirs.note}</span>}
          </dd>
        </div>
        <div>
          <dt>Typed by you</dt>
          <dd>
            {mine}
            {reading.earnedOn && `, ${shortDay(reading.earnedOn, words)}`}
            {reading.seconds !== null && `, ${formatDuration(reading.seconds)}`}
            {draft.note && <span className="quote">{draft.note}</span>}
          </dd>
        </div>
      </dl>
      <div className="buttons">
        <Button onClick={onKeepMine}>Save what I typed</Button>
        <Button look="quiet" onClick={onTakeTheirs}>
          Take the saved one
        </Button>
      </div>
    </Note>
  );
}
