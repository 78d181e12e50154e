import { readFailure } from '@earntrack/client';
import type { GoalView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '../../components/toast.tsx';
import { useProfile } from '../../lib/session.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { PERIOD_WORDS } from './goal-words.ts';

/** Deletes a goal at once and offers the way back. */
export function useGoalDeletion() {
  const { locale } = useProfile();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const onSettled = () => queries.invalidateQueries();
  const words = ({ target, currency, periodKind }: GoalView) => {
    const amount = formatMoney(microsFromDecimal(target), asCurrency(currency), locale);
    return `the goal of ${amount} ${PERIOD_WORDS[periodKind].every}`;
  };
  const restoring = useMutation({
    mutationFn: ({ id }: GoalView) => client.bin.restore.mutate({ items: [{ kind: 'goal', id }] }),
    onSuccess: (_, goal) => toasts.show({ text: `${capital(words(goal))} is back.` }),
    onError: (error, goal) =>
      toasts.show({ text: `${capital(words(goal))} was not brought back. ${readFailure(error).message}` }),
    onSettled,
  });
  const deletion = useMutation({
    mutationFn: ({ id }: GoalView) => client.goals.delete.mutate({ id }),
    onSuccess: (_, goal) =>
      toasts.show({
        text: `Deleted ${words(goal)}.`,
        isBinned: true,
        undo: () => restoring.mutate(goal),
      }),
    onError: (error, goal) =>
      toasts.show({ text: `${capital(words(goal))} was not deleted. ${readFailure(error).message}` }),
    onSettled,
  });
  return (goal: GoalView) => deletion.mutate(goal);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
