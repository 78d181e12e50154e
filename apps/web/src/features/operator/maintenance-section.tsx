import type { MaintenanceView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useTRPC } from '../../lib/trpc.ts';
import { AnnounceForm } from './announce-form.tsx';
import { OperatorSection } from './operator-section.tsx';
import { ReadOnlySwitch } from './read-only-switch.tsx';
import { WindowRow } from './window-row.tsx';

/** What was announced, and whether anything can be saved now. */
export function MaintenanceSection({ mayAct }: { mayAct: boolean }) {
  const trpc = useTRPC();
  const maintenance = useQuery(trpc.operator.maintenance.get.queryOptions());
  return (
    <OperatorSection
      id="maintenance"
      title="Maintenance"
      basis="People see what is announced at the top of every screen, seven days ahead."
    >
      {maintenance.isPending && <SkeletonRows of="maintenance" count={2} />}
      {maintenance.isError && (
        <ErrorState
          error={maintenance.error}
          title="The maintenance could not be loaded"
          onRetry={() => void maintenance.refetch()}
        />
      )}
      {maintenance.data && <Windows windows={maintenance.data.windows} mayAct={mayAct} />}
      {mayAct && <Announcing />}
      {maintenance.data && <ReadOnlySwitch readOnly={maintenance.data.readOnly} mayAct={mayAct} />}
    </OperatorSection>
  );
}

function Announcing() {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <AnnounceForm onClose={() => setOpen(false)} />;
  return (
    <div className="buttons">
      <Button onClick={() => setOpen(true)}>Announce maintenance…</Button>
    </div>
  );
}

function Windows({ windows, mayAct }: { windows: MaintenanceView['windows']; mayAct: boolean }) {
  if (windows.length === 0) return <Note title="No maintenance is announced" />;
  return (
    <ul className="rows">
      {windows.map((window) => (
        <WindowRow key={window.id} window={window} mayAct={mayAct} />
      ))}
    </ul>
  );
}
