import { Note } from '../../../components/note.tsx';
import { useProfile } from '../../../lib/session.ts';

/** Says of rows that say otherwise than what is there that they were not taken, and the way to take them. */
export function NotTakenNote({ count }: { count: number }) {
  const { locale } = useProfile();
  if (count === 0) return null;
  return (
    <Note>
      <p>
        {count.toLocaleString(locale)}{' '}
        {count === 1 ? 'row says otherwise than what is' : 'rows say otherwise than what is'} there, and{' '}
        {count === 1 ? 'was' : 'were'} not taken: you changed or deleted it, or another file counts. To take
        what this file says, import it again and look at each row.
      </p>
    </Note>
  );
}
