import type { ProductView } from '@earntrack/contract';
import type { SubmitEvent } from 'react';
import { SaveDock } from '../../components/save-dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { TwoVersions } from '../../components/two-versions.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { newerOf } from '../../lib/opened-version.ts';
import type { ProductDraft } from './product-draft.ts';
import { ProductFields } from './product-fields.tsx';
import { useSaveProduct } from './use-save-product.ts';

const FORM_ID = 'product';

interface ProductFormProps {
  keptAs: string;
  start: () => ProductDraft;
  /** The version that is edited; null for a new product. */
  product: ProductView | null;
  newest: ProductView | null;
  onSaved: (product: ProductView) => void;
}

/** Everything that can be said of a product; Enter saves, Escape leaves and keeps what is typed. */
export function ProductForm({ keptAs, start, product, newest, onSaved }: ProductFormProps) {
  const { draft, change, forget, isChanged } = useKeptDraft(keptAs, start);
  const saving = useSaveProduct({
    product,
    onSaved: (saved) => {
      forget();
      onSaved(saved);
    },
  });
  const newer = newerOf({ opened: product, newest, isTyped: isChanged && !saving.isSaving });
  const form = useFocusOnFault(saving.faults);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.save(draft);
  };
  return (
    <>
      <form ref={form} id={FORM_ID} className="form" aria-label="Product" noValidate onSubmit={submit}>
        {newer ? (
          <TwoVersions
            what="This product"
            theirs={newer.name}
            mine={draft.name}
            onKeepMine={() => saving.save(draft, newer)}
            onTakeTheirs={forget}
          />
        ) : (
          saving.error && <ErrorState error={saving.error} title="Not saved yet. What you typed is kept." />
        )}
        <ProductFields
          draft={draft}
          faults={saving.faults}
          isNew={product === null}
          onChange={change}
          onSubmit={() => saving.save(draft)}
        />
      </form>
      <SaveDock form={FORM_ID} label="Save product" isSaving={saving.isSaving} leaveTo="/products" />
    </>
  );
}
