import type { Clock } from '@earntrack/domain';
import type { DateOrder, DurationUnit } from '@earntrack/statements';
import { ClockSelect } from '../../../components/clock-select.tsx';
import { DateInput } from '../../../components/date-input.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { TimeZoneSelect } from '../../../components/time-zone-select.tsx';
import { currencyChoices } from '../../../lib/choices.ts';
import { useProfile } from '../../../lib/session.ts';
import { hasHours, isMoneyUse, type WizardState } from './column-uses.ts';
import { newByClock } from './recorded-clock.ts';

interface WritingFieldsProps {
  state: WizardState;
  onChange: (patch: Partial<WizardState>) => void;
}

interface RecordedBy {
  /** The clock of statements with these columns that were recorded; null where there are none. */
  recordedBy: Clock | null;
}

const AS_THE_FILE_SAYS = '';
const ORDERS = [
  { value: AS_THE_FILE_SAYS, label: 'As the file shows' },
  { value: 'dayFirst', label: '1 February' },
  { value: 'monthFirst', label: '2 January' },
] as const;
const DECIMALS = [
  { value: AS_THE_FILE_SAYS, label: 'As the file shows' },
  { value: '.', label: '1,234.56' },
  { value: ',', label: '1.234,56' },
] as const;
const DURATIONS = [
  { value: 'hours', label: 'Hours' },
  { value: 'minutes', label: 'Minutes' },
  { value: 'seconds', label: 'Seconds' },
  { value: 'days', label: 'Days of 24 hours' },
] as const;
const BREAKS = [{ value: AS_THE_FILE_SAYS, label: 'As the file shows' }, ...DURATIONS] as const;
const HOURS = Array.from({ length: 12 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** How days and numbers are written where the file leaves it open, and what all of this is called. */
export function WritingFields({ state, recordedBy, onChange }: WritingFieldsProps & RecordedBy) {
  return (
    <section aria-labelledby="writing">
      <h2 id="writing">How is it written?</h2>
      <div className="column-fields">
        <DayField state={state} onChange={onChange} />
        {state.timeZone !== null && (
          <TimeZoneSelect
            label="Moments are on days of"
            value={state.timeZone}
            onChange={(timeZone) => onChange({ timeZone })}
          />
        )}
        <MoneyFields state={state} onChange={onChange} />
        <HoursField state={state} recordedBy={recordedBy} onChange={onChange} />
        <Select
          label="A day begins at"
          value={state.dayStartsAt}
          options={HOURS.map((value) => ({ value, label: value }))}
          hint="What is earlier counts on the day before"
          onChange={(dayStartsAt) => onChange({ dayStartsAt })}
        />
        <TextField
          label="What is it called?"
          value={state.name}
          maxLength={80}
          hint="Most often the platform: files with these columns are read so from then on"
          onChange={(name) => onChange({ name })}
        />
      </div>
    </section>
  );
}

/** How the days of a file are written, or the one that it does not say. */
function DayField({ state, onChange }: WritingFieldsProps) {
  if (!state.columns.some(({ use }) => use === 'date'))
    return <DateInput label="Day of every row" value={state.date} onChange={(date) => onChange({ date })} />;
  return (
    <Select<DateOrder | ''>
      label="01/02/2026 is"
      value={state.dateOrder ?? AS_THE_FILE_SAYS}
      options={ORDERS}
      onChange={(order) => onChange({ dateOrder: order || null })}
    />
  );
}

/** How amounts are written, where there are any. */
function MoneyFields({ state, onChange }: WritingFieldsProps) {
  const { locale } = useProfile();
  const currencies = [{ value: AS_THE_FILE_SAYS, label: 'As the file says' }, ...currencyChoices(locale)];
  if (!state.columns.some(({ use }) => use === 'total' || isMoneyUse(use))) return null;
  return (
    <>
      <Select<'.' | ',' | ''>
        label="Amounts are written like"
        value={state.decimal ?? AS_THE_FILE_SAYS}
        options={DECIMALS}
        onChange={(decimal) => onChange({ decimal: decimal || null })}
      />
      <Select
        label="Currency of all amounts"
        value={state.currency ?? AS_THE_FILE_SAYS}
        options={currencies}
        onChange={(currency) => onChange({ currency: currency || null })}
      />
    </>
  );
}

/** Which clock kept the hours, and what a bare number of them counts. */
function HoursField({ state, recordedBy, onChange }: WritingFieldsProps & RecordedBy) {
  if (!hasHours(state.columns)) return null;
  return (
    <>
      <ClockSelect
        label="Hours worked are kept by"
        value={state.clock}
        hint={newByClock(state, recordedBy)}
        onChange={(clock) => onChange({ clock, isClockSaid: true })}
      />
      {state.columns.some(({ use }) => use === 'hours') && (
        <Select<DurationUnit>
          label="A number of hours worked counts"
          value={state.durationIn}
          options={DURATIONS}
          hint="Not one like 3:30"
          onChange={(durationIn) => onChange({ durationIn })}
        />
      )}
      {state.columns.some(({ use }) => use === 'breaks') && (
        <Select<DurationUnit | ''>
          label="A number of breaks counts"
          value={state.breaksIn ?? AS_THE_FILE_SAYS}
          options={BREAKS}
          hint="Taken off the time from start to end, never off hours that a row says itself"
          onChange={(breaksIn) => onChange({ breaksIn: breaksIn || null })}
        />
      )}
    </>
  );
}
