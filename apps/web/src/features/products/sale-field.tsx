import type { EarningView } from '@earntrack/contract';
import { useState } from 'react';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProducts } from './use-products.ts';

type Sale = EarningView['sale'];

interface SaleFieldProps {
  /** Units of 0 are units that cannot be read. */
  value: Sale;
  onChange: (sale: Sale) => void;
  error?: string | undefined;
}

/** Which product an earning sold and how many units of it; nothing where the user has no products. */
export function SaleField({ value, onChange, error }: SaleFieldProps) {
  const products = useProducts();
  const [typed, setTyped] = useState<string | null>(null);
  const offered = (products.data ?? []).filter(
    ({ id, isArchived }) => !isArchived || id === value?.productId,
  );
  if (offered.length === 0) return null;
  const options = offered.map(({ id, name }) => ({ value: id, label: name }));
  const choose = (productId: string) => {
    if (productId === '') setTyped(null);
    onChange(productId === '' ? null : { productId, units: value?.units ?? 1 });
  };
  return (
    <div className="two">
      <Select
        label="Sold"
        value={value?.productId ?? ''}
        options={[{ value: '', label: 'No product' }, ...options]}
        onChange={choose}
      />
      {value && (
        <TextField
          label="Units"
          isNumber
          inputMode="text"
          hint="−1 is a unit that came back"
          value={typed ?? unitsText(value.units)}
          error={error}
          onChange={(text) => {
            setTyped(text);
            onChange({ ...value, units: readSignedUnits(text) });
          }}
        />
      )}
    </div>
  );
}

function unitsText(units: number): string {
  return units === 0 ? '' : String(units).replace('-', '−');
}

/** "3" and "−3"; 0 for what is no number of units. */
export function readSignedUnits(text: string): number {
  const match = /^([-−–]?)(\d{1,7})$/.exec(text.trim());
  if (!match) return 0;
  return match[1] ? -Number(match[2]) : Number(match[2]);
}
