import { readFailure } from '@earntrack/client';
import type { PayoutView } from '@earntrack/contract';
import { decimalFromMicros } from '@earntrack/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPCClient } from '../../lib/trpc.ts';
import type { PayoutDraft, PayoutReading } from './payout-draft.ts';

interface SaveOptions {
  draft: PayoutDraft & { id: string };
  reading: PayoutReading;
  /** The version that is being edited; null for a new payout. */
  version: number | null;
  onSaved: (payout: PayoutView) => void;
}

/**
 * Saves what is typed; faults come back by field. When the payout was changed elsewhere meanwhile, `conflict` holds what is
 * there now, and nothing is overwritten until the person says so.
 */
export function useSavePayout({ draft, reading, version, onSaved }: SaveOptions) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [tries, setTries] = useState(0);
  const [conflict, setConflict] = useState<PayoutView | null>(null);
  const mutation = useMutation({
    mutationFn: (over: number | null) => {
      const input = inputOf(draft, reading);
      return over === null
        ? client.payouts.create.mutate(input)
        : client.payouts.update.mutate({ ...input, version: over });
    },
    onSuccess: (payout) => {
      void queries.invalidateQueries();
      onSaved(payout);
    },
    onError: async (error) => {
      if (readFailure(error).code !== 'conflict') return;
      setConflict(await client.payouts.get.query({ id: draft.id }));
    },
  });
  const refused = mutation.error === null ? {} : readFailure(mutation.error).fields;
  const submit = (over: number | null) => {
    setTries(tries + 1);
    if (Object.keys(reading.faults).length > 0 || mutation.isPending) return;
    setConflict(null);
    mutation.mutate(over);
  };
  return {
    faults: { ...(tries > 0 ? reading.faults : {}), ...refused },
    error: conflict === null && Object.keys(refused).length === 0 ? mutation.error : null,
    conflict,
    /** Another one each time that faults were found. */
    refusal: tries > 0 && `${tries}:${mutation.status}`,
    isSaving: mutation.isPending,
    save: () => submit(version),
    saveOver: () => conflict && submit(conflict.version),
  };
}

function inputOf({ id, platformId, currency, note }: SaveOptions['draft'], reading: PayoutReading) {
  const { paidOn, micros } = reading;
  if (platformId === null || paidOn === null || micros === null) throw new Error('The form was not checked');
  return { id, platformId, paidOn, currency, amount: decimalFromMicros(micros), note };
}
