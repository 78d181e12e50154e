import type { EarningView, PlatformView, ProductDetailView } from '@earntrack/contract';
import type { SubmitEvent } from 'react';
import { SaveDock } from '../../components/save-dock.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { useProfile } from '../../lib/session.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { Answer } from './answer.tsx';
import { readSale, type SaleDraft } from './sale-draft.ts';
import { SaleFields } from './sale-fields.tsx';
import { saleSentence } from './sale-sentence.ts';
import { useRecordSale } from './use-record-sale.ts';

const FORM_ID = 'sale';

interface SaleFormProps {
  product: ProductDetailView;
  platforms: readonly PlatformView[];
  draft: SaleDraft;
  onChange: (patch: Partial<SaleDraft>) => void;
  onSaved: (earning: EarningView) => void;
}

/** The sale in a sentence that keeps up with typing; Enter saves, Escape leaves and keeps what is typed. */
export function SaleForm({ product, platforms, draft, onChange, onSaved }: SaleFormProps) {
  const { locale } = useProfile();
  const reading = readSale(draft, { prices: product.prices, decimal: decimalSignOf(locale) });
  const saving = useRecordSale({ product, draft, reading, onSaved });
  const form = useFocusOnFault(saving.tries);
  const platformName = platforms.find(({ id }) => id === draft.platformId)?.name ?? null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.save();
  };
  return (
    <>
      <Answer pieces={saleSentence(draft, reading, { productName: product.name, platformName, locale })} />
      <form ref={form} id={FORM_ID} className="form" aria-label="Sale" noValidate onSubmit={submit}>
        {saving.error && (
          <ErrorState
            error={saving.error}
            title="Not saved yet. What you typed is kept."
            onRetry={saving.save}
          />
        )}
        <SaleFields
          product={product}
          platforms={platforms}
          draft={draft}
          reading={reading}
          faults={saving.faults}
          onChange={(patch) => {
            saving.touched();
            onChange(patch);
          }}
          onSubmit={saving.save}
        />
      </form>
      <SaveDock
        form={FORM_ID}
        label={draft.isReturn ? 'Save return' : 'Save sale'}
        isSaving={saving.isSaving}
        leaveTo="/products"
      />
    </>
  );
}
