import type { ReactNode } from 'react';

interface NoteProps {
  kind?: 'plain' | 'good' | 'warning' | 'bad';
  title?: ReactNode;
  children?: ReactNode;
  /** Spoken as soon as it appears: for what follows from something that the person just did. */
  isSpoken?: boolean;
}

/** What happened, what it means, what can be done. */
export function Note({ kind = 'plain', title, children, isSpoken }: NoteProps) {
  const role = isSpoken ? (kind === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div className={kind === 'plain' ? 'note' : `note ${kind}`} role={role}>
      {title && <p className="note-title">{title}</p>}
      {children}
    </div>
  );
}
