import type { PlatformView, ProductDetailView } from '@earntrack/contract';
import { asCurrency, formatMoney } from '@earntrack/domain';
import { AmountInput } from '../../components/amount-input.tsx';
import { Chips } from '../../components/chips.tsx';
import { CurrencySelect } from '../../components/currency-select.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { Select } from '../../components/select.tsx';
import { NoteField } from '../../components/note-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { dayInShort } from '../../lib/days.ts';
import { firstFocus } from '../../lib/first-focus.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { PlatformChips, PlatformOrNew } from '../platforms/index.ts';
import { moneyText, unitsInWords } from './product-words.ts';
import type { SaleDraft, SaleReading } from './sale-draft.ts';

export interface SaleFieldsProps {
  product: ProductDetailView;
  platforms: readonly PlatformView[];
  draft: SaleDraft;
  reading: SaleReading;
  faults: Readonly<Record<string, string>>;
  onChange: (patch: Partial<SaleDraft>) => void;
  onSubmit: () => void;
}

/** Units, platform, day, what it brought and what was taken off. */
export function SaleFields(props: SaleFieldsProps) {
  const { draft, faults, onChange, onSubmit } = props;
  return (
    <>
      <Chips
        legend="What happened"
        value={draft.isReturn ? 'return' : 'sale'}
        chips={[
          { value: 'sale', label: 'Sold' },
          { value: 'return', label: 'Came back' },
        ]}
        onChange={(kind) => onChange({ isReturn: kind === 'return' })}
      />
      <TextField
        label="Units"
        isNumber
        inputMode="numeric"
        ref={firstFocus}
        value={draft.units}
        error={faults['units']}
        onChange={(units) => onChange({ units })}
        onFocus={(event) => event.target.select()}
      />
      <PlatformChoice {...props} />
      {draft.isReturn && <SaleTakenBack {...props} />}
      <DateInput
        label="Day"
        value={draft.soldOn}
        error={faults['soldOn']}
        onChange={(soldOn) => onChange({ soldOn })}
      />
      <AmountFields {...props} />
      <NoteField draft={draft} faults={faults} onChange={onChange} onSubmit={onSubmit} />
    </>
  );
}

function AmountFields({ draft, reading, faults, onChange }: SaleFieldsProps) {
  const { isReturn, currency } = draft;
  return (
    <>
      <div className="two">
        <AmountInput
          label={isReturn ? 'Given back' : 'Revenue'}
          hint={<PriceHint draft={draft} reading={reading} />}
          currency={currency}
          value={reading.revenueText}
          original={draft.revenue === null ? reading.revenueText : ''}
          error={faults['revenue']}
          onChange={(revenue) => onChange({ revenue })}
        />
        <AmountInput
          label={isReturn ? 'Fees that came back' : 'Fees'}
          placeholder="Optional"
          currency={currency}
          value={draft.fees}
          error={faults['fees']}
          onChange={(fees) => onChange({ fees })}
        />
      </div>
      <CurrencySelect
        value={currency}
        error={faults['currency']}
        onChange={(chosen) => onChange({ currency: chosen, adjustsId: null })}
      />
    </>
  );
}

/** How the price makes the amount, so that a typed one can be held against it. */
function PriceHint({ draft, reading }: Pick<SaleFieldsProps, 'draft' | 'reading'>) {
  const { locale } = useProfile();
  const { price, units, suggested, soldOn } = reading;
  if (soldOn === null) return null;
  if (price === null) return `No price in ${draft.currency} on this day`;
  if (units === null || suggested === null) return null;
  const money = (micros: bigint) => formatMoney(micros, asCurrency(draft.currency), locale);
  return `${units}\u00a0×\u00a0${money(price)} is ${money(suggested)}`;
}

function PlatformChoice({ draft, platforms, faults, onChange }: SaleFieldsProps) {
  const choose = (platform: PlatformView | undefined) =>
    platform && onChange({ platformId: platform.id, currency: platform.currency, adjustsId: null });
  return (
    <PlatformOrNew
      platforms={platforms}
      chosen={draft.platformId === null ? [] : [draft.platformId]}
      fault={faults['platformId']}
      onCreated={choose}
    >
      {({ offered, added, another }) => (
        <PlatformChips
          platforms={offered}
          value={draft.platformId}
          error={faults['platformId']}
          added={added}
          onChange={(platformId) => choose(offered.find(({ id }) => id === platformId))}
        >
          {another}
        </PlatformChips>
      )}
    </PlatformOrNew>
  );
}

/** Which sale is taken back: asked so that a refund can count with its sale. */
function SaleTakenBack({ product, draft, faults, onChange }: SaleFieldsProps) {
  const { locale } = useProfile();
  const today = useToday();
  const sales = product.recentSales.filter(
    ({ units, platformId, currency }) =>
      units > 0 && platformId === draft.platformId && currency === draft.currency,
  );
  if (sales.length === 0) return null;
  const options = sales.map(({ id, soldOn, units, gross, currency }) => ({
    value: id,
    label: `${dayInShort(soldOn, { locale, today })}: ${unitsInWords(units, locale)}, ${moneyText(gross, currency, locale)}`,
  }));
  return (
    <Select
      label="Of which sale"
      value={draft.adjustsId ?? ''}
      options={[{ value: '', label: 'Not known' }, ...options]}
      error={faults['adjustsId']}
      onChange={(id) => onChange({ adjustsId: id || null })}
    />
  );
}
