/** "look": somebody should see whether it matters. "act": something has to be done. */
export type Verdict = 'ok' | 'look' | 'act';

export interface Finding {
  /** The heading that it stands under. */
  part: string;
  name: string;
  measured: string;
  verdict: Verdict;
  /** What to do; empty where all is well. */
  todo: string;
  /** Where the figure came from. */
  source: string;
  /** What the figure is made of, a line each. */
  rows?: readonly string[];
  /** For programs, where it is a number: now, and the week before where that is known. */
  value?: number;
  before?: number | null;
}

export interface Review {
  title: string;
  /** When it was looked. */
  at: string;
  findings: readonly Finding[];
  /** What nothing measured, and why: it is no finding, and never counted as well. */
  unmeasured: readonly { name: string; why: string }[];
  /** What was to be read and could not be. */
  unread: readonly string[];
  /** What has to be known to read the figures. */
  remarks: readonly string[];
}

export const WELL = { verdict: 'ok', todo: '' } as const;
export const look = (todo: string) => ({ verdict: 'look', todo }) as const;
export const act = (todo: string) => ({ verdict: 'act', todo }) as const;

/** 0: looked at everything, and all is well; 1: something to look at or to do; 2: something could not be read. */
export function exitCodeOf({ findings, unread }: Review): 0 | 1 | 2 {
  if (unread.length > 0) return 2;
  return findings.every(({ verdict }) => verdict === 'ok') ? 0 : 1;
}
