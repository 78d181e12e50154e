import type { IncidentView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { TextAreaField } from '../../components/text-field.tsx';
import { saveFile } from '../../lib/save-file.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { OperatorForm } from './operator-form.tsx';
import { useOperating } from './use-operating.ts';

interface IncidentReportProps {
  incident: IncidentView;
  mayAct: boolean;
  onClose: () => void;
}

/** What the record says, and what only people know: the cause, and what follows from it. */
export function IncidentReport({ incident, mayAct, onClose }: IncidentReportProps) {
  const trpc = useTRPC();
  const report = useQuery(trpc.operator.incidents.report.queryOptions({ incidentId: incident.id }));
  return (
    <div className="incident-report">
      {report.isPending && <SkeletonRows of="the report" count={2} />}
      {report.isError && <ErrorState error={report.error} title="The report could not be made" />}
      {report.data && (
        <section aria-label="Report">
          <pre>{report.data.markdown}</pre>
        </section>
      )}
      {report.data && (
        <div className="buttons">
          <Button onClick={() => saveReport(incident, report.data.markdown)}>Save as a file</Button>
          <Button look="quiet" onClick={onClose}>
            Close the report
          </Button>
        </div>
      )}
      {mayAct && <ReviewForm incident={incident} onClose={onClose} />}
    </div>
  );
}

function ReviewForm({ incident, onClose }: Omit<IncidentReportProps, 'mayAct'>) {
  const client = useTRPCClient();
  const [typed, setTyped] = useState<Partial<Pick<IncidentView, 'cause' | 'followUps'>>>({});
  const reviewing = useOperating(client.operator.incidents.review.mutate, () => setTyped({}));
  const { id: incidentId, version } = incident;
  // What was typed stays while the incident is asked again, as it is right after it was resolved.
  const { cause, followUps } = { cause: incident.cause, followUps: incident.followUps, ...typed };
  return (
    <OperatorForm
      acting={reviewing}
      label="What only people know"
      action="Write it into the report"
      failure="The report was not changed"
      onSubmit={() => reviewing.mutate({ incidentId, version, cause, followUps })}
      onClose={onClose}
    >
      <TextAreaField
        label="What caused it"
        rows={4}
        value={cause}
        onChange={(text) => setTyped({ ...typed, cause: text })}
      />
      <TextAreaField
        label="What follows from it"
        rows={4}
        value={followUps}
        onChange={(text) => setTyped({ ...typed, followUps: text })}
      />
    </OperatorForm>
  );
}

function saveReport({ declaredAt }: IncidentView, markdown: string): void {
  saveFile(`incident-${declaredAt.slice(0, 10)}.md`, new Blob([markdown], { type: 'text/markdown' }));
}
