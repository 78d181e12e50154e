import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What is missing and the first step: "Nothing recorded yet. One typed earning is enough to start." */
  answer: ReactNode;
  /** How it will look; shown as an example that is not saved. */
  example?: ReactNode;
  /** The first step, as buttons. */
  children?: ReactNode;
}

export function EmptyState({ answer, example, children }: EmptyStateProps) {
  return (
    <div>
      <p className="answer smaller">{answer}</p>
      {example ? <div className="example">{example}</div> : <p className="basis" />}
      {children && <div className="buttons">{children}</div>}
    </div>
  );
}
