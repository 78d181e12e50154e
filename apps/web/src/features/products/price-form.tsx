import { readFailure } from '@earntrack/client';
import type { ProductDetailView } from '@earntrack/contract';
import { type SubmitEvent, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { useHotkeys } from '../../components/hotkeys.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { type PriceDraft, readPrice } from './product-draft.ts';
import { PriceFields } from './product-fields.tsx';
import { productFaults } from './use-save-product.ts';
import type { usePrices } from './use-prices.ts';

interface PriceFormProps {
  product: ProductDetailView;
  set: ReturnType<typeof usePrices>['set'];
  onLeave: () => void;
}

/** Sets what a unit costs from a day on; Enter saves, Escape leaves. */
export function PriceForm({ product, set, onLeave }: PriceFormProps) {
  const { locale, currency } = useProfile();
  const today = useToday();
  const [draft, setDraft] = useState<PriceDraft>({
    price: '',
    currency: product.currentPrices[0]?.currency ?? product.prices[0]?.currency ?? currency,
    validFrom: today,
  });
  const [faults, setFaults] = useState<Record<string, string>>({});
  useHotkeys({ escape: onLeave });
  const refused = set.error ? productFaults(readFailure(set.error).fields) : {};
  const shown = { ...faults, ...refused };
  const form = useFocusOnFault(Object.keys(shown).length > 0 ? shown[Object.keys(shown)[0] ?? ''] : null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reading = readPrice(draft, decimalSignOf(locale));
    const missing = reading.price ? {} : { price: 'Write what one unit costs.' };
    setFaults({ ...missing, ...reading.faults });
    if (reading.price && !set.isPending) set.mutate(reading.price);
  };
  return (
    <form ref={form} className="form price-form" aria-label="Price" noValidate onSubmit={submit}>
      {set.error && Object.keys(refused).length === 0 && (
        <ErrorState error={set.error} title="Not saved yet. What you typed is kept." />
      )}
      <PriceFields
        draft={draft}
        faults={shown}
        isFirst
        onChange={(patch) => setDraft({ ...draft, ...patch })}
      />
      <div className="buttons">
        <Button type="submit" isBusy={set.isPending}>
          Save price
        </Button>
        <Button look="quiet" onClick={onLeave}>
          Leave
        </Button>
      </div>
    </form>
  );
}
