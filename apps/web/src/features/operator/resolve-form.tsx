import { readFailure } from '@earntrack/client';
import type { IncidentView } from '@earntrack/contract';
import { useState } from 'react';
import { TextAreaField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { newId } from '../../lib/new-id.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { OperatorForm } from './operator-form.tsx';
import { useOperating } from './use-operating.ts';

/** Tells everybody that it is over; what caused it may be written later. */
export function ResolveForm({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const client = useTRPCClient();
  const [id] = useState(newId);
  const [message, setMessage] = useState('');
  const resolving = useOperating(client.operator.incidents.resolve.mutate, onClose);
  const faults = resolving.error ? readFailure(resolving.error).fields : {};
  return (
    <OperatorForm
      acting={resolving}
      label="Resolve the incident"
      action="Resolve"
      failure="The incident was not resolved"
      onSubmit={() => resolving.mutate({ id, incidentId: incident.id, message })}
      onClose={onClose}
    >
      <TextAreaField
        label="What people read last"
        hint="What was wrong, and that it works again. The report is due within a day."
        value={message}
        error={faults['message']}
        onChange={setMessage}
        ref={firstFocus}
      />
    </OperatorForm>
  );
}
