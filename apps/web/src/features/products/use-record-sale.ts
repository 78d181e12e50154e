import { readFailure } from '@earntrack/client';
import type { EarningView, ProductDetailView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPCClient } from '../../lib/trpc.ts';
import type { SaleDraft, SaleReading } from './sale-draft.ts';
import { earningOfSale, saleFaults } from './sale-input.ts';

interface RecordOptions {
  product: ProductDetailView;
  draft: SaleDraft;
  reading: SaleReading;
  onSaved: (earning: EarningView) => void;
}

/** Records a sale as the one earning that it is; faults are by field, and shown once it was tried. */
export function useRecordSale({ product, draft, reading, onSaved }: RecordOptions) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [tries, setTries] = useState(0);
  const mutation = useMutation({
    mutationFn: () => client.earnings.create.mutate(earningOfSale(product.id, draft, reading)),
    onSuccess: (earning) => {
      void queries.invalidateQueries();
      onSaved(earning);
    },
    onError: () => setTries((before) => before + 1),
  });
  const refusals = mutation.error ? saleFaults(readFailure(mutation.error).fields) : {};
  const save = () => {
    if (mutation.isPending) return;
    setTries(tries + 1);
    if (Object.keys(reading.faults).length === 0) mutation.mutate();
  };
  return {
    save,
    /** What the server said holds until something is changed. */
    touched: () => mutation.isError && mutation.reset(),
    faults: { ...refusals, ...(tries > 0 ? reading.faults : {}) },
    tries,
    isSaving: mutation.isPending,
    error: Object.keys(refusals).length > 0 ? null : mutation.error,
  };
}
