import { useState } from 'react';
import { LogCommands } from './log-commands.tsx';
import { LogErrors } from './log-errors.tsx';
import { LogStory } from './log-story.tsx';
import { OperatorSection } from './operator-section.tsx';

/** What the log answers: on the machine to everybody who may go there, and here to who may read it. */
export function LogsSection({ mayRead }: { mayRead: boolean }) {
  const [requestId, setRequestId] = useState<string | null>(null);
  return (
    <OperatorSection
      id="logs"
      title="Logs"
      basis="Secrets and what people typed are in no line of it, as the server writes none of them down."
    >
      {mayRead && <LogErrors onRequest={setRequestId} />}
      {mayRead && <LogStory requestId={requestId} onRequest={setRequestId} />}
      <LogCommands />
    </OperatorSection>
  );
}
