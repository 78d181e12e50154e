import type { ImportView } from '@earntrack/contract';
import { useRef } from 'react';
import { afterDecision, type Asked, firstAsked, withDecision, withFigures, withoutAnswer } from './asked.ts';
import type { Tie } from './ties.ts';

interface Asking {
  /** Asks the server for the figures. */
  look: (onSeen: (preview: ImportView) => void) => void;
  /** Changes what is asked, where anything is. */
  change: (work: (asked: Asked) => Asked) => void;
}

/** What the person says while an import waits for them, and the figures that follow it. */
export function useAsking({ look, change }: Asking) {
  const turnRef = useRef(0);
  const keptRef = useRef<readonly Tie[] | null>(null);
  const begunRef = useRef(0);
  const begin = (preview: ImportView): Asked => {
    turnRef.current += 1;
    begunRef.current += 1;
    keptRef.current = null;
    return firstAsked(preview);
  };
  /** What the person looks at stays until the new figures are there; those of an earlier turn come too late. */
  const review = () => {
    turnRef.current += 1;
    const turn = turnRef.current;
    const kept = keptRef.current;
    look((preview) => {
      if (turn === turnRef.current) change((asked) => withFigures(asked, preview, kept));
    });
  };
  const say = (said: readonly Tie[]) => change((asked) => ({ ...asked, said }));
  const keep = (ties: readonly Tie[]) => {
    keptRef.current = ties;
    review();
  };
  const refuse = (ties: readonly Tie[]) => change((asked) => withoutAnswer(asked, ties));
  /** Gives what `decided` is told with the answer. */
  const decide = (): number => {
    change(withDecision);
    return begunRef.current;
  };
  /** Where nobody knows whether the server has kept it, it may have. One of an import before is of no import now. */
  const decided = (of: number | undefined, mayBeKept: boolean) => {
    if (of !== begunRef.current) return;
    change((asked) => afterDecision(asked, mayBeKept));
    if (mayBeKept) review();
  };
  return { begin, say, keep, refuse, decide, decided };
}
