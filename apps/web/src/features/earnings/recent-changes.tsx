import { useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { earningsInWords, useUndoBulkChange } from './use-bulk-changes.ts';

const TAKING_BACK = 'Taking it back; many at once can take a minute.';

/** Changes of many earnings that can still be taken back, also long after they were made. */
export function RecentChanges() {
  const trpc = useTRPC();
  const { locale, timeZone } = useProfile();
  const changes = useQuery(trpc.earnings.bulkChanges.queryOptions());
  const undo = useUndoBulkChange();
  const isUndone = (id: string) => undo.isPending && undo.variables.id === id;
  if (!changes.data || changes.data.length === 0) return null;
  return (
    <details className="more recent-changes" ref={focusGoesOn}>
      <summary>Changes of many earnings</summary>
      <ul className="rows">
        {changes.data.map((change) => (
          <li key={change.id} className="row no-mark" ref={focusGoesOn}>
            <span className="t">
              {`${change.kind === 'delete' ? 'Deleted' : 'Changed'} ${earningsInWords(change.count)}`}
              <span className="s" role="status">
                {isUndone(change.id) ? TAKING_BACK : momentInWords(change.createdAt, locale, timeZone)}
              </span>
            </span>
            <Button isBusy={undo.isPending} onClick={() => undo.mutate(change)}>
              Undo
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** As a `ref`: where it goes away with the focus in it, the focus goes to the list, and with the list to the screen. */
function focusGoesOn(place: HTMLElement | null): () => void {
  return () => {
    if (!place?.contains(document.activeElement)) return;
    const list = place.parentElement?.closest('details');
    (list?.querySelector('summary') ?? document.getElementById('main'))?.focus();
  };
}
