import type { StatementItemWire } from '@earntrack/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { memo, useDeferredValue } from 'react';
import { ErrorState } from '../../../components/error-state.tsx';
import { LoadMore } from '../../../components/load-more.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { useProfile } from '../../../lib/session.ts';
import type { FileSummary } from '../reading/file-reading.ts';
import { lineOf } from '../reading/item-line.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';
import { ItemRow } from '../rows/item-row.tsx';

/** How many are taken from the file at a time. */
const PAGE = 50;

const NONE: readonly StatementItemWire[][] = [];

interface EntriesAheadProps {
  file: StatementFile;
  summary: FileSummary;
}

/** Every entry as it would be recorded, from the file alone; a long file is shown page by page. */
export function EntriesAhead({ file, summary }: EntriesAheadProps) {
  const { locale } = useProfile();
  const total = summary.itemCount - summary.leftOut.length;
  const entries = useInfiniteQuery({
    queryKey: ['entries-ahead', summary.fileSha256, file.choices],
    queryFn: ({ pageParam }) => file.entriesOf(pageParam, PAGE),
    initialPageParam: 0,
    getNextPageParam: (_page, _pages, start) => (start + PAGE < total ? start + PAGE : null),
    staleTime: 'static',
    gcTime: 0,
    retry: false,
  });
  // Rows that arrive are drawn a few at a time, and give way to whatever the person does meanwhile.
  const drawn = useDeferredValue(entries.data);
  if (total === 0) return null;
  const shown = drawn?.pages.flat() ?? [];
  return (
    <section aria-labelledby="entries-ahead">
      <div className="head">
        <h2 id="entries-ahead">Row by row</h2>
        {shown.length > 0 && shown.length < total && (
          <p>
            The first {shown.length.toLocaleString(locale)} of {total.toLocaleString(locale)}
          </p>
        )}
      </div>
      {!drawn && !entries.isError && <SkeletonRows of="rows" />}
      {entries.isError && <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />}
      <EntryRows pages={drawn?.pages ?? NONE} />
      <LoadMore list={entries} />
    </section>
  );
}

/** Drawn again only where rows are new: what else arrives on the page leaves them as they are. */
const EntryRows = memo(function EntryRows({ pages }: { pages: readonly StatementItemWire[][] }) {
  return (
    <ul className="rows">
      {pages.flat().map((item) => (
        <ItemRow key={`${item.kind} ${item.key}`} item={lineOf(item)} />
      ))}
    </ul>
  );
});
