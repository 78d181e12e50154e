import { PRODUCT_KINDS } from '@earntrack/contract';
import { AmountInput } from '../../components/amount-input.tsx';
import { Chips } from '../../components/chips.tsx';
import { CurrencySelect } from '../../components/currency-select.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { NoteField } from '../../components/note-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import type { PriceDraft, ProductDraft } from './product-draft.ts';
import { KIND_HINTS, KIND_NAMES } from './product-words.ts';

interface FieldsProps<Draft> {
  draft: Draft;
  faults: Readonly<Record<string, string>>;
  onChange: (patch: Partial<Draft>) => void;
}

const KINDS = PRODUCT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }));

interface ProductFieldsProps extends FieldsProps<ProductDraft> {
  isNew: boolean;
  onSubmit: () => void;
}

/** Name, kind and note; for a new product its first price too. */
export function ProductFields({ draft, faults, onChange, isNew, onSubmit }: ProductFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        placeholder="Lightroom presets"
        {...(isNew && { ref: firstFocus })}
        value={draft.name}
        error={faults['name']}
        onChange={(name) => onChange({ name })}
      />
      <Chips
        legend="Kind"
        value={draft.kind}
        chips={KINDS}
        hint={KIND_HINTS[draft.kind]}
        onChange={(kind) => onChange({ kind })}
      />
      {isNew && <PriceFields draft={draft} faults={faults} onChange={onChange} />}
      <NoteField draft={draft} faults={faults} onChange={onChange} onSubmit={onSubmit} />
    </>
  );
}

/** What one unit costs, in which currency, from which day on. */
export function PriceFields(props: FieldsProps<PriceDraft> & { isFirst?: boolean }) {
  const { draft, faults, onChange, isFirst } = props;
  return (
    <>
      <div className="two">
        <AmountInput
          label="Price of one unit"
          placeholder={isFirst ? '' : 'Optional'}
          {...(isFirst && { ref: firstFocus })}
          currency={draft.currency}
          value={draft.price}
          error={faults['price']}
          onChange={(price) => onChange({ price })}
        />
        <CurrencySelect
          value={draft.currency}
          error={faults['currency']}
          onChange={(currency) => onChange({ currency })}
        />
      </div>
      <DateInput
        label="Holds from"
        hint="Sales from this day on start with this price"
        value={draft.validFrom}
        error={faults['validFrom']}
        onChange={(validFrom) => onChange({ validFrom })}
      />
    </>
  );
}
