import { PLATFORM_COLOURS, PLATFORM_KINDS, type PlatformKind } from '@earntrack/contract';
import type { Weekday } from '@earntrack/domain';
import { AmountInput } from '../../components/amount-input.tsx';
import { CurrencySelect } from '../../components/currency-select.tsx';
import { Mark } from '../../components/mark.tsx';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TimeZoneSelect } from '../../components/time-zone-select.tsx';
import { WeekdaySelect } from '../../components/weekday-select.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { useProfile } from '../../lib/session.ts';
import { KIND_NAMES, type PlatformDraft } from './platform-draft.ts';

interface PlatformFieldsProps {
  draft: PlatformDraft;
  faults: Readonly<Record<string, string>>;
  onChange: (patch: Partial<PlatformDraft>) => void;
}

interface PlatformBasicsProps extends PlatformFieldsProps {
  /** Where these fields stand inside another form, which is not to be sent by Enter here. */
  onEnter?: () => void;
  /** Typing goes on here. */
  isFirst?: boolean;
}

const KINDS = PLATFORM_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }));

/** Name, kind, colour and currency: what every platform needs. */
export function PlatformBasics(props: PlatformBasicsProps) {
  const { draft, faults, onChange, onEnter, isFirst } = props;
  return (
    <>
      <TextField
        label="Name"
        {...(isFirst && { ref: firstFocus })}
        value={draft.name}
        error={faults['name']}
        onChange={(name) => onChange({ name })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !onEnter) return;
          event.preventDefault();
          onEnter();
        }}
      />
      <div className="two">
        <Select<PlatformKind>
          label="Kind"
          value={draft.kind}
          options={KINDS}
          onChange={(kind) => onChange({ kind })}
        />
        <CurrencySelect
          value={draft.currency}
          error={faults['currency']}
          onChange={(currency) => onChange({ currency })}
        />
      </div>
      <ColourChips draft={draft} onChange={onChange} />
    </>
  );
}

const COLOUR_NAMES = ['blue', 'amber', 'teal', 'pink', 'olive', 'violet', 'brick', 'slate'] as const;

function ColourChips({ draft, onChange }: Pick<PlatformFieldsProps, 'draft' | 'onChange'>) {
  return (
    <fieldset>
      <legend>Colour</legend>
      <div className="chips">
        {PLATFORM_COLOURS.map((colour) => (
          <label className="chip colour" key={colour}>
            <input
              type="radio"
              name="colour"
              checked={draft.colour === colour}
              onChange={() => onChange({ colour })}
            />
            <Mark name={draft.name || '··'} colour={colour} />
            <span className="vh">{COLOUR_NAMES[colour - 1]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const CUTOFFS = Array.from({ length: 13 }, (_, hour) => ({
  value: String(hour * 60),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** What only some platforms need: their own zone, day, week and the hourly rate that is expected of them. */
export function PlatformDetails({ draft, faults, onChange }: PlatformFieldsProps) {
  const profile = useProfile();
  const cutoff = String(draft.dayCutoffMinutes);
  const options = CUTOFFS.some(({ value }) => value === cutoff)
    ? CUTOFFS
    : [...CUTOFFS, { value: cutoff, label: `${draft.dayCutoffMinutes} minutes after midnight` }];
  return (
    <>
      <AmountInput
        label="What you expect an hour to bring"
        hint="The overview shows how far each platform is from it"
        placeholder="Optional"
        currency={draft.currency}
        value={draft.expectedHourly}
        error={faults['expectedHourly']}
        onChange={(expectedHourly) => onChange({ expectedHourly })}
      />
      <TimeZoneSelect
        value={draft.timeZone}
        none={`Yours, ${profile.timeZone}`}
        error={faults['timeZone']}
        onChange={(timeZone) => onChange({ timeZone })}
      />
      <div className="two">
        <Select
          label="Its day starts at"
          hint="A night shift before then counts for the day before"
          value={cutoff}
          options={options}
          onChange={(minutes) => onChange({ dayCutoffMinutes: Number(minutes) })}
        />
        <WeekdaySelect
          label="Its week starts on"
          none="Your own first day"
          value={draft.weekStart}
          onChange={(weekStart: Weekday | null) => onChange({ weekStart })}
        />
      </div>
    </>
  );
}
