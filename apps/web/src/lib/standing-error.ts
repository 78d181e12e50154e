import { useState } from 'react';

interface Asked {
  error: unknown;
  isSuccess: boolean;
}

/**
 * Why `of` could not be shown, also while it is asked for again: TanStack Query forgets the error of what never came as soon as
 * it asks anew, and the screen that says so would go away from under somebody's press. Null once it is there.
 */
export function useStandingError({ error, isSuccess }: Asked, of: string): unknown {
  const [last, setLast] = useState<{ of: string; error: unknown }>({ of, error });
  const isSettled = isSuccess || error !== null;
  if (last.of !== of || (isSettled && last.error !== error)) setLast({ of, error });
  return isSettled || last.of !== of ? error : last.error;
}
