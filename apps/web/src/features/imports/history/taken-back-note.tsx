import { useProfile } from '../../../lib/session.ts';

/** Says beside the control total what it cannot say: it is of this file, and what is taken back is of others. */
export function TakenBackNote({ count, isAhead = false }: { count: number; isAhead?: boolean }) {
  const { locale } = useProfile();
  if (count === 0) return null;
  return (
    <p className="basis">
      {count.toLocaleString(locale)} {count === 1 ? 'entry' : 'entries'} of other files{' '}
      {isAhead ? (count === 1 ? 'goes' : 'go') : 'went'} besides: this file says that nothing came of{' '}
      {count === 1 ? 'it' : 'them'}, or that it was something else. These sums are of this file alone.
    </p>
  );
}
