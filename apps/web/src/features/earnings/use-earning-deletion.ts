import { readFailure } from '@earntrack/client';
import type { EarningView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useToasts } from '../../components/toast.tsx';
import { useProfile } from '../../lib/session.ts';
import { useDeleteEarning, useRestoreEarning } from './use-earnings.ts';

/** Deletes at once and offers the way back; says so when either is refused. */
export function useEarningDeletion() {
  const { locale } = useProfile();
  const toasts = useToasts();
  const deletion = useDeleteEarning();
  const restoring = useRestoreEarning();
  const say = (what: string) => (error: unknown) =>
    toasts.show({ text: `${what} ${readFailure(error).message}` });
  return (earning: EarningView) => {
    const amount = formatMoney(microsFromDecimal(earning.net), asCurrency(earning.currency), locale);
    const undo = () => {
      restoring.mutate(
        { id: earning.id },
        {
          onSuccess: () => toasts.show({ text: `${amount} is back.` }),
          onError: say(`${amount} was not brought back.`),
        },
      );
    };
    deletion.mutate({ id: earning.id }, { onError: say(`${amount} was not deleted.`) });
    toasts.show({ text: `Deleted ${amount}.`, undo });
  };
}
