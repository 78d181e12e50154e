import type { InstanceView } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { useTRPCClient } from '../../lib/trpc.ts';
import { instanceName } from './figure-words.ts';
import { useOperating } from './use-operating.ts';

/** Has one process end in order, so that whatever keeps it going begins it anew. */
export function RestartInstance({ instance }: { instance: InstanceView }) {
  const client = useTRPCClient();
  const [isAsking, setAsking] = useState(false);
  const asking = useOperating(client.operator.console.restart.mutate, () => setAsking(false));
  const name = instanceName(instance);
  return (
    <>
      {asking.error && <ErrorState error={asking.error} title="It was not asked to restart" />}
      {asking.data?.instanceId === instance.id && (
        <Note kind="good" title={`${name} finishes what it has begun, and ends`} isSpoken>
          <p>It is back under another id once it has been started again.</p>
        </Note>
      )}
      <div className="buttons">
        <Button isBusy={asking.isPending} onClick={() => setAsking(true)}>
          Restart {name}…
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Restart ${name}?`}
        action="Restart it"
        onConfirm={() => asking.mutate({ instanceId: instance.id, host: instance.host })}
        onClose={() => setAsking(false)}
      >
        <p>
          It lets nothing new in, finishes what has begun, and ends. Docker, Railway or systemd start it
          again; started by hand, it stays away. Where it is the only one, nobody is served for some seconds.
        </p>
      </ConfirmDialog>
    </>
  );
}
