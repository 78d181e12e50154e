import { readFailure } from '@earntrack/client';
import { type IncidentView, OPEN_INCIDENT_STATUSES } from '@earntrack/contract';
import { useState } from 'react';
import { Chips } from '../../components/chips.tsx';
import { TextAreaField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { newId } from '../../lib/new-id.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { OperatorForm } from './operator-form.tsx';
import { SEVERITY_CHIPS } from './severity-chips.ts';
import { useOperating } from './use-operating.ts';

const STATUS_LABELS = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
} as const;
const STATUS_CHIPS = OPEN_INCIDENT_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }));

/** Tells everybody how an incident stands. */
export function UpdateForm({ incident, onClose }: { incident: IncidentView; onClose: () => void }) {
  const client = useTRPCClient();
  const [id] = useState(newId);
  const [message, setMessage] = useState('');
  const [severity, setSeverity] = useState(incident.severity);
  const [status, setStatus] = useState(incident.status === 'resolved' ? 'monitoring' : incident.status);
  const updating = useOperating(client.operator.incidents.update.mutate, onClose);
  const faults = updating.error ? readFailure(updating.error).fields : {};
  return (
    <OperatorForm
      acting={updating}
      label="Say how it stands"
      action="Publish"
      failure="The update was not published"
      onSubmit={() => updating.mutate({ id, incidentId: incident.id, status, severity, message })}
      onClose={onClose}
    >
      <TextAreaField
        label="What people read"
        value={message}
        error={faults['message']}
        onChange={setMessage}
        ref={firstFocus}
      />
      <Chips legend="Where it stands" chips={STATUS_CHIPS} value={status} onChange={setStatus} />
      <Chips legend="How bad it is" chips={SEVERITY_CHIPS} value={severity} onChange={setSeverity} />
    </OperatorForm>
  );
}
