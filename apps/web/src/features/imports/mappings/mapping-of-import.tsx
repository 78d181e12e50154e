import type { ImportView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../components/button.tsx';
import { useTRPC } from '../../../lib/trpc.ts';
import { saveMapping } from './save-mapping.ts';

/** Gives away how a file was read that no preset knew, or not all of it, as a file by which somebody else reads theirs. */
export function MappingOfImport({ importView: { id: importId, fileName } }: { importView: ImportView }) {
  const trpc = useTRPC();
  // Not knowing it, there is nothing to give away.
  const mapping = useQuery(trpc.imports.mapping.queryOptions({ importId })).data?.mapping;
  if (!mapping) return null;
  return (
    <div className="buttons">
      <Button onClick={() => saveMapping(fileName.replace(/\.[a-z]+$/i, ''), mapping)}>
        Save how it was read as a mapping file
      </Button>
    </div>
  );
}
