import { Chips } from '../../../components/chips.tsx';
import { Note } from '../../../components/note.tsx';
import { Select } from '../../../components/select.tsx';
import {
  type AboveUse,
  type BelowUse,
  isMoneyUse,
  type RefundFees,
  type WizardState,
} from './column-uses.ts';
import { isOfAccount } from './guess-rows.ts';
import { asksRefundFees } from './refund-fees.ts';
import { ABOVE_OPTIONS, BELOW_OPTIONS } from './use-words.ts';

const FEES_OF_REFUNDS = [
  { value: 'taken', label: 'was taken' },
  { value: 'back', label: 'came back with it' },
] as const;

interface ZeroFieldsProps {
  state: WizardState;
  onChange: (patch: Partial<WizardState>) => void;
}

/** What rows are by the sign of their amount, where their kind does not say it. */
export function ZeroFields({ state, onChange }: ZeroFieldsProps) {
  const { columns, belowZero, aboveZero } = state;
  const isAmount = columns.some(({ use }) => isMoneyUse(use) || use === 'total');
  if (!isAmount) return null;
  const hasKinds = columns.some(({ use }) => use === 'type');
  return (
    <section aria-labelledby="signs">
      <h2 id="signs">Does the sign of an amount say what a row is?</h2>
      {isOfAccount(columns) && (
        <Note kind="warning" title="This looks like the statement of an account">
          <p>
            Not all that comes in on one is earned: leave out what you topped up, exchanged or moved there
            yourself. What is below zero is most often paid to others, and left out; a refund that you gave,
            or a payout, is not.
          </p>
        </Note>
      )}
      {hasKinds && (
        <p className="hint">This counts for the kinds of rows that are an earning as their columns say.</p>
      )}
      <div className="column-fields">
        <Select<BelowUse>
          label="Rows with an amount below zero are"
          value={belowZero}
          options={BELOW_OPTIONS}
          hint="On an account, what was paid to others"
          onChange={(chosen) => onChange({ belowZero: chosen })}
        />
        <Select<AboveUse>
          label="All other rows are"
          value={aboveZero}
          options={ABOVE_OPTIONS}
          onChange={(chosen) => onChange({ aboveZero: chosen })}
        />
        {asksRefundFees(state) && (
          <Chips<RefundFees>
            legend="A fee beside money that went back"
            value={state.refundFees}
            chips={FEES_OF_REFUNDS}
            hint="No sign says it: look at what you were left with"
            onChange={(refundFees) => onChange({ refundFees })}
          />
        )}
      </div>
    </section>
  );
}
