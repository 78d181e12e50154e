import type { PayoutView } from '@earntrack/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { NotShown } from '../../components/not-there.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useLeave } from '../../lib/leave.ts';
import { useProfile } from '../../lib/session.ts';
import { useStandingError } from '../../lib/standing-error.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { payoutDraftOf } from './payout-draft.ts';
import { PayoutEditor } from './payout-editor.tsx';
import { usePayoutDeletion } from './use-payout-deletion.ts';
import { WithLedger } from './with-ledger.tsx';

// The form does not wait for what only imported payouts have below it.
const PayoutSources = lazy(async () => {
  const { loadSources } = await import('../imports/index.ts');
  return { default: (await loadSources()).PayoutSources };
});

/** Changes or deletes a payout that is there. */
export function EditPayoutPage({ payoutId }: { payoutId: string }) {
  const trpc = useTRPC();
  // The version being edited stays the one that was opened; a newer one shows itself when saving.
  const payout = useQuery(
    trpc.payouts.get.queryOptions({ id: payoutId }, { staleTime: 0, refetchOnWindowFocus: false }),
  );
  const error = useStandingError(payout, payoutId);
  return (
    <>
      <PageTitle>Edit payout</PageTitle>
      {payout.data && <EditPayout key={payout.data.id} opened={payout.data} />}
      {payout.isPending && error === null && <SkeletonRows of="the payout" count={4} />}
      {error !== null && !payout.data && (
        <NotShown
          title="Edit payout"
          what="payout"
          all={<ButtonLink to="/payouts">Show all payouts</ButtonLink>}
          error={error}
          onRetry={() => void payout.refetch()}
        />
      )}
    </>
  );
}

function EditPayout({ opened }: { opened: PayoutView }) {
  const [payout, setPayout] = useState(opened);
  return (
    <>
      <PayoutVersion key={payout.version} payout={payout} onTakeTheirs={setPayout} />
      <Suspense
        fallback={payout.source === 'statement' ? <SkeletonRows of="where it comes from" count={2} /> : null}
      >
        <PayoutSources payout={payout} />
      </Suspense>
    </>
  );
}

interface PayoutVersionProps {
  payout: PayoutView;
  onTakeTheirs: (theirs: PayoutView) => void;
}

function PayoutVersion({ payout, onTakeTheirs }: PayoutVersionProps) {
  const { locale } = useProfile();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const leave = useLeave('/payouts');
  const remove = usePayoutDeletion();
  const saved = (done: PayoutView) => {
    queries.setQueryData(trpc.payouts.get.queryKey({ id: done.id }), done);
    toasts.show({ text: 'Saved the change.' });
    leave();
  };
  return (
    <WithLedger>
      {(platforms, owed) => (
        <PayoutEditor
          keptAs={`payout:${payout.id}:${payout.version}`}
          start={() => ({ ...payoutDraftOf(payout, decimalSignOf(locale)), id: payout.id })}
          platforms={platforms}
          owed={owed}
          payout={payout}
          onSaved={saved}
          onTakeTheirs={onTakeTheirs}
          renderActions={(forget) => (
            <Button
              onClick={() => {
                forget();
                remove(payout);
                leave();
              }}
            >
              Delete
            </Button>
          )}
        />
      )}
    </WithLedger>
  );
}
