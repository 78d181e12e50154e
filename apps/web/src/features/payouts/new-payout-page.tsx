import type { OwedView, PayoutView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useNavigate } from '@tanstack/react-router';
import { PageTitle } from '../../components/page-title.tsx';
import { useToasts } from '../../components/toast.tsx';
import { newId } from '../../lib/new-id.ts';
import { useSignedIn, useToday } from '../../lib/session.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { activePlatforms } from '../platforms/index.ts';
import { standingOf } from './owed-words.ts';
import { newPayoutDraft } from './payout-draft.ts';
import { PayoutEditor } from './payout-editor.tsx';
import { WithLedger } from './with-ledger.tsx';

/** Adds a payout, of the platform in the address where it names one. */
export function NewPayoutPage({ platformId }: { platformId: string | undefined }) {
  return (
    <>
      <PageTitle>Add payout</PageTitle>
      <WithLedger>
        {(platforms, owed) => <NewPayout platforms={platforms} owed={owed} wanted={platformId} />}
      </WithLedger>
    </>
  );
}

interface NewPayoutProps {
  platforms: readonly PlatformView[];
  owed: readonly OwedView[];
  wanted: string | undefined;
}

function NewPayout({ platforms, owed, wanted }: NewPayoutProps) {
  const { account, profile } = useSignedIn();
  const { locale, currency } = profile;
  const today = useToday();
  const toasts = useToasts();
  const navigate = useNavigate();
  const start = () => {
    const ledger = { owed, platforms, decimal: decimalSignOf(locale) };
    const from = platforms.find(({ id }) => id === wanted)?.id ?? likelyPayer(platforms, owed);
    return { ...newPayoutDraft(from, today, { ledger, currency }), id: newId() };
  };
  const saved = (payout: PayoutView) => {
    const amount = formatMoney(microsFromDecimal(payout.amount), asCurrency(payout.currency), locale);
    toasts.show({ text: `Saved the payout of ${amount}.` });
    void navigate({ to: '/payouts' });
  };
  return (
    <PayoutEditor
      // Another platform in the address is another form.
      key={wanted}
      keptAs={`payout:${account.id}:new:${wanted ?? ''}`}
      start={start}
      platforms={platforms}
      owed={owed}
      payout={null}
      onSaved={saved}
      onTakeTheirs={(theirs) => void navigate({ to: '/payouts/$payoutId', params: { payoutId: theirs.id } })}
    />
  );
}

/** The platform that owes the most, or the only one there is. */
function likelyPayer(platforms: readonly PlatformView[], owed: readonly OwedView[]): string | null {
  const active = activePlatforms(platforms);
  const owing = owed.find(
    (row) => standingOf(row) === 'owes' && active.some(({ id }) => id === row.platformId),
  );
  return owing?.platformId ?? (active.length === 1 ? (active[0]?.id ?? null) : null);
}
