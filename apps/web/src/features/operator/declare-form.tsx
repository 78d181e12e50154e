import { readFailure } from '@earntrack/client';
import { AFFECTED_SERVICES, type AffectedService, SERVICE_NAMES, type Severity } from '@earntrack/contract';
import { useState } from 'react';
import { Chips, ManyChips } from '../../components/chips.tsx';
import { TextAreaField, TextField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { newId } from '../../lib/new-id.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { OperatorForm } from './operator-form.tsx';
import { SEVERITY_CHIPS } from './severity-chips.ts';
import { useOperating } from './use-operating.ts';

const SERVICE_CHIPS = AFFECTED_SERVICES.map((value) => ({ value, label: SERVICE_NAMES[value] }));

/** Says to everybody that something does not work. Sent twice, it is declared once. */
export function DeclareForm({ onClose }: { onClose: () => void }) {
  const client = useTRPCClient();
  const [id] = useState(newId);
  const [title, setTitle] = useState('');
  const [message, setMessage] = useState('');
  const [severity, setSeverity] = useState<Severity>('P2');
  const [services, setServices] = useState<AffectedService[]>([]);
  const declaring = useOperating(client.operator.incidents.declare.mutate, onClose);
  const faults = declaring.error ? readFailure(declaring.error).fields : {};
  return (
    <OperatorForm
      acting={declaring}
      label="Declare an incident"
      action="Declare"
      failure="The incident was not declared"
      onSubmit={() => declaring.mutate({ id, title, message, severity, services })}
      onClose={onClose}
    >
      <TextField
        label="What is wrong, in a few words"
        value={title}
        error={faults['title']}
        onChange={setTitle}
        ref={firstFocus}
      />
      <Chips legend="How bad it is" chips={SEVERITY_CHIPS} value={severity} onChange={setSeverity} />
      <ManyChips
        legend="What is affected"
        chips={SERVICE_CHIPS}
        values={services}
        error={faults['services']}
        onChange={setServices}
      />
      <TextAreaField
        label="What people read first"
        hint="What happens, and what they can do meanwhile."
        value={message}
        error={faults['message']}
        onChange={setMessage}
      />
    </OperatorForm>
  );
}
