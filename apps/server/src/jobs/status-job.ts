import type { StatusBoard } from '@earntrack/api/server';
import { every } from './every.ts';

/** What was said while nobody could listen is seen within this, and also that the database is away. */
const INTERVAL_MS = 10_000;

/** Reads the board anew also where nothing was heard. */
export function startWatchingStatus(board: StatusBoard): () => Promise<void> {
  return every(INTERVAL_MS, () => board.refresh());
}
