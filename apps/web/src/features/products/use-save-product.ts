import { readFailure } from '@earntrack/client';
import type { ProductView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '../../lib/new-id.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { type ProductDraft, readProductDraft, type TypedPrice } from './product-draft.ts';

interface SaveOptions {
  /** The product being edited; null for a new one. */
  product: ProductView | null;
  onSaved: (product: ProductView) => void;
}

/** Creates or changes a product; faults come back by field. */
export function useSaveProduct({ product, onSaved }: SaveOptions) {
  const { locale } = useProfile();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const mutation = useMutation({
    mutationFn: ({ draft, price }: { draft: ProductDraft; price: TypedPrice | null }) => {
      const { name, kind, note } = draft;
      return product
        ? client.products.update.mutate({ name, kind, note, id: product.id, version: product.version })
        : client.products.create.mutate({ name, kind, note, id, prices: price ? [price] : [] });
    },
    onSuccess: async (saved) => {
      await queries.invalidateQueries();
      onSaved(saved);
    },
    onError: (error) => setFaults(productFaults(readFailure(error).fields)),
  });
  const save = (draft: ProductDraft) => {
    const reading = readProductDraft(draft, decimalSignOf(locale));
    setFaults(reading.faults);
    if (Object.keys(reading.faults).length > 0 || mutation.isPending) return;
    mutation.mutate({ draft, price: reading.price });
  };
  const isFieldFault = mutation.error !== null && Object.keys(readFailure(mutation.error).fields).length > 0;
  return { save, faults, isSaving: mutation.isPending, error: isFieldFault ? null : mutation.error };
}

/** "prices.0.validFrom" is the field "validFrom" of this form. */
export function productFaults(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [path.split('.').at(-1) ?? path, message]),
  );
}
