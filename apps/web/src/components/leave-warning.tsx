import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isOpenPath } from '../lib/search-place.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface LeaveWarningProps {
  isAtStake: boolean;
  /** What becomes of it where the person leaves. */
  children: ReactNode;
}

/** Asks before another screen takes the place of this one, or the page is closed or loaded anew, while something would be lost with it. */
export function LeaveWarning({ isAtStake, children }: LeaveWarningProps) {
  const { history } = useRouter();
  const answerRef = useRef<(isStaying: boolean) => void>(undefined);
  const [isAsked, setAsked] = useState(false);
  const answer = (isStaying: boolean) => {
    setAsked(false);
    answerRef.current?.(isStaying);
  };
  useEffect(() => {
    if (!isAtStake) return;
    return history.block({
      enableBeforeUnload: true,
      blockerFn: ({ currentLocation, nextLocation: { pathname } }) =>
        new Promise((resolve) => {
          // Whoever signs out leaves with their words; and another way is asked about anew.
          if (pathname === currentLocation.pathname || isOpenPath(pathname)) return resolve(false);
          answerRef.current?.(true);
          answerRef.current = resolve;
          setAsked(true);
        }),
    });
  }, [history, isAtStake]);
  return (
    <ConfirmDialog
      isOpen={isAsked}
      title="Leave this page?"
      action="Leave the page"
      away="Stay here"
      onConfirm={() => answer(false)}
      onClose={() => answer(true)}
    >
      <p>{children}</p>
    </ConfirmDialog>
  );
}
