import type { BinItemView } from '@earntrack/contract';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { dayInWords } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { BinRow } from './bin-row.tsx';
import { calledOf } from './bin-words.ts';
import { useBringBack, useDeleteForGood } from './use-bin.ts';

/** What was deleted under the days on which it was deleted, newest first. */
export function BinnedDays({ items }: { items: readonly BinItemView[] }) {
  const { locale, timeZone } = useProfile();
  const today = useToday();
  const bringBack = useBringBack();
  const deleteForGood = useDeleteForGood();
  const [asked, setAsked] = useState<BinItemView | null>(null);
  const close = () => setAsked(null);
  const days = [...Map.groupBy(items, ({ deletedAt }) => dayOf(deletedAt, timeZone))];
  return (
    <>
      {days.map(([day, ofDay]) => (
        <section className="day" key={day} aria-labelledby={`deleted-${day}`}>
          <div className="head">
            <h2 id={`deleted-${day}`}>
              <span className="vh">Deleted </span>
              {dayInWords(day, { locale, today })}
            </h2>
          </div>
          <ul className="rows">
            {ofDay.map((item) => (
              <BinRow
                key={`${item.kind}:${item.id}`}
                item={item}
                isBusy={bringBack.isPending && bringBack.variables.item === item}
                onBringBack={() => bringBack.mutate({ item, name: calledOf(item, locale) })}
                onDelete={() => setAsked(item)}
              />
            ))}
          </ul>
        </section>
      ))}
      <ConfirmDialog
        isOpen={asked !== null}
        title={asked ? `Delete ${calledOf(asked, locale)} for good?` : ''}
        action="Delete for good"
        onClose={close}
        onConfirm={() => {
          if (asked) deleteForGood.mutate({ item: asked, name: calledOf(asked, locale) });
          close();
        }}
      >
        It will be gone at once and cannot be brought back.
        {asked?.kind === 'platform' && ' Goals in the bin that are for it go with it.'}
      </ConfirmDialog>
    </>
  );
}

function dayOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
