import { readFailure } from '@earntrack/client';
import { useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { newId } from '../../lib/new-id.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { OperatorForm } from './operator-form.tsx';
import { useOperating } from './use-operating.ts';

const WHEN = 'Choose a day and a time';

/** Tells people ahead, with times of the operator's own zone. */
export function AnnounceForm({ onClose }: { onClose: () => void }) {
  const { timeZone } = useProfile();
  const client = useTRPCClient();
  const [id] = useState(newId);
  const [sentence, setSentence] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isChecked, setChecked] = useState(false);
  const announcing = useOperating(client.operator.maintenance.announce.mutate, onClose);
  const faults = announcing.error ? readFailure(announcing.error).fields : {};
  const submit = () => {
    setChecked(true);
    const [startsAt, endsAt] = [instantOf(from, timeZone), instantOf(to, timeZone)];
    if (startsAt && endsAt) announcing.mutate({ id, sentence, startsAt, endsAt });
  };
  return (
    <OperatorForm
      acting={announcing}
      label="Announce maintenance"
      action="Announce"
      failure="The maintenance was not announced"
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label="What people read"
        hint="What happens, and what they can do meanwhile."
        value={sentence}
        error={faults['sentence']}
        onChange={setSentence}
        ref={firstFocus}
      />
      <TextField
        label="From"
        type="datetime-local"
        hint={`In ${timeZone}. Everybody reads it in their own time.`}
        value={from}
        error={faults['startsAt'] ?? (isChecked && from === '' ? WHEN : null)}
        onChange={setFrom}
      />
      <TextField
        label="To"
        type="datetime-local"
        value={to}
        error={faults['endsAt'] ?? (isChecked && to === '' ? WHEN : null)}
        onChange={setTo}
      />
    </OperatorForm>
  );
}

function instantOf(wallTime: string, timeZone: string): string | null {
  if (wallTime === '') return null;
  return Temporal.PlainDateTime.from(wallTime).toZonedDateTime(timeZone).toInstant().toString();
}
