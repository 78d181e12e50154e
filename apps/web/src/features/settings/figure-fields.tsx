import { BASES, type Basis } from '@earntrack/contract';
import { Select } from '../../components/select.tsx';
import { dateText } from '../../lib/days.ts';
import type { ProfileValues } from './profile-changes.ts';

interface FigureFieldsProps {
  values: ProfileValues;
  onChange: (values: Partial<ProfileValues>) => void;
}

const LAST_DAY_OF_EVERY_MONTH = 28;

/** What decides in which year, and in which month, money counts. */
export function FigureFields({ values, onChange }: FigureFieldsProps) {
  return (
    <>
      <TaxYearStart values={values} onChange={onChange} />
      <Select
        label="A refund counts"
        value={values.basis}
        options={BASES.map((basis) => ({ value: basis, label: BASIS_NAMES[basis] }))}
        onChange={(basis) => onChange({ basis })}
        hint={BASIS_HINTS[values.basis]}
      />
    </>
  );
}

const BASIS_NAMES: Readonly<Record<Basis, string>> = {
  cash: 'When it happens (cash view)',
  accrual: 'With the earning that it takes back (accrual view)',
};

const BASIS_HINTS: Readonly<Record<Basis, string>> = {
  cash: 'A refund in March for a sale in January lowers March.',
  accrual: 'A refund in March for a sale in January lowers January, where the sale is known.',
};

function TaxYearStart({ values, onChange }: FigureFieldsProps) {
  const { month, day } = values.taxYearStart;
  const set = (part: Partial<ProfileValues['taxYearStart']>) =>
    onChange({ taxYearStart: { month, day, ...part } });
  return (
    <fieldset aria-describedby="tax-year-hint">
      <legend>Tax years start on</legend>
      <div className="two">
        <Select
          label="Month"
          value={String(month)}
          options={MONTHS}
          onChange={(m) => set({ month: Number(m) })}
        />
        <Select label="Day" value={String(day)} options={DAYS} onChange={(d) => set({ day: Number(d) })} />
      </div>
      <p className="hint" id="tax-year-hint">
        Decides what “this tax year” covers: 1 January in most countries, 6 April in the United Kingdom.
      </p>
    </fieldset>
  );
}

const MONTHS = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: dateText(`2026-${String(index + 1).padStart(2, '0')}-01`, 'en', { month: 'long' }),
}));

const DAYS = Array.from({ length: LAST_DAY_OF_EVERY_MONTH }, (_, index) => ({
  value: String(index + 1),
  label: String(index + 1),
}));
