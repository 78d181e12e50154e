import { useMemo } from 'react';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import {
  currencyChoices,
  localeChoices,
  timeZoneChoices,
  weekdayChoices,
  weekdayFrom,
} from '../../lib/choices.ts';
import type { GuessedProfile } from './guess-profile.ts';

export interface ProfileDraft extends GuessedProfile {
  displayName: string;
}

interface ProfileFieldsProps {
  profile: ProfileDraft;
  onChange: (profile: ProfileDraft) => void;
  /** By field name. */
  faults: Readonly<Record<string, string>>;
}

/** What decides every period and every amount on the screen. */
export function ProfileFields(props: ProfileFieldsProps) {
  const { profile, onChange, faults } = props;
  return (
    <div className="stack">
      <TextField
        label="Your name"
        name="displayName"
        autoComplete="name"
        placeholder="Optional"
        value={profile.displayName}
        onChange={(displayName) => onChange({ ...profile, displayName })}
        error={faults['displayName']}
      />
      <MoneyAndNumbers {...props} />
      <DaysAndWeeks {...props} />
    </div>
  );
}

function MoneyAndNumbers({ profile, onChange, faults }: ProfileFieldsProps) {
  const currencies = useMemo(() => currencyChoices('en'), []);
  const locales = useMemo(() => localeChoices(profile.locale), [profile.locale]);
  return (
    <>
      <Select
        label="Currency"
        hint="For a start; every platform can have its own."
        value={profile.currency}
        options={currencies}
        onChange={(currency) => onChange({ ...profile, currency })}
        error={faults['currency']}
      />
      <Select
        label="Numbers and dates"
        value={profile.locale}
        options={locales}
        onChange={(locale) => onChange({ ...profile, locale })}
        error={faults['locale']}
      />
    </>
  );
}

function DaysAndWeeks({ profile, onChange, faults }: ProfileFieldsProps) {
  const zones = useMemo(() => timeZoneChoices(profile.timeZone), [profile.timeZone]);
  return (
    <>
      <Select
        label="Time zone"
        hint="Decides on which day something was earned."
        value={profile.timeZone}
        options={zones}
        onChange={(timeZone) => onChange({ ...profile, timeZone })}
        error={faults['timeZone']}
      />
      <Select
        label="Weeks start on"
        value={String(profile.weekStart)}
        options={weekdayChoices('en')}
        onChange={(day) => onChange({ ...profile, weekStart: weekdayFrom(day) })}
        error={faults['weekStart']}
      />
    </>
  );
}
