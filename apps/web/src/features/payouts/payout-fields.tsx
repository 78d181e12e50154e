import type { PlatformView } from '@earntrack/contract';
import { AmountInput } from '../../components/amount-input.tsx';
import { CurrencySelect } from '../../components/currency-select.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { TextField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { PlatformChips, PlatformOrNew } from '../platforms/index.ts';
import type { PayoutDraft } from './payout-draft.ts';

interface PayoutFieldsProps {
  draft: PayoutDraft;
  platforms: readonly PlatformView[];
  faults: Readonly<Record<string, string>>;
  /** The amount before editing. */
  original: string;
  /** What the platform owes in words, where it owes something. */
  hint: string | undefined;
  onChange: (patch: Partial<PayoutDraft>) => void;
  onPlatform: (platformId: string, platforms: readonly PlatformView[]) => void;
}

export function PayoutFields({ draft, platforms, faults, onChange, ...rest }: PayoutFieldsProps) {
  return (
    <>
      <AmountInput
        label="Arrived in your bank"
        isBig
        ref={firstFocus}
        currency={draft.currency}
        value={draft.amount}
        original={rest.original}
        hint={rest.hint}
        error={faults['amount']}
        onChange={(amount) => onChange({ amount })}
      />
      <PaidBy
        value={draft.platformId}
        platforms={platforms}
        fault={faults['platformId']}
        onChoose={rest.onPlatform}
      />
      <div className="two">
        <DateInput
          label="Day it arrived"
          value={draft.paidOn}
          error={faults['paidOn']}
          onChange={(paidOn) => onChange({ paidOn })}
        />
        <CurrencySelect
          value={draft.currency}
          error={faults['currency']}
          onChange={(currency) => onChange({ currency })}
        />
      </div>
      <TextField
        label="Note"
        placeholder="Optional"
        value={draft.note}
        error={faults['note']}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}

interface PaidByProps {
  value: string | null;
  platforms: readonly PlatformView[];
  fault: string | undefined;
  onChoose: (platformId: string, platforms: readonly PlatformView[]) => void;
}

/** The platform that paid. */
function PaidBy({ value, platforms, fault, onChoose }: PaidByProps) {
  return (
    <PlatformOrNew
      platforms={platforms}
      chosen={value === null ? [] : [value]}
      fault={fault}
      onCreated={(platform) => onChoose(platform.id, [...platforms, platform])}
    >
      {({ offered, added, another }) => (
        <PlatformChips
          platforms={offered}
          value={value}
          error={fault}
          added={added}
          onChange={(platformId) => onChoose(platformId, platforms)}
        >
          {another}
        </PlatformChips>
      )}
    </PlatformOrNew>
  );
}
