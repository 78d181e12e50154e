import type { EarningView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useRowDeletion } from '../../lib/row-deletion.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';

/** Deletes an earning at once and offers the way back. */
export function useEarningDeletion() {
  const { locale } = useProfile();
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useRowDeletion<EarningView>({
    queryKey: trpc.earnings.list.infiniteQueryKey(),
    remove: client.earnings.delete.mutate,
    restore: client.earnings.restore.mutate,
    words: ({ net, currency }) => {
      const amount = formatMoney(microsFromDecimal(net), asCurrency(currency), locale);
      return {
        deleted: `Deleted ${amount}.`,
        notDeleted: `${amount} was not deleted.`,
        back: `${amount} is back.`,
        notBack: `${amount} was not brought back.`,
      };
    },
  });
}
