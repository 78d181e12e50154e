import { BIN_KINDS, type BinItemView, LIMITS } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Chips } from '../../components/chips.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import type { BinSearch } from './bin-search.ts';
import { KIND_WORDS } from './bin-words.ts';
import { BinnedDays } from './binned-days.tsx';
import { DeletedTogether } from './deleted-together.tsx';
import { useBin, useEmptyBin } from './use-bin.ts';
import './bin.css';

interface BinPageProps {
  search: BinSearch;
  onSearch: (search: BinSearch) => void;
}

/** What was deleted and can be brought back. */
export function BinPage({ search, onSearch }: BinPageProps) {
  const list = useBin(search);
  const items = list.data?.pages.flatMap((page) => page.items);
  if (items?.length === 0 && !search.kind) return <NothingThere />;
  return (
    <>
      <PageTitle>Bin</PageTitle>
      <h1 className="answer smaller">
        {items?.length === 0
          ? 'Nothing of this kind is in the bin.'
          : 'What you deleted comes back as it was.'}
      </h1>
      <p className="basis">{`Everything stays here for ${LIMITS.binDays} days, then it is gone.`}</p>
      <Kinds search={search} onSearch={onSearch} />
      {(search.kind ?? 'earning') === 'earning' && <DeletedTogether />}
      {list.isError && items === undefined && (
        <ErrorState
          error={list.error}
          title="The bin could not be opened"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isPending && <SkeletonRows of="the bin" count={6} />}
      {items && <BinnedDays items={items} />}
      <LoadMore list={list}>Show what was deleted earlier</LoadMore>
      {list.isFetchNextPageError && <ErrorState error={list.error} title="No more could be loaded" />}
      {items && items.length > 0 && !search.kind && <Emptying items={items} hasMore={list.hasNextPage} />}
    </>
  );
}

const ALL = 'all';

function Kinds({ search, onSearch }: BinPageProps) {
  const chips = [
    { value: ALL, label: 'All' },
    ...BIN_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].many })),
  ] as const;
  return (
    <div className="bin-kinds">
      <Chips
        legend={<span className="vh">Show</span>}
        chips={chips}
        value={search.kind ?? ALL}
        onChange={(kind) => onSearch(kind === ALL ? {} : { kind })}
      />
    </div>
  );
}

interface EmptyingProps {
  items: readonly BinItemView[];
  hasMore: boolean;
}

function Emptying({ items, hasMore }: EmptyingProps) {
  const [isAsking, setAsking] = useState(false);
  const empty = useEmptyBin();
  const things = items.length === 1 ? 'One thing' : `${hasMore ? 'More than ' : ''}${items.length} things`;
  return (
    <p className="bin-emptying">
      <Button look="danger" isBusy={empty.isPending} onClick={() => setAsking(true)}>
        Empty the bin…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Empty the bin?"
        action="Delete all for good"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          empty.mutate();
        }}
      >
        {`${things} will be gone at once and cannot be brought back.`}
      </ConfirmDialog>
    </p>
  );
}

function NothingThere() {
  return (
    <>
      <PageTitle>Bin</PageTitle>
      <h1 className="vh">Bin</h1>
      <EmptyState
        answer={`The bin is empty. What you delete stays here for ${LIMITS.binDays} days and comes back as it was.`}
        example={
          <div className="row no-mark">
            <span className="t">
              Airport<span className="s">An example · Earning · Uber · gone in 29 days</span>
            </span>
          </div>
        }
      />
    </>
  );
}
