import type { OwedView, PlatformView } from '@earntrack/contract';
import type { ReactNode } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { usePlatforms } from '../platforms/index.ts';
import { useOwed } from './use-payouts.ts';

interface WithLedgerProps {
  children: (platforms: readonly PlatformView[], owed: readonly OwedView[]) => ReactNode;
}

/** The form once the platforms and what they owe are known; without the latter it suggests nothing, and works all the same. */
export function WithLedger({ children }: WithLedgerProps) {
  const platforms = usePlatforms();
  const owed = useOwed();
  if (platforms.data && !owed.isPending) return children(platforms.data, owed.data ?? []);
  if (platforms.isError) {
    return (
      <>
        <h1 className="vh">Payout</h1>
        <ErrorState error={platforms.error} onRetry={() => void platforms.refetch()} />
      </>
    );
  }
  return <SkeletonRows of="the form" count={4} />;
}
