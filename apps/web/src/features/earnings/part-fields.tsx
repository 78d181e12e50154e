import type { ComponentName } from '@earntrack/domain';
import { AmountInput } from '../../components/amount-input.tsx';
import type { EarningDraft } from './earning-draft.ts';

interface Part {
  name: ComponentName;
  label: string;
  hint?: string;
}

const PART_GROUPS: readonly { title: string; parts: readonly Part[] }[] = [
  {
    title: 'What it is made of',
    parts: [
      { name: 'base', label: 'Base', hint: 'The pay for the work itself' },
      { name: 'tips', label: 'Tips' },
      { name: 'bonuses', label: 'Bonuses' },
      { name: 'adjustments', label: 'Adjustments', hint: 'A refund is negative' },
      { name: 'reimbursements', label: 'Reimbursements', hint: 'Tolls, parking' },
    ],
  },
  {
    title: 'What was taken off',
    parts: [
      { name: 'fees', label: 'Fees' },
      { name: 'taxesWithheld', label: 'Tax withheld' },
    ],
  },
  {
    title: 'Not yours, or already yours',
    parts: [
      {
        name: 'passThroughTax',
        label: 'Tax passed through',
        hint: 'Collected for a tax office, still with you',
      },
      { name: 'cashCollected', label: 'Cash collected', hint: 'Already in your hand' },
    ],
  },
];

interface PartFieldsProps {
  draft: EarningDraft;
  original: EarningDraft | undefined;
  faults: Readonly<Record<string, string>>;
  onChange: (amounts: EarningDraft['amounts']) => void;
}

/** Every part of an earning, each in its own field. */
export function PartFields({ draft, original, faults, onChange }: PartFieldsProps) {
  return PART_GROUPS.map(({ title, parts }) => (
    <div className="form-group" key={title} role="group" aria-label={title}>
      <h2>{title}</h2>
      <div className="two">
        {parts.map(({ name, label, hint }) => (
          <AmountInput
            key={name}
            label={label}
            hint={hint}
            currency={draft.currency}
            value={draft.amounts[name]}
            original={original?.amounts[name] ?? ''}
            error={faults[name]}
            onChange={(text) => onChange({ ...draft.amounts, [name]: text })}
          />
        ))}
      </div>
    </div>
  ));
}
