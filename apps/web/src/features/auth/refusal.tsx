import type { ClientFailure } from '@earntrack/client';
import { Note } from '../../components/note.tsx';

/** Why it was refused, where no single field is at fault. */
export function Refusal({ failure }: { failure: ClientFailure }) {
  if (Object.keys(failure.fields).length > 0) return null;
  return (
    <Note kind="bad" title={failure.message} isSpoken>
      {failure.code === 'internal' && failure.requestId && (
        <p className="small">Request {failure.requestId}</p>
      )}
    </Note>
  );
}
