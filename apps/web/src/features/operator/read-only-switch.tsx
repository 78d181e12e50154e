import type { ReadOnlyView } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { momentInWords } from '../../lib/days.ts';
import { firstFocus } from '../../lib/first-focus.ts';
import { newId } from '../../lib/new-id.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { OperatorForm } from './operator-form.tsx';
import { useOperating } from './use-operating.ts';

/** Lets everything be read and nothing saved, and ends that again. */
export function ReadOnlySwitch({ readOnly, mayAct }: { readOnly: ReadOnlyView | null; mayAct: boolean }) {
  const [isOpen, setOpen] = useState(false);
  if (readOnly) return <ReadOnlyNow readOnly={readOnly} mayAct={mayAct} />;
  if (!mayAct) return null;
  if (isOpen) return <BeginForm onClose={() => setOpen(false)} />;
  return (
    <div className="buttons">
      <Button onClick={() => setOpen(true)}>Begin read-only mode…</Button>
    </div>
  );
}

function ReadOnlyNow({ readOnly, mayAct }: { readOnly: ReadOnlyView; mayAct: boolean }) {
  const { locale, timeZone } = useProfile();
  const client = useTRPCClient();
  const ending = useOperating(() => client.operator.maintenance.endReadOnly.mutate());
  const [isAsking, setAsking] = useState(false);
  const end = () => {
    setAsking(false);
    ending.mutate(undefined);
  };
  return (
    <>
      <Note kind="warning" title={`Read-only since ${momentInWords(readOnly.since, locale, timeZone)}`}>
        <p>{readOnly.sentence}</p>
        {ending.error && <ErrorState error={ending.error} title="It was not ended" />}
        {mayAct && (
          <Button isBusy={ending.isPending} onClick={() => setAsking(true)}>
            End read-only mode…
          </Button>
        )}
      </Note>
      <ConfirmDialog
        isOpen={isAsking}
        title="End read-only mode?"
        action="End it"
        onConfirm={end}
        onClose={() => setAsking(false)}
      >
        <p>
          Everybody can save again, and what waits on their devices is sent. End it only once what it was
          begun for is done. It stands in what operators did.
        </p>
      </ConfirmDialog>
    </>
  );
}

function BeginForm({ onClose }: { onClose: () => void }) {
  const client = useTRPCClient();
  const [id] = useState(newId);
  const [sentence, setSentence] = useState(
    'EarnTrack is being looked after. Everything can be read meanwhile.',
  );
  const beginning = useOperating(client.operator.maintenance.beginReadOnly.mutate, onClose);
  return (
    <OperatorForm
      acting={beginning}
      label="Begin read-only mode"
      action="Begin"
      failure="Read-only mode did not begin"
      onSubmit={() => beginning.mutate({ id, sentence })}
      onClose={onClose}
    >
      <TextField
        label="What people read meanwhile"
        hint="Nothing can be saved until you end it. What people type stays with them."
        value={sentence}
        onChange={setSentence}
        ref={firstFocus}
      />
    </OperatorForm>
  );
}
