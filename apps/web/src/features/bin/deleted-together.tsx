import { LIMITS } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { earningsInWords, useUndoBulkChange } from '../earnings/index.ts';
import { focusGoesOn } from './focus-goes-on.ts';

/** Earnings that were deleted many at once, to be brought back as one. */
export function DeletedTogether() {
  const { locale, timeZone } = useProfile();
  const changes = useQuery(
    useTRPC().earnings.bulkChanges.queryOptions({ kind: 'delete', limit: LIMITS.bulkChangesMax }),
  );
  const undo = useUndoBulkChange();
  const deletions = changes.data?.filter(({ count }) => count > 1) ?? [];
  if (deletions.length === 0) return null;
  return (
    <section className="day" aria-labelledby="deleted-together">
      <div className="head">
        <h2 id="deleted-together">Deleted at once</h2>
        <p>Each of them is listed below as well.</p>
      </div>
      <ul className="rows">
        {deletions.map((change) => (
          <li key={change.id} className="row bin-row" ref={focusGoesOn}>
            <span className="t">
              {earningsInWords(change.count)}
              <span className="s">{momentInWords(change.createdAt, locale, timeZone)}</span>
            </span>
            <span className="a">
              <Button
                isBusy={undo.isPending && undo.variables.id === change.id}
                onClick={() => undo.mutate(change)}
              >
                Bring all back
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
