import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { serverAddress } from '../../lib/server.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { DeclareForm } from './declare-form.tsx';
import { IncidentRow } from './incident-row.tsx';
import { OperatorSection } from './operator-section.tsx';

/** What does not work, and what was said about it. */
export function IncidentsSection({ mayAct }: { mayAct: boolean }) {
  const trpc = useTRPC();
  const incidents = useQuery(trpc.operator.incidents.list.queryOptions());
  const [isDeclaring, setDeclaring] = useState(false);
  return (
    <OperatorSection
      id="incidents"
      title="Incidents"
      basis={
        <>
          Everybody reads them on <a href={serverAddress('/status')}>the status page</a>. While one is open,
          people were promised an update every 15 minutes.
        </>
      }
    >
      {incidents.isPending && <SkeletonRows of="incidents" count={2} />}
      {incidents.isError && (
        <ErrorState
          error={incidents.error}
          title="The incidents could not be loaded"
          onRetry={() => void incidents.refetch()}
        />
      )}
      {incidents.data?.length === 0 && <Note title="No incident was ever declared here" />}
      {incidents.data && incidents.data.length > 0 && (
        <ul className="rows">
          {incidents.data.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} mayAct={mayAct} />
          ))}
        </ul>
      )}
      {mayAct && !isDeclaring && (
        <div className="buttons">
          <Button onClick={() => setDeclaring(true)}>Declare an incident…</Button>
        </div>
      )}
      {isDeclaring && <DeclareForm onClose={() => setDeclaring(false)} />}
    </OperatorSection>
  );
}
