import { readFailure } from '@earntrack/client';
import type { OwedView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useToasts } from '../../components/toast.tsx';
import { newId } from '../../lib/new-id.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { useTRPCClient } from '../../lib/trpc.ts';

interface PaidAll {
  owed: OwedView;
  name: string;
}

/** Records that a platform sent today all that it owed, and offers the way back. */
export function usePaidAll() {
  const { locale } = useProfile();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const inputOf = useInputs();
  const onSettled = () => queries.invalidateQueries();
  const undoing = useMutation({
    mutationFn: (id: string) => client.payouts.delete.mutate({ id }),
    onSuccess: () => toasts.show({ text: 'The payout was taken back.' }),
    onError: (error) => toasts.show({ text: `The payout was not taken back. ${readFailure(error).message}` }),
    onSettled,
  });
  const paying = useMutation({
    mutationFn: ({ owed }: PaidAll) => client.payouts.create.mutate(inputOf.of(owed)),
    onSuccess: ({ id, amount, currency }, { owed, name }) => {
      inputOf.forget(owed);
      const sum = formatMoney(microsFromDecimal(amount), asCurrency(currency), locale);
      toasts.show({
        text: `Recorded that ${name} sent ${sum} today.`,
        undo: () => undoing.mutate(id),
      });
    },
    onError: (error) => toasts.show({ text: `Nothing was recorded. ${readFailure(error).message}` }),
    onSettled,
  });
  return {
    pay: (wish: PaidAll) => {
      if (!paying.isPending) paying.mutate(wish);
    },
    /** What is being recorded right now. */
    paying: paying.isPending ? paying.variables.owed : null,
  };
}

/** A second try after a lost answer sends the very same payout. */
function useInputs() {
  const today = useToday();
  const inputs = useRef(new Map<string, ReturnType<typeof inputFrom>>());
  const keyOf = ({ platformId, currency, owed }: OwedView) => `${platformId}|${currency}|${owed}`;
  return {
    of(owed: OwedView) {
      const input = inputs.current.get(keyOf(owed)) ?? inputFrom(owed, today);
      inputs.current.set(keyOf(owed), input);
      return input;
    },
    forget: (owed: OwedView) => inputs.current.delete(keyOf(owed)),
  };
}

function inputFrom({ platformId, currency, owed }: OwedView, paidOn: string) {
  return { id: newId(), platformId, paidOn, currency, amount: owed };
}
