import { readFailure } from '@earntrack/client';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';

interface NotThereProps {
  /** What was looked for, as a person calls it: "earning". */
  what: string;
  /** The way to all of them. */
  all: ReactNode;
}

/** Something that was deleted, or whose address was cut short. */
export function NotThereAnyMore({ what, all }: NotThereProps) {
  return (
    <>
      <h1 className="answer smaller">This {what} is not there any more.</h1>
      <p className="buttons">{all}</p>
    </>
  );
}

interface NotShownProps extends NotThereProps {
  /** Of the screen. */
  title: string;
  error: unknown;
  onRetry: () => void;
}

/** Why a screen cannot show what it is of: that is gone, or it could not be asked for. */
export function NotShown({ title, what, all, error, onRetry }: NotShownProps) {
  const { code } = readFailure(error);
  // An address that was cut short is no id, and so invalid rather than not found.
  const isGone = code === 'not_found' || code === 'already_deleted' || code === 'invalid_input';
  if (isGone) return <NotThereAnyMore what={what} all={all} />;
  return (
    <>
      <h1 className="vh">{title}</h1>
      <ErrorState error={error} title={`This ${what} cannot be shown`} onRetry={onRetry} />
    </>
  );
}
