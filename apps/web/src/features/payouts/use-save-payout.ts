import type { PayoutView } from '@earntrack/contract';
import { decimalFromMicros } from '@earntrack/domain';
import { useTRPCClient } from '../../lib/trpc.ts';
import { useVersionedSave } from '../../lib/versioned-save.ts';
import type { PayoutDraft, PayoutReading } from './payout-draft.ts';

interface SaveOptions {
  draft: PayoutDraft & { id: string };
  reading: PayoutReading;
  /** The version that is being edited; null for a new payout. */
  version: number | null;
  onSaved: (payout: PayoutView) => void;
}

export function useSavePayout({ draft, reading, version, onSaved }: SaveOptions) {
  const { payouts } = useTRPCClient();
  return useVersionedSave<PayoutView>({
    faults: reading.faults,
    version,
    onSaved,
    send: (over) => {
      const input = inputOf(draft, reading);
      return over === null
        ? payouts.create.mutate(input)
        : payouts.update.mutate({ ...input, version: over });
    },
    askTheirs: () => payouts.get.query({ id: draft.id }),
  });
}

function inputOf({ id, platformId, currency, note }: SaveOptions['draft'], reading: PayoutReading) {
  const { paidOn, micros } = reading;
  if (platformId === null || paidOn === null || micros === null) throw new Error('The form was not checked');
  return { id, platformId, paidOn, currency, amount: decimalFromMicros(micros), note };
}
