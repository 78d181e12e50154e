import type { ReactNode } from 'react';
import { Note } from '../../components/note.tsx';
import { AuthFrame } from './auth-frame.tsx';

/** A link that was used, is past its time, or lost its end on the way. */
export function DeadLink({ children }: { children: ReactNode }) {
  return (
    <AuthFrame key="dead" title="This link does not work" heading="This link does not work any more.">
      <Note isSpoken>
        <p>
          Each link works once and not for long. It was used, its time is over, or a part of it is missing.
        </p>
      </Note>
      {children}
    </AuthFrame>
  );
}
