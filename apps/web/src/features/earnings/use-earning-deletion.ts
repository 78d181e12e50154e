import { readFailure } from '@earntrack/client';
import type { EarningView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useMutation } from '@tanstack/react-query';
import { useToasts } from '../../components/toast.tsx';
import { awaitNoRow, awaitRow } from '../../lib/row-focus.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { EARNING_WRITES, useEarningCache } from './use-earning-cache.ts';

/** One after the other: a deletion that is still on its way is taken back once it is there. */
const IN_TURN = { id: 'deletions of earnings' };

/** Deletes an earning at once and offers the way back; a refusal of the server puts it back and says so. */
export function useEarningDeletion() {
  const { locale } = useProfile();
  const client = useTRPCClient();
  const toasts = useToasts();
  const cache = useEarningCache();
  const amountOf = ({ net, currency }: EarningView) =>
    formatMoney(microsFromDecimal(net), asCurrency(currency), locale);
  const say = (what: string, error: unknown) =>
    toasts.show({ text: `${what} ${readFailure(error).message}` });
  const deletion = useMutation({
    scope: IN_TURN,
    mutationKey: EARNING_WRITES,
    mutationFn: ({ id }: EarningView) => client.earnings.delete.mutate({ id }),
    onMutate: (earning) => cache.show(earning, null),
    onError: (error, earning, putBack) => {
      putBack?.();
      say(`${amountOf(earning)} was not deleted.`, error);
    },
    onSettled: cache.settle,
  });
  const restoring = useMutation({
    scope: IN_TURN,
    mutationKey: EARNING_WRITES,
    mutationFn: ({ id }: EarningView) => client.earnings.restore.mutate({ id }),
    onMutate: (earning) => {
      awaitRow(earning.id);
      return cache.show(null, earning);
    },
    onSuccess: (_, earning) => toasts.show({ text: `${amountOf(earning)} is back.` }),
    onError: (error, earning, putBack) => {
      putBack?.();
      awaitNoRow();
      say(`${amountOf(earning)} was not brought back.`, error);
    },
    onSettled: cache.settle,
  });
  return (earning: EarningView) => {
    deletion.mutate(earning);
    toasts.show({
      text: `Deleted ${amountOf(earning)}.`,
      isBinned: true,
      undo: () => restoring.mutate(earning),
    });
  };
}
