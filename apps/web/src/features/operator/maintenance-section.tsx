import type { MaintenanceView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { AnnounceForm } from './announce-form.tsx';
import { OperatorSection } from './operator-section.tsx';
import { ReadOnlySwitch } from './read-only-switch.tsx';
import { useOperating } from './use-operating.ts';

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

function WindowRow({ window, mayAct }: { window: MaintenanceView['windows'][number]; mayAct: boolean }) {
  const { locale, timeZone } = useProfile();
  const client = useTRPCClient();
  const cancelling = useOperating(client.operator.maintenance.cancel.mutate);
  const [from, to] = [window.startsAt, window.endsAt].map((at) => momentInWords(at, locale, timeZone));
  return (
    <li className="setting">
      <div className="row setting-row">
        <span className="t">
          {window.sentence}
          <span className="s">
            {from} to {to}
            {window.isShortNotice && ', announced less than seven days ahead'}
          </span>
        </span>
        {mayAct && (
          <Button
            look="quiet"
            isBusy={cancelling.isPending}
            aria-label={`Take back: ${window.sentence}`}
            onClick={() => cancelling.mutate({ id: window.id })}
          >
            Take back
          </Button>
        )}
      </div>
      {cancelling.error && <ErrorState error={cancelling.error} title="It was not taken back" />}
    </li>
  );
}
