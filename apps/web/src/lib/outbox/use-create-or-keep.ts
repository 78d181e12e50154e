import { readFailure } from '@earntrack/client';
import { useNavigate } from '@tanstack/react-router';
import { useToasts } from '../../components/toast.tsx';
import { dropEntry, keepEntry } from './outbox.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** What is said of an entry that the server has not seen. */
const KEPT_WORDS = 'Kept on this device; it will be sent when you are back online.';

type NewEntry = OutboxEntry extends infer Entry
  ? Entry extends OutboxEntry
    ? Omit<Entry, 'refusal'>
    : never
  : never;

/**
 * Creates it, or keeps it on this device where nobody answers; null means kept. An answer of the server, also "no", is
 * passed on as it is.
 */
export async function createOrKeep<Row>(entry: NewEntry, create: () => Promise<Row>): Promise<Row | null> {
  try {
    const row = await create();
    // Where it stays, it is sent again as the same create.
    await dropEntry(entry.id).catch(() => undefined);
    return row;
  } catch (err) {
    const { kind } = readFailure(err);
    if (kind !== 'unreachable' && kind !== 'timed_out') throw err;
    await keepEntry({ ...entry, refusal: null }).catch(() => {
      // A browser that keeps nothing: then the form keeps it, and says what went wrong with the sending.
      throw err;
    });
    return null;
  }
}

/** Says so and leads to the list, where the entry waits. */
export function useKept(list: '/earnings' | '/work'): () => void {
  const toasts = useToasts();
  const navigate = useNavigate();
  return () => {
    toasts.show({ text: KEPT_WORDS });
    void navigate({ to: list });
  };
}
