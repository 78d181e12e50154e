export interface Progress {
  phase: 'reading' | 'preparing' | 'loading' | 'indexing' | 'comparing' | 'finishing';
  /** Null where it is about all of them. */
  table: string | null;
  /** Of the phase's tables, how many are through, and how many there are. */
  done: number;
  of: number;
  /** Of this table so far. */
  bytes: number;
}

export interface Watch {
  /** Ends it, and leaves nothing behind. */
  signal: AbortSignal | null;
  onProgress: (progress: Progress) => void;
}
