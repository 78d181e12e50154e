import type { MaintenanceView } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { useOperating } from './use-operating.ts';

interface WindowRowProps {
  window: MaintenanceView['windows'][number];
  mayAct: boolean;
}

/** What was announced, and the way to take it back. */
export function WindowRow({ window, mayAct }: WindowRowProps) {
  const client = useTRPCClient();
  const cancelling = useOperating(client.operator.maintenance.cancel.mutate);
  const [isAsking, setAsking] = useState(false);
  const takeBack = () => {
    setAsking(false);
    cancelling.mutate({ id: window.id });
  };
  return (
    <li className="setting">
      <div className="row setting-row">
        <WindowText window={window} />
        {mayAct && (
          <Button
            look="quiet"
            isBusy={cancelling.isPending}
            aria-label={`Take back: ${window.sentence}`}
            onClick={() => setAsking(true)}
          >
            Take back…
          </Button>
        )}
      </div>
      {cancelling.error && <ErrorState error={cancelling.error} title="It was not taken back" />}
      <ConfirmDialog
        isOpen={isAsking}
        title="Take this announcement back?"
        action="Take it back"
        onConfirm={takeBack}
        onClose={() => setAsking(false)}
      >
        <p>“{window.sentence}”</p>
        <p>
          It goes from the top of everybody’s screens. That it was announced and taken back stays in what
          operators did.
        </p>
      </ConfirmDialog>
    </li>
  );
}

function WindowText({ window }: { window: WindowRowProps['window'] }) {
  const { locale, timeZone } = useProfile();
  const [from, to] = [window.startsAt, window.endsAt].map((at) => momentInWords(at, locale, timeZone));
  return (
    <span className="t">
      {window.sentence}
      <span className="s">
        {from} to {to}
        {window.isShortNotice && ', announced less than seven days ahead'}
      </span>
    </span>
  );
}
