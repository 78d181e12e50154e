import type { PayoutView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useRowDeletion } from '../../lib/row-deletion.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';

/** Deletes a payout at once and offers the way back. */
export function usePayoutDeletion() {
  const { locale } = useProfile();
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useRowDeletion<PayoutView>({
    queryKey: trpc.payouts.list.infiniteQueryKey(),
    remove: client.payouts.delete.mutate,
    restore: client.payouts.restore.mutate,
    words: ({ amount, currency }) => {
      const payout = `the payout of ${formatMoney(microsFromDecimal(amount), asCurrency(currency), locale)}`;
      return {
        deleted: `Deleted ${payout}.`,
        notDeleted: `${capital(payout)} was not deleted.`,
        back: `${capital(payout)} is back.`,
        notBack: `${capital(payout)} was not brought back.`,
      };
    },
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
