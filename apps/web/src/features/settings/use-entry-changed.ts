import { useQueryClient } from '@tanstack/react-query';
import { useToasts } from '../../components/toast.tsx';
import { useTRPC } from '../../lib/trpc.ts';

/** Says that the account is entered in another way now, and asks again for what follows from it. */
export function useEntryChanged() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  return async (text: string) => {
    toasts.show({ text });
    await Promise.all(
      [trpc.auth.secondFactor, trpc.auth.sessions].map((procedure) =>
        queries.invalidateQueries({ queryKey: procedure.queryKey() }),
      ),
    );
  };
}
