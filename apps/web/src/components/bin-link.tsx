import { type BinKind, LIMITS } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';

/** Under a list: where what was deleted of it can be found. */
export function BinLink({ kind }: { kind: BinKind }) {
  return (
    <p className="bin-link">
      <Link to="/bin" search={{ kind }}>
        Deleted in the last {LIMITS.binDays} days
      </Link>
    </p>
  );
}
