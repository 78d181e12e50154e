import { Chips } from '../../components/chips.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { DurationInput } from '../../components/duration-input.tsx';
import { TextField } from '../../components/text-field.tsx';
import { dayInWords } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import type { WorkDraft, WorkReading } from './work-draft.ts';

interface TimeFieldsProps {
  draft: WorkDraft;
  reading: WorkReading;
  faults: Readonly<Record<string, string>>;
  onChange: (patch: Partial<WorkDraft>) => void;
}

/** How long, or from when to when. */
export function TimeFields({ draft, reading, faults, onChange }: TimeFieldsProps) {
  return (
    <>
      <Chips<WorkDraft['by']>
        legend="Time"
        value={draft.by}
        onChange={(by) => onChange({ by })}
        chips={[
          { value: 'duration', label: 'How long' },
          { value: 'span', label: 'Start and end' },
        ]}
      />
      {draft.by === 'duration' ? (
        <DurationInput
          label="Hours"
          placeholder="3:45"
          value={draft.hours}
          error={faults['hours']}
          onChange={(hours) => onChange({ hours })}
        />
      ) : (
        <SpanFields draft={draft} reading={reading} faults={faults} onChange={onChange} />
      )}
    </>
  );
}

function SpanFields({ draft, reading, faults, onChange }: TimeFieldsProps) {
  const { locale, timeZone } = useProfile();
  const today = useToday();
  const isElsewhen = draft.endDay !== '' || faults['endDay'] !== undefined;
  return (
    <>
      <div className="two">
        <TextField
          label="Started"
          type="time"
          hint={timeZone.replaceAll('_', ' ')}
          value={draft.startsAt}
          error={faults['startsAt']}
          onChange={(startsAt) => onChange({ startsAt })}
        />
        <TextField
          label="Stopped"
          type="time"
          hint={
            !isElsewhen && reading.endsOn ? `On ${dayInWords(reading.endsOn, { locale, today })}` : undefined
          }
          value={draft.endsAt}
          error={faults['endsAt']}
          onChange={(endsAt) => onChange({ endsAt })}
        />
      </div>
      {!isElsewhen && reading.endsOn && (
        <button type="button" className="link" onClick={() => onChange({ endDay: reading.endsOn ?? '' })}>
          It stopped on another day
        </button>
      )}
      {isElsewhen && (
        <DateInput
          label="Stopped on"
          value={draft.endDay}
          error={faults['endDay']}
          onChange={(endDay) => onChange({ endDay })}
        />
      )}
    </>
  );
}
