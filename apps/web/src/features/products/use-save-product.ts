import { readFailure } from '@earntrack/client';
import type { ProductView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '../../lib/new-id.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { type ProductDraft, readProductDraft, type TypedPrice } from './product-draft.ts';

interface SaveOptions {
  /** The product being edited; null for a new one. */
  product: ProductView | null;
  onSaved: (product: ProductView) => void;
}

interface Sent {
  draft: ProductDraft;
  price: TypedPrice | null;
  /** The version in whose place it comes; null for a new product. */
  over: ProductView | null;
}

/** Creates or changes a product; faults come back by field. What was changed elsewhere meanwhile is asked for, and not overwritten. */
export function useSaveProduct({ product, onSaved }: SaveOptions) {
  const { locale } = useProfile();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const mutation = useMutation({
    mutationFn: ({ draft, price, over }: Sent) => {
      const { name, kind, note } = draft;
      return over
        ? client.products.update.mutate({ name, kind, note, id: over.id, version: over.version })
        : client.products.create.mutate({ name, kind, note, id, prices: price ? [price] : [] });
    },
    onSuccess: async (saved) => {
      await queries.invalidateQueries();
      onSaved(saved);
    },
    onError: async (error) => {
      const { code, fields } = readFailure(error);
      setFaults(productFaults(fields));
      if (code === 'changed_elsewhere')
        await queries.invalidateQueries({ queryKey: trpc.products.pathKey() });
    },
  });
  const save = (draft: ProductDraft, over = product) => {
    const reading = readProductDraft(draft, decimalSignOf(locale));
    setFaults(reading.faults);
    if (Object.keys(reading.faults).length > 0 || mutation.isPending) return;
    mutation.mutate({ draft, price: reading.price, over });
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
