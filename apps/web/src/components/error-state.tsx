import { readFailure } from '@earntrack/client';
import { Button } from './button.tsx';
import { Note } from './note.tsx';

interface ErrorStateProps {
  error: unknown;
  /** What could not be shown or done: "Your earnings could not be loaded". */
  title?: string;
  onRetry?: (() => void) | undefined;
}

/** What went wrong in plain words, the id under which the server noted it, and another try. */
export function ErrorState({ error, title = 'This could not be loaded', onRetry }: ErrorStateProps) {
  const failure = readFailure(error);
  return (
    <Note kind="bad" title={title} isSpoken>
      <p>{failure.message}</p>
      {failure.requestId && <p className="small muted">Request {failure.requestId}</p>}
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </Note>
  );
}
