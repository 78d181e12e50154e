import { presetById } from '@earntrack/statements';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Note } from '../../../components/note.tsx';
import { useTRPC } from '../../../lib/trpc.ts';
import { othersOfSameSales } from './same-sales.ts';

/** Told before anything is recorded: nothing in the two files says that a sale of one is that of the other. */
export function SameSalesNote({ presetId }: { presetId: string }) {
  const trpc = useTRPC();
  const latest = useQueries({
    queries: othersOfSameSales(presetId).map((recordedBy) =>
      trpc.imports.list.queryOptions({ recordedBy, limit: 1 }),
    ),
  });
  const [other] = latest.flatMap(({ data }) => data?.items ?? []);
  if (other === undefined) return null;
  return (
    <Note kind="warning" title="These sales may be here already" isSpoken>
      <p>
        You recorded{' '}
        <Link to="/imports/$importId" params={{ importId: other.id }}>
          {other.fileName}
        </Link>
        , a file of another kind ({presetById(other.presetId)?.name}). Where both files hold the same sales,
        they would count twice. Record only one of the two kinds, or undo that import first.
      </p>
    </Note>
  );
}
