import type { PayoutView, PlatformView } from '@earntrack/contract';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { dayInWords } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { PayoutRow } from './payout-row.tsx';
import { usePayoutDeletion } from './use-payout-deletion.ts';
import type { usePayouts } from './use-payouts.ts';

interface PayoutDaysProps {
  list: ReturnType<typeof usePayouts>;
  platforms: readonly PlatformView[];
}

/** Payouts under their days, newest first. */
export function PayoutDays({ list, platforms }: PayoutDaysProps) {
  const payouts = list.data?.pages.flatMap((page) => page.items);
  if (payouts === undefined) {
    if (list.isPending) return <SkeletonRows of="payouts" count={5} />;
    return (
      <ErrorState
        error={list.error}
        title="Your payouts could not be loaded"
        onRetry={() => void list.refetch()}
      />
    );
  }
  if (payouts.length === 0) return <p className="basis">No payout here yet.</p>;
  return (
    <>
      <Days payouts={payouts} platforms={platforms} />
      <LoadMore list={list}>Show earlier payouts</LoadMore>
      {list.isFetchNextPageError && <ErrorState error={list.error} title="No more could be loaded" />}
    </>
  );
}

function Days({
  payouts,
  platforms,
}: {
  payouts: readonly PayoutView[];
  platforms: readonly PlatformView[];
}) {
  const { locale } = useProfile();
  const today = useToday();
  const remove = usePayoutDeletion();
  const days = [...Map.groupBy(payouts, ({ paidOn }) => paidOn)];
  return days.map(([day, ofDay]) => (
    <section className="day" key={day} aria-labelledby={`day-${day}`}>
      <div className="head">
        <h3 id={`day-${day}`}>{dayInWords(day, { locale, today })}</h3>
      </div>
      <ul className="rows">
        {ofDay.map((payout) => (
          <PayoutRow
            key={payout.id}
            payout={payout}
            platform={platforms.find(({ id }) => id === payout.platformId)}
            onDelete={remove}
          />
        ))}
      </ul>
    </section>
  ));
}
