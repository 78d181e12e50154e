import type { ReactNode } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';

interface AnsweredProps<Answer> {
  asked: {
    data: Answer | undefined;
    error: unknown;
    isPending: boolean;
    isError: boolean;
    refetch: () => Promise<unknown>;
  };
  /** What is loading, for a screen reader: "the jobs". */
  of: string;
  /** What could not be loaded, as a sentence. */
  failure: string;
  children: (answer: Answer) => ReactNode;
}

/** What a section of the console shows of its own source, and of nobody else's: on its way, failed, or there. */
export function Answered<Answer>({ asked, of, failure, children }: AnsweredProps<Answer>) {
  return (
    <>
      {asked.isPending && <SkeletonRows of={of} count={3} />}
      {asked.isError && (
        <ErrorState error={asked.error} title={failure} onRetry={() => void asked.refetch()} />
      )}
      {asked.data !== undefined && children(asked.data)}
    </>
  );
}
